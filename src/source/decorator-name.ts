import type { ts } from "ts-morph";
import { callNotUnderstood } from "../errors/decorator-calls.ts";
import type { Problem } from "../node.ts";
import { isEponym, readEponymName, readPath, rootOf } from "./eponym-name.ts";
import type { Import } from "./file-table.ts";
import { locate } from "./locate.ts";
import type { ArgumentReading, Reading } from "./reading.ts";
import { writeOnOneLine } from "./tokens.ts";

/** The name of the decorator that is called: one of this package, or one that the project lists as its own. */
export function readDecoratorName(callee: ts.Expression, reading: Reading): string | undefined {
  const own = readEponymName(callee, reading.file);
  return own ?? (reading.decorators.size === 0 ? undefined : readListedName(callee, reading));
}

function readListedName(callee: ts.Expression, { file, decorators }: Reading): string | undefined {
  const [root, ...members] = readPath(callee) ?? [];
  if (root === undefined) return undefined;
  const imported = file.imports.get(root);
  const names = imported === undefined ? (file.values.has(root) ? [root] : []) : exportedNames(imported);
  const name = [...names, ...members].join(".");
  return decorators.has(name) ? name : undefined;
}

function exportedNames({ kind, name }: Import): readonly string[] {
  return kind === "namespace" ? [] : [name];
}

/** The file's names through which a decorator may be called. */
export function findDecoratorRoots({ file, decorators }: Reading): ReadonlySet<string> {
  const imported = [...file.imports.values()].filter(
    ({ module, kind, name }) =>
      isEponym(module) || decorators.has(name) || (kind === "namespace" && decorators.size > 0),
  );
  const declared = [...decorators].filter((name) => file.values.has(name));
  return new Set([...imported.map(({ local }) => local), ...declared]);
}

/** The mistake of a call that is made on a node and is no decorator that is known. */
export function describeUnknownCall(
  call: ts.CallExpression,
  name: string,
  { file, isOfFile }: Pick<ArgumentReading, "file" | "isOfFile">,
): Problem {
  const root = rootOf(call.expression);
  const isThere =
    root === undefined ||
    !isOfFile(root) ||
    file.imports.has(root.text) ||
    file.values.has(root.text) ||
    root.text in globalThis;
  return callNotUnderstood(locate(file, call), writeOnOneLine(call.expression), name, isThere ? undefined : root.text);
}
