import { saverTakesNothing } from "../errors/io.ts";
import type { AnyFunction } from "../types/functions.ts";
import type { Returned } from "../types/value.ts";
import { callsFunction } from "./calls-function.ts";
import type { DecoratorKind } from "./kind.ts";
import { register } from "./registry.ts";

/** A function that takes what it saves and gives an object that tells what is known of it. */
type GivesMetadata<F extends AnyFunction> =
  Parameters<F> extends readonly []
    ? { readonly dataSaverNeeds: "a parameter for the data" }
    : [Returned<F>] extends [object]
      ? [Returned<F>] extends [readonly unknown[] | AnyFunction]
        ? { readonly dataSaverNeeds: "a function that gives an object"; readonly functionGives: Returned<F> }
        : unknown
      : { readonly dataSaverNeeds: "a function that gives an object"; readonly functionGives: Returned<F> };

/**
 * For a function that saves what it takes and gives what is known of it, an object such as `{ path, rows }`. Its node is drawn as a saver, and
 * runs only when it is asked for or another node takes it.
 *
 * @example
 * ```ts
 * import { dataSaver, type Metadata } from "eponym";
 * import { writeFile } from "node:fs/promises";
 *
 * dataSaver(reportFile);
 * export async function reportFile(report: string, reportPath: string): Promise<Metadata> {
 *   await writeFile(reportPath, report);
 *   return { path: reportPath };
 * }
 * ```
 */
export function dataSaver<F extends AnyFunction>(fn: F & GivesMetadata<F>): void {
  register(fn, "dataSaver");
}

export const dataSaverKind: DecoratorKind = {
  name: "dataSaver",
  phase: "save",
  excludes: { dataSaver: "once says it" },
  apply(nodes, decoration, site) {
    if (site.declared.parameters.length === 0) site.report(saverTakesNothing(decoration, site.declared));
    return nodes.map((node) => {
      if (node.result) return { ...node, role: "saver" };
      // Where steps or checks follow, it is not the result that saves.
      return node.role === "raw" && callsFunction(node.code) ? { ...node, cache: { isOutside: true } } : node;
    });
  },
};
