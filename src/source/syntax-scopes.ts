import { ts } from "ts-morph";
import { boundNames } from "./free-names.ts";

/** A name of the code's own. */
export interface Binding {
  readonly name: string;
  /** It is written as it is, whatever else is in the code. */
  readonly isKept: boolean;
  /** A function or class has its name from it. */
  givesName: boolean;
}

/** The names that a piece of syntax binds for what is inside it. */
export interface Scope {
  readonly names: ReadonlyMap<string, Binding>;
  readonly outer: Scope | undefined;
}

export function findBinding(name: string, scope: Scope | undefined): Binding | undefined {
  for (let at = scope; at !== undefined; at = at.outer) {
    const binding = at.names.get(name);
    if (binding !== undefined) return binding;
  }
  return undefined;
}

/** The scope inside; the one around it where there are no names. */
export function openScope(names: readonly string[], outer: Scope | undefined, isKept = false): Scope | undefined {
  if (names.length === 0) return outer;
  return { names: new Map(names.map((name) => [name, { name, isKept, givesName: false }])), outer };
}

/** The names that a list of statements binds for itself; `var` belongs to the function around it. */
export function lexicalNames(statements: readonly ts.Statement[]): string[] {
  const names: string[] = [];
  for (const statement of statements) {
    if (ts.isVariableStatement(statement)) {
      if (!isVar(statement.declarationList)) names.push(...listedNames(statement.declarationList));
    } else if (
      (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement) || ts.isEnumDeclaration(statement)) &&
      statement.name !== undefined
    )
      names.push(statement.name.text);
  }
  return names;
}

/** The names of a function's body, those of `var` in inner blocks among them. */
export function bodyNames(body: ts.Block): readonly string[] {
  const names = lexicalNames(body.statements);
  function walk(node: ts.Node): void {
    if (ts.isVariableStatement(node)) {
      if (isVar(node.declarationList)) names.push(...listedNames(node.declarationList));
    } else if (ts.isVariableDeclarationList(node)) {
      if (isVar(node)) names.push(...listedNames(node));
    } else if (holdsStatements(node)) ts.forEachChild(node, walk);
  }
  ts.forEachChild(body, walk);
  return names;
}

/** The variables of a loop's head. */
export function headNames({ initializer }: ts.ForStatement | ts.ForInOrOfStatement): readonly string[] {
  const declares = initializer !== undefined && ts.isVariableDeclarationList(initializer) && !isVar(initializer);
  return declares ? listedNames(initializer) : [];
}

/** `const`, `let`, `var`, `using` or `await using`. */
export function variableKeyword({ flags }: ts.VariableDeclarationList): string {
  const kind: number = flags & ts.NodeFlags.BlockScoped;
  return keywords.get(kind) ?? "var";
}

const keywords: ReadonlyMap<number, string> = new Map([
  [ts.NodeFlags.Const, "const"],
  [ts.NodeFlags.Let, "let"],
  [ts.NodeFlags.Using, "using"],
  [ts.NodeFlags.AwaitUsing, "await using"],
]);

function isVar({ flags }: ts.VariableDeclarationList): boolean {
  return (flags & ts.NodeFlags.BlockScoped) === 0;
}

function listedNames(list: ts.VariableDeclarationList): readonly string[] {
  return list.declarations.flatMap((declaration) => boundNames(declaration.name));
}

function holdsStatements(node: ts.Node): boolean {
  switch (node.kind) {
    case ts.SyntaxKind.Block:
    case ts.SyntaxKind.IfStatement:
    case ts.SyntaxKind.ForStatement:
    case ts.SyntaxKind.ForInStatement:
    case ts.SyntaxKind.ForOfStatement:
    case ts.SyntaxKind.WhileStatement:
    case ts.SyntaxKind.DoStatement:
    case ts.SyntaxKind.TryStatement:
    case ts.SyntaxKind.CatchClause:
    case ts.SyntaxKind.SwitchStatement:
    case ts.SyntaxKind.CaseBlock:
    case ts.SyntaxKind.CaseClause:
    case ts.SyntaxKind.DefaultClause:
    case ts.SyntaxKind.LabeledStatement:
    case ts.SyntaxKind.WithStatement:
      return true;
    default:
      return false;
  }
}
