import { ts } from "ts-morph";

/** The names that a piece of syntax binds for what is inside it. */
interface Scope {
  readonly names: ReadonlySet<string>;
  readonly outer: Scope | undefined;
}

/** The identifiers that stand for values from outside the node; types name no values. */
export function readFreeNames(root: ts.Node): readonly ts.Identifier[] {
  const found: ts.Identifier[] = [];

  function walk(node: ts.Node, scope: Scope | undefined): void {
    if (ts.isIdentifier(node)) {
      if (isReference(node) && !isBound(node.text, scope)) found.push(node);
    } else if (isTypeOnly(node)) {
      return;
    } else if (ts.isFunctionLike(node)) {
      walkFunction(node, scope);
    } else {
      const names = namesBoundBy(node);
      const inner = names.size === 0 ? scope : { names, outer: scope };
      ts.forEachChild(node, (child) => walk(child, inner));
    }
  }

  function walkFunction(node: ts.SignatureDeclaration, outer: Scope | undefined): void {
    const body = "body" in node ? node.body : undefined;
    const own = ts.isFunctionExpression(node) && node.name !== undefined ? [node.name.text] : [];
    const parameters = node.parameters.flatMap((parameter) => boundNames(parameter.name));
    const scope = { names: new Set([...own, ...parameters]), outer };
    // Defaults of parameters do not see the variables of the body.
    const inner = body === undefined ? scope : { names: hoistedNames(body), outer: scope };
    ts.forEachChild(node, (child) => walk(child, child === body ? inner : child === node.name ? outer : scope));
  }

  walk(root, undefined);
  return found;
}

function isBound(name: string, scope: Scope | undefined): boolean {
  for (let at = scope; at !== undefined; at = at.outer) if (at.names.has(name)) return true;
  return false;
}

/** Whether an identifier is read, rather than a declaration's, a property's or a label's name. */
function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isShorthandPropertyAssignment(parent)) return true;
  if (ts.isBindingElement(parent)) return parent.initializer === node;
  if (ts.isExportSpecifier(parent)) return (parent.propertyName ?? parent.name) === node;
  if (ts.isLabeledStatement(parent)) return parent.label !== node;
  if (ts.isBreakOrContinueStatement(parent) || ts.isMetaProperty(parent)) return false;
  return (parent as ts.Node & { readonly name?: ts.Node }).name !== node;
}

function isTypeOnly(node: ts.Node): boolean {
  if (ts.isHeritageClause(node)) return node.token === ts.SyntaxKind.ImplementsKeyword;
  if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return true;
  return ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node);
}

function namesBoundBy(node: ts.Node): ReadonlySet<string> {
  if (ts.isBlock(node) || ts.isModuleBlock(node)) return new Set(node.statements.flatMap(declaredNames));
  if (ts.isCaseBlock(node)) {
    return new Set(node.clauses.flatMap((clause) => clause.statements.flatMap(declaredNames)));
  }
  if (ts.isForStatement(node) || ts.isForInStatement(node) || ts.isForOfStatement(node)) {
    const { initializer } = node;
    return new Set(initializer && ts.isVariableDeclarationList(initializer) ? listedNames(initializer) : []);
  }
  if (ts.isCatchClause(node)) return new Set(node.variableDeclaration ? boundNames(node.variableDeclaration.name) : []);
  if (ts.isClassExpression(node) && node.name !== undefined) return new Set([node.name.text]);
  return none;
}

const none: ReadonlySet<string> = new Set();

function declaredNames(statement: ts.Statement): readonly string[] {
  if (ts.isVariableStatement(statement)) return listedNames(statement.declarationList);
  const declares =
    ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement) || ts.isEnumDeclaration(statement);
  return declares && statement.name !== undefined ? [statement.name.text] : [];
}

/** The `var` names of a function's body, which its inner blocks lift to it. */
function hoistedNames(body: ts.Node): ReadonlySet<string> {
  const names = new Set<string>();
  function walk(node: ts.Node): void {
    if (ts.isFunctionLike(node) || ts.isClassLike(node) || ts.isTypeNode(node)) return;
    if (ts.isVariableDeclarationList(node) && (node.flags & ts.NodeFlags.BlockScoped) === 0) {
      for (const name of listedNames(node)) names.add(name);
    }
    ts.forEachChild(node, walk);
  }
  walk(body);
  return names;
}

function listedNames(list: ts.VariableDeclarationList): readonly string[] {
  return list.declarations.flatMap((declaration) => boundNames(declaration.name));
}

/** The names that a variable or parameter declares: its own, or those of its pattern. */
export function boundNames(name: ts.BindingName): readonly string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? boundNames(element.name) : []));
}
