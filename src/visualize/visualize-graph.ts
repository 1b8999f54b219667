import type { Graph } from "../graph/graph.ts";
import { makeDrawing } from "./make-drawing.ts";
import type { BinaryFormat, Format, VisualizeOptions } from "./options.ts";
import { render } from "./render.ts";

/**
 * Draws a graph: `svg` unless another `format` is asked for; `png` and `pdf` come as bytes, the others as text.
 * The same graph and options give the same bytes, but for `renderer: "mermaid"`, whose fonts are those of the machine.
 * Throws a `DataflowError` with every mistake in the options.
 *
 * @example
 * ```ts
 * import { visualizeGraph } from "eponym/visualize";
 *
 * const nothing = new Map();
 * const graph = { nodes: nothing, inputs: nothing, inactive: nothing, dormantInputs: nothing, fanPaths: nothing, secrets: new Set<string>(), config: {} };
 * console.log(await visualizeGraph(graph, { format: "mermaid", direction: "TB" }));
 * ```
 */
export function visualizeGraph(graph: Graph, options: VisualizeOptions & BinaryFormat): Promise<Uint8Array>;
export function visualizeGraph(
  graph: Graph,
  options?: VisualizeOptions & { readonly format?: Exclude<Format, "png" | "pdf"> },
): Promise<string>;
export function visualizeGraph(graph: Graph, options: VisualizeOptions): Promise<string | Uint8Array>;
export async function visualizeGraph(graph: Graph, options: VisualizeOptions = {}): Promise<string | Uint8Array> {
  return render(makeDrawing(graph, { root: process.cwd(), ...options }), options);
}
