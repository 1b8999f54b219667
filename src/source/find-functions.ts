import { ts } from "ts-morph";
import { isWrapper, unwrap } from "./eponym-name.ts";
import type { Declaration, FileTable } from "./file-table.ts";

/** Syntax that is a function with a value of its own. */
export type FunctionSyntax = ts.FunctionDeclaration | ts.FunctionExpression | ts.ArrowFunction;

/** A function at the top level of a file, exported or not. */
export interface FoundFunction {
  /** What the file itself calls it; `default` where it has no name. */
  readonly local: string;
  /** The names it is exported by, `default` among them. */
  readonly exportedAs: readonly string[];
  readonly syntax: FunctionSyntax;
  /** How it is written. */
  readonly form: "function" | "const" | "let" | "var" | "expression";
  /** Its name, or all of it where it has none. */
  readonly place: ts.Node;
  /** Its types stand on the name of a variable, or on an assertion around it. */
  readonly typedOutside: boolean;
  /** Everything that declares the same name. */
  readonly declaration: Declaration;
  /** The text of its documentation comment, without tags. */
  readonly doc: string;
  /** What keeps it out of the dataflow: the underscore, the tag. */
  readonly excludedBy: string | undefined;
}

/** The functions that a file declares at its top level, by their local names. */
export function findFunctions({ values }: FileTable): ReadonlyMap<string, FoundFunction> {
  const found = new Map<string, FoundFunction>();
  for (const declaration of values.values()) {
    const fn = findFunction(declaration);
    if (fn !== undefined) found.set(fn.local, fn);
  }
  return found;
}

function findFunction(declaration: Declaration): FoundFunction | undefined {
  const overloads = declaration.nodes.filter((node) => ts.isFunctionDeclaration(node));
  const written = overloads.find((node) => node.body !== undefined) ?? overloads[0];
  if (written !== undefined) return describe(declaration, written, "function", written.name ?? written, written, false);
  const [node] = declaration.nodes;
  if (node === undefined) return undefined;
  if (!ts.isVariableDeclaration(node)) {
    const fn = readFunctionSyntax(node);
    return fn && describe(declaration, fn, "expression", fn, node.parent, false);
  }
  const fn = node.initializer && readFunctionSyntax(node.initializer);
  if (fn === undefined || !ts.isVariableDeclarationList(node.parent)) return undefined;
  const typedOutside = node.type !== undefined || isAsserted(node.initializer);
  return describe(declaration, fn, keywordOf(node.parent), node.name, node.parent.parent, typedOutside);
}

function describe(
  declaration: Declaration,
  syntax: FunctionSyntax,
  form: FoundFunction["form"],
  place: ts.Node,
  documented: ts.Node,
  typedOutside: boolean,
): FoundFunction {
  const { name: local, exportedAs } = declaration;
  const internal = ts.getJSDocTags(documented).some((tag) => tag.tagName.text === "internal");
  const names = exportedAs.filter((name) => name !== "default");
  const hidden = (names.length === 0 ? [local] : names).every((name) => name.startsWith("_"));
  const excludedBy = internal ? "@internal" : hidden ? "its leading underscore" : undefined;
  const doc = readDoc(documented);
  return { local, exportedAs, syntax, form, place, typedOutside, declaration, doc, excludedBy };
}

/** Whether a function is exported by a name of its own. */
export function isNamed({ exportedAs }: FoundFunction): boolean {
  return exportedAs.some((name) => name !== "default");
}

/** The function that an expression is, parentheses and types around it aside. */
export function readFunctionSyntax(node: ts.Node): ts.FunctionExpression | ts.ArrowFunction | undefined {
  const inner = ts.isExpression(node) ? unwrap(node) : node;
  return ts.isArrowFunction(inner) || ts.isFunctionExpression(inner) ? inner : undefined;
}

function isAsserted(node: ts.Node | undefined): boolean {
  if (node === undefined || !isWrapper(node)) return false;
  return ts.isAsExpression(node) || ts.isTypeAssertionExpression(node) || isAsserted(node.expression);
}

function keywordOf({ flags }: ts.VariableDeclarationList): "const" | "let" | "var" {
  if ((flags & ts.NodeFlags.Const) !== 0) return "const";
  return (flags & ts.NodeFlags.Let) !== 0 ? "let" : "var";
}

function readDoc(node: ts.Node): string {
  const doc = ts.getJSDocCommentsAndTags(node).findLast((part) => ts.isJSDoc(part));
  return ts.getTextOfJSDocComment(doc?.comment)?.trim() ?? "";
}
