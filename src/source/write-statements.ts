import { ts } from "ts-morph";
import { noteAssignment, noteText } from "./note-mutations.ts";
import type { SyntaxPen, SyntaxRules } from "./syntax-pen.ts";
import { bodyNames, headNames, lexicalNames, openScope, type Scope, variableKeyword } from "./syntax-scopes.ts";
import { boundNames } from "./free-names.ts";
import { isErased } from "./syntax-kinds.ts";
import { writeKey } from "./write-literals.ts";

/** Statements that declare names, and those with places that may be empty. */
export const statementRules: SyntaxRules = [
  [[ts.SyntaxKind.VariableDeclaration], writeVariable],
  [
    [ts.SyntaxKind.VariableDeclarationList],
    (node: ts.VariableDeclarationList, scope, pen) => {
      pen.write(`(${variableKeyword(node)}`);
      pen.walkAll(node.declarations, scope);
      pen.write(")");
    },
  ],
  [
    [ts.SyntaxKind.Block],
    (node: ts.Block, scope, pen) => pen.walkChildren(node, openScope(lexicalNames(node.statements), scope)),
  ],
  [
    [ts.SyntaxKind.CaseBlock],
    (node: ts.CaseBlock, scope, pen) =>
      pen.walkChildren(
        node,
        openScope(
          node.clauses.flatMap(({ statements }) => lexicalNames(statements)),
          scope,
        ),
      ),
  ],
  [[ts.SyntaxKind.ForStatement], writeFor],
  [[ts.SyntaxKind.ForInStatement, ts.SyntaxKind.ForOfStatement], writeForEach],
  [
    [ts.SyntaxKind.CatchClause],
    (node: ts.CatchClause, scope, pen) => {
      const { variableDeclaration: variable } = node;
      pen.walkChildren(node, variable === undefined ? scope : openScope(boundNames(variable.name), scope));
    },
  ],
  [[ts.SyntaxKind.LabeledStatement], writeLabel],
  [[ts.SyntaxKind.BreakStatement, ts.SyntaxKind.ContinueStatement], writeJump],
  [
    [ts.SyntaxKind.WithStatement],
    (node: ts.WithStatement, scope, pen) => {
      pen.walkChildren(node, scope);
      noteText(node, "with", pen);
    },
  ],
  [[ts.SyntaxKind.EnumDeclaration], writeEnum],
  [[ts.SyntaxKind.ModuleDeclaration], writeNamespace],
  [
    [ts.SyntaxKind.ModuleBlock],
    (node: ts.ModuleBlock, scope, pen) => pen.walkChildren(node, openScope(blockNames(node), scope, true)),
  ],
  [
    [ts.SyntaxKind.ClassStaticBlockDeclaration],
    ({ body }: ts.ClassStaticBlockDeclaration, scope, pen) => {
      pen.write("(static");
      const inner = openScope(bodyNames(body), scope);
      pen.walkAll(body.statements, inner);
      pen.write(")");
    },
  ],
];

function writeVariable(node: ts.VariableDeclaration, scope: Scope | undefined, pen: SyntaxPen): void {
  const { name, initializer, parent } = node;
  // One of a list by itself has to tell what the list says.
  const isAlone = node === pen.root && ts.isVariableDeclarationList(parent);
  pen.write(isAlone ? `(${variableKeyword(parent)}` : "(variable");
  if (ts.isIdentifier(name)) pen.declare(name.text, scope);
  else pen.walk(name, scope);
  pen.walkPlace(initializer, scope);
  pen.write(")");
  pen.nameFunction(name, initializer, scope);
}

function writeFor(node: ts.ForStatement, outer: Scope | undefined, pen: SyntaxPen): void {
  const scope = openScope(headNames(node), outer);
  pen.write("(for");
  pen.walkPlace(node.initializer, scope);
  pen.walkPlace(node.condition, scope);
  pen.walkPlace(node.incrementor, scope);
  pen.walk(node.statement, scope);
  pen.write(")");
}

function writeForEach(node: ts.ForInOrOfStatement, outer: Scope | undefined, pen: SyntaxPen): void {
  const scope = openScope(headNames(node), outer);
  const { initializer } = node;
  pen.write(`(${ts.isForInStatement(node) ? "in" : node.awaitModifier === undefined ? "of" : "await of"}`);
  pen.walk(initializer, scope);
  pen.walk(node.expression, scope);
  pen.walk(node.statement, scope);
  pen.write(")");
  if (!ts.isVariableDeclarationList(initializer)) noteAssignment(initializer, scope, pen);
}

/** No variable is called as labels are here. */
const labelOf = ({ text }: ts.Identifier): string => `:${text}`;

function writeLabel({ label, statement }: ts.LabeledStatement, outer: Scope | undefined, pen: SyntaxPen): void {
  const scope = openScope([labelOf(label)], outer);
  pen.write("(label");
  pen.declare(labelOf(label), scope);
  pen.walk(statement, scope);
  pen.write(")");
}

function writeJump(node: ts.BreakOrContinueStatement, scope: Scope | undefined, pen: SyntaxPen): void {
  pen.write(ts.isBreakStatement(node) ? "(break" : "(continue");
  if (node.label !== undefined) pen.declare(labelOf(node.label), scope);
  pen.write(")");
}

/** The members of an enum are seen by each other. */
function writeEnum(node: ts.EnumDeclaration, outer: Scope | undefined, pen: SyntaxPen): void {
  if (isErased(node)) return;
  const members = node.members.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []));
  const scope = openScope(members, outer, true);
  pen.write("(enum");
  pen.walkAll(node.modifiers, outer);
  pen.declare(node.name.text, outer);
  for (const { name, initializer } of node.members) {
    writeKey(name, scope, pen);
    pen.walkPlace(initializer, scope);
  }
  pen.write(")");
}

function writeNamespace(node: ts.ModuleDeclaration, scope: Scope | undefined, pen: SyntaxPen): void {
  if (isErased(node) || node.body === undefined) return;
  pen.write("(namespace");
  pen.walkAll(node.modifiers, scope);
  pen.declare(node.name.text, scope);
  pen.walk(node.body, scope);
  pen.write(")");
}

/** Its variables may be properties of the namespace: they are written as they are. */
function blockNames({ statements }: ts.ModuleBlock): readonly string[] {
  const variables = statements.filter((statement) => ts.isVariableStatement(statement));
  const listed = variables.flatMap(({ declarationList }) =>
    declarationList.declarations.flatMap(({ name }) => boundNames(name)),
  );
  return [...new Set([...lexicalNames(statements), ...listed])];
}
