import { DataflowError } from "../errors/dataflow-error.ts";
import { dataMissing } from "../errors/io.ts";
import type { Loaded } from "../loader.ts";
import type { Node } from "../node.ts";
import type { AnyFunction } from "../types/functions.ts";
import type { Returned } from "../types/value.ts";
import { deriveNode } from "./derive-node.ts";
import { edgeTo } from "./edge-to.ts";
import type { DecoratorKind, Linked } from "./kind.ts";
import { register } from "./registry.ts";
import { givesOf } from "./type-text.ts";
import { unwrapType } from "./unwrap-type.ts";

/** A function that says what its data is. */
type GivesLoaded<F> =
  Returned<F> extends Loaded<unknown>
    ? unknown
    : { readonly dataLoaderTakes: Loaded<unknown>; readonly functionGives: Returned<F> };

/**
 * For a function that loads data and tells what is known of it: its node gives the data alone, and of `survey` there is a node `survey.loader`
 * with the whole `{ data, metadata }`. Declare the result as `Loaded<T>`: decorators above the function then know the data.
 *
 * @example
 * ```ts
 * import { dataLoader, type Loaded } from "eponym";
 * import { readFile } from "node:fs/promises";
 *
 * dataLoader(survey);
 * export async function survey(surveyPath: string): Promise<Loaded<string[]>> {
 *   const lines = (await readFile(surveyPath, "utf8")).split("\n");
 *   return { data: lines, metadata: { path: surveyPath, rows: lines.length } };
 * }
 *
 * export function answers(survey: string[]): number {
 *   return survey.length;
 * }
 * ```
 */
export function dataLoader<F extends AnyFunction>(fn: F & GivesLoaded<F>): void {
  register(fn, "dataLoader");
}

export const dataLoaderKind: DecoratorKind = {
  name: "dataLoader",
  phase: "load",
  excludes: {
    dataLoader: "the data is taken out once",
    dataSaver: "a function loads or saves",
    parameterizeExtractColumns: "the columns would be those of data and metadata; use parameterize and extractColumns",
  },
  apply: (nodes, decoration, { declared, index }) =>
    nodes.flatMap((node) => {
      if (!node.result) return [node];
      const code = { declared: declared.name, kind: decoration.kind, decoration: index, part: "" };
      return [{ ...node, name: `${node.name}.loader`, role: "loader", result: false }, takeData(node, code)];
    }),
  link: ({ node }) => linkData(node),
};

/** The node that has the function's name. */
function takeData(node: Node, code: Node["code"]): Node {
  const whole = `${node.name}.loader`;
  return deriveNode(node, {
    name: node.name,
    type: unwrapType(node.type, "Loaded") ?? `${node.type}["data"]`,
    gives: `${givesOf(node)}["data"]`,
    edges: [edgeTo(whole, node.type)],
    code,
    role: node.role,
    result: true,
  });
}

/** Takes the data out of what was loaded. */
export function linkData(node: Node): Linked {
  return {
    call(loaded: unknown) {
      if (typeof loaded !== "object" || loaded === null || !("data" in loaded))
        throw new DataflowError([dataMissing(node, loaded)]);
      return loaded.data;
    },
  };
}
