import { ts } from "ts-morph";
import type { Owner } from "../errors/source.ts";
import type { ExpressionArgument } from "../node.ts";
import { readEponymName, readPath, rootOf, unwrap } from "./eponym-name.ts";
import type { ArgumentReading } from "./reading.ts";
import { resolveAnnotation, resolveValue } from "./resolve-annotation.ts";
import { writeOnOneLine } from "./tokens.ts";

/** Reads what is no literal: its text, and what its names stand for where it is nothing but names. */
export function readExpression(node: ts.Expression, reading: ArgumentReading): ExpressionArgument {
  const text = writeOnOneLine(node);
  const inner = unwrap(node);
  const path = readPath(inner);
  const name = path?.at(-1);
  if (path === undefined || name === undefined) return { $: "expression", text };
  const root = rootOf(inner);
  if (root === undefined || !reading.isOfFile(root)) return { $: "expression", text, name };
  // An assertion around a name gives it another type.
  const typeOf = inner === node ? readTypeOf(inner, path, reading) : undefined;
  const declared = path.length === 1 ? readDeclaredName(name, reading) : undefined;
  const dag = path.length === 1 ? readDagImport(name, reading) : undefined;
  return {
    $: "expression",
    text,
    name,
    ...(typeOf === undefined ? { hidden: true } : { typeOf }),
    ...(declared !== undefined && { declared }),
    ...(dag !== undefined && { dag }),
  };
}

function readTypeOf(node: ts.Expression, path: readonly string[], reading: ArgumentReading): string | undefined {
  const resolved = hasOptionalStep(node) ? undefined : resolveValue(path, reading);
  if (resolved === undefined) return undefined;
  reading.need(resolved.imports);
  return `typeof ${resolved.text}`;
}

/** `typeof` knows no `a?.b`. */
function hasOptionalStep(node: ts.Expression): boolean {
  if (!ts.isPropertyAccessExpression(node)) return false;
  return node.questionDotToken !== undefined || hasOptionalStep(node.expression);
}

/** Functions that are kept out of the dataflow count as well: steps of others often are. */
function readDeclaredName(local: string, { functions }: ArgumentReading): string | undefined {
  return functions.get(local)?.exportedAs.find((name) => name !== "default");
}

function readDagImport(local: string, { file }: ArgumentReading): string | undefined {
  const imported = file.imports.get(local);
  return imported?.name === "default" && /\.dag\.[jt]s$/.test(imported.module) ? imported.module : undefined;
}

/** The name by which this package exports what is called. */
export function readCallee({ expression }: ts.CallExpression, { file, isOfFile }: ArgumentReading): string | undefined {
  const root = rootOf(expression);
  return root !== undefined && isOfFile(root) ? readEponymName(expression, file) : undefined;
}

/** What a call gives whose type arguments are written out; of others only `tsc` can tell. */
export function readGivenType(call: ts.CallExpression, reading: ArgumentReading): string | undefined {
  const path = readPath(call.expression);
  const callee = path === undefined ? undefined : resolveValue(path, reading);
  if (callee === undefined || call.typeArguments === undefined) return undefined;
  const owner: Owner = { ...reading.owner, phrase: `the call of ${writeOnOneLine(call.expression)}` };
  const types = call.typeArguments.map((type) => resolveAnnotation(type, owner, reading));
  reading.need([...callee.imports, ...types.flatMap(({ imports }) => imports)]);
  return `ReturnType<typeof ${callee.text}<${types.map(({ text }) => text).join(", ")}>>`;
}
