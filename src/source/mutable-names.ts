import { ts } from "ts-morph";
import { unwrap } from "./eponym-name.ts";
import type { Declaration } from "./file-table.ts";
import type { SourceFiles, SourceText } from "./source-files.ts";
import { partsOf } from "./statement-parts.ts";
import type { Mutation } from "./syntax-writer.ts";

/** Why what a declaration stands for may be another thing the next time; `undefined` where nothing is seen to change it. */
export type WhyMutable = (file: SourceText, declaration: Declaration) => string | undefined;

/** Looks for what a module does to its own variables, once for each file. */
export function createMutableNames(files: SourceFiles): WhyMutable {
  const known = new Map<SourceText, ReadonlyMap<string, readonly Mutation[]>>();

  function mutationsOf(file: SourceText): ReadonlyMap<string, readonly Mutation[]> {
    let found = known.get(file);
    if (found === undefined) {
      const all = file.syntax.statements.flatMap(partsOf).flatMap((part) => files.readFacts(part).mutations);
      known.set(file, (found = Map.groupBy(all, ({ name }) => name)));
    }
    return found;
  }

  return (file, declaration) => {
    for (const mutation of mutationsOf(file).get(declaration.name) ?? []) {
      const why = describeMutation(declaration, mutation);
      if (why !== undefined) return why;
    }
    return undefined;
  };
}

/** What a mutation does to what a declaration stands for. */
export function describeMutation({ nodes }: Declaration, { how }: Mutation): string | undefined {
  if (how === "assigned") return "a variable of its module that is assigned to";
  const changed = "an object of its module that is changed";
  if (how === "changed") return changed;
  const value = nodes.map((node) => (ts.isVariableDeclaration(node) ? node.initializer : node)).find((node) => node);
  return value !== undefined && changesIt(value, how.method, how.isDeep) ? changed : undefined;
}

const always: ReadonlySet<string> = new Set(["push", "pop", "shift", "unshift", "splice"]);
const ofMaps: ReadonlySet<string> = new Set(["set", "delete", "clear"]);

/** Data frames and the like have methods of the same names that change nothing: a method counts where the value is seen to be what it changes. */
function changesIt(node: ts.Node, method: string, isDeep: boolean): boolean {
  const value = ts.isExpression(node) ? unwrap(node) : node;
  // What an object literal is asked to do are functions of its own.
  if (ts.isObjectLiteralExpression(value)) return isDeep && always.has(method);
  if (isDeep) return always.has(method);
  if (ts.isArrayLiteralExpression(value)) return true;
  if (!ts.isNewExpression(value)) return always.has(method) || (ts.isCallExpression(value) && ofMaps.has(method));
  const isArray = value.expression.getText().endsWith("Array");
  return always.has(method) || ofMaps.has(method) || method === "append" || (method === "add" ? !isArray : isArray);
}
