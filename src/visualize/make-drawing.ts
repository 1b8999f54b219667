import { DataflowError } from "../errors/dataflow-error.ts";
import type { Graph } from "../graph/graph.ts";
import type { Problem } from "../node.ts";
import { checkDrawOptions } from "./check-options.ts";
import { frameItems } from "./clusters.ts";
import { type Arrow, arrowMarkers, type Cluster, type Drawing, type Item, type LegendEntry } from "./drawing.ts";
import { placeNodes } from "./frames.ts";
import { groupInputs } from "./group-inputs.ts";
import { drawLink, linkNode } from "./links.ts";
import { formatTag } from "./label.ts";
import { arrowLooks, legendOrder, looks } from "./looks.ts";
import { type Drawn, drawNode, type Setting } from "./node-item.ts";
import type { DrawOptions } from "./options.ts";
import { drawOutsides } from "./outside.ts";
import { collectLegend } from "./paint.ts";
import { chooseScope } from "./scope.ts";
import { drawVariants, noVariants } from "./variants.ts";

/**
 * Decides what is in a picture and how it looks, as plain data that every format is written from. Pure: the same graph and options give an equal drawing.
 * Throws a `DataflowError` with every name that is not in the graph, a `path` that does not exist and a colour that is none.
 *
 * @example
 * ```ts
 * import { makeDrawing } from "eponym/visualize";
 *
 * const nothing = new Map();
 * const drawing = makeDrawing({ nodes: nothing, inputs: nothing, inactive: nothing, dormantInputs: nothing, fanPaths: nothing, secrets: new Set<string>(), config: {} }, { direction: "TB" });
 * console.log(drawing.items.length);
 * ```
 */
export function makeDrawing(graph: Graph, options: DrawOptions = {}): Drawing {
  const problems: Problem[] = [...checkDrawOptions(graph, options)];
  if (problems.length > 0) throw new DataflowError(problems);
  const scope = chooseScope(graph, options);
  const tagValues = listTagValues(graph, options);
  const places = placeNodes(scope.nodes.values(), graph.fanPaths, options.groupBy === "module");
  const setting: Setting = { scope, options, tagValues, places, report: (problem) => problems.push(problem) };
  const nodes = [...scope.nodes.values()].map((node) => drawNode(node, setting));
  if (problems.length > 0) throw new DataflowError(problems);

  const { arrows, around } = drawAround(setting);
  const all: readonly Drawn[] = [...around, ...nodes];
  const bare = all.map(({ item }) => item);
  const { items, clusters } = frameItems(bare, places);
  const told = [...all.flatMap(({ legend }) => legend), ...describeRest(items, arrows, clusters)];
  return {
    ...(options.title !== undefined && { title: options.title }),
    direction: options.direction ?? "LR",
    items,
    arrows,
    clusters,
    legend: options.legend === false ? [] : collectLegend(told, legendOrder),
  };
}

/** The arrows, and what stands around the nodes: inputs, config values, variants that are off. */
function drawAround(setting: Setting): { readonly arrows: readonly Arrow[]; readonly around: readonly Drawn[] } {
  const { scope, options } = setting;
  const links = [...scope.nodes.values()].flatMap((node) => linkNode(node, scope));
  const names = [...links.map(({ source }) => source.name), ...scope.outputs, ...scope.nodes.keys()];
  const off = options.variants === true ? drawVariants(names, setting) : noVariants;
  const outside = drawOutsides([...links.map(({ source }) => source), ...off.takes], setting);
  const shown = new Set([...scope.nodes.keys(), ...[...outside, ...off.drawn].map(({ item }) => item.id)]);
  const arrows = [...links.map((link) => drawLink(link, scope)), ...off.arrows].filter(({ from }) => shown.has(from));
  const grouped = options.groupInputs === false ? { outside, arrows } : groupInputs(outside, arrows);
  return { arrows: grouped.arrows, around: [...grouped.outside, ...off.drawn] };
}

/** What the legend says of frames, of tags in labels, and of arrows. */
function describeRest(
  items: readonly Item[],
  arrows: readonly Arrow[],
  clusters: readonly Cluster[],
): readonly LegendEntry[] {
  const hasTags = items.some(({ lines }) => lines.some(({ kind }) => kind === "tags"));
  const used = [
    ...(clusters.some(({ forEach }) => forEach !== undefined) ? [looks.fanOut] : []),
    ...(clusters.some(({ forEach }) => forEach === undefined) ? [looks.group] : []),
    ...(hasTags ? [looks.tags] : []),
  ];
  const taken = new Set(arrows.map(({ marker }) => marker));
  return [
    ...used.map(({ legend: label, style }): LegendEntry => ({ label, style })),
    ...arrowMarkers
      .filter((marker) => taken.has(marker) && arrowLooks[marker].legend !== "")
      .map((arrow): LegendEntry => ({ label: arrowLooks[arrow].legend, style: looks.tags.style, arrow })),
  ];
}

function listTagValues({ nodes }: Graph, { colorBy }: DrawOptions): readonly string[] {
  if (colorBy === undefined) return [];
  const values = [...nodes.values()].flatMap(({ tags }) =>
    Object.hasOwn(tags, colorBy) ? [formatTag(tags[colorBy]!)] : [],
  );
  return [...new Set(values)].toSorted();
}
