import { DataflowError } from "../errors/dataflow-error.ts";
import type { Graph } from "../graph/graph.ts";
import type { Node, Problem } from "../node.ts";
import { checkDrawOptions } from "./check-options.ts";
import { frameItems } from "./clusters.ts";
import type { Arrow, Cluster, Drawing, Item, LegendEntry } from "./drawing.ts";
import { formatTag } from "./label.ts";
import { legendOrder, looks } from "./looks.ts";
import { type Drawn, drawNode, type Setting } from "./node-item.ts";
import type { DrawOptions } from "./options.ts";
import { drawOutside, groupInputs, kindOutside } from "./outside.ts";
import { collectLegend } from "./paint.ts";
import { chooseScope, type Scope } from "./scope.ts";
import { type Source, traceSources } from "./sources.ts";
import { drawVariants } from "./variants.ts";

/**
 * Decides what is in a picture and how it looks, as plain data that every format is written from. Pure: the same graph and options give an equal drawing.
 * Throws a `DataflowError` with every name that is not in the graph, a `path` that does not exist and a colour that is none.
 *
 * @example
 * ```ts
 * import { makeDrawing } from "eponym/visualize";
 *
 * const nothing = new Map();
 * const drawing = makeDrawing({ nodes: nothing, inputs: nothing, inactive: nothing, dormantInputs: nothing, config: {} }, { direction: "TB" });
 * console.log(drawing.items.length);
 * ```
 */
export function makeDrawing(graph: Graph, options: DrawOptions = {}): Drawing {
  const problems: Problem[] = [...checkDrawOptions(graph, options)];
  if (problems.length > 0) throw new DataflowError(problems);
  const scope = chooseScope(graph, options);
  const setting: Setting = { scope, options, tagValues: listTagValues(graph, options), report: (problem) => problems.push(problem) };
  const inner = [...scope.nodes.values()].map((node) => drawNode(node, setting));
  if (problems.length > 0) throw new DataflowError(problems);

  const links = [...scope.nodes.values()].flatMap((node) => [...traceSources(node, scope).map((source) => ({ source, to: node.name })), ...selectors(node, scope)]);
  const names = [...links.map(({ source }) => source.name), ...scope.outputs, ...scope.nodes.keys()];
  const variants = options.variants === true ? drawVariants(names, setting) : { drawn: [], arrows: [], takes: [] };
  const outer = drawOuter([...links.map(({ source }) => source), ...variants.takes], setting);
  const shown = new Set([...outer, ...inner, ...variants.drawn].map(({ item }) => item.id));
  const arrows = [...links.map((link) => toArrow(link, scope)), ...variants.arrows].filter(({ from, to }) => shown.has(from) && shown.has(to));
  const grouped = options.groupInputs === false ? { drawn: outer, arrows } : groupInputs(outer, arrows);

  const all: readonly Drawn[] = [...grouped.drawn, ...variants.drawn, ...inner];
  const { items, clusters } = frameItems(all.map(({ item }) => item), scope.nodes, options);
  return {
    ...(options.title !== undefined && { title: options.title }),
    direction: options.direction ?? "LR",
    items,
    arrows: grouped.arrows,
    clusters,
    legend: options.legend === false ? [] : collectLegend([...all.flatMap(({ legend }) => legend), ...describeRest(items, clusters)], legendOrder),
  };
}

/** What the legend says of frames and of tags in labels. */
function describeRest(items: readonly Item[], clusters: readonly Cluster[]): readonly LegendEntry[] {
  const hasTags = items.some(({ lines }) => lines.some(({ kind }) => kind === "tags"));
  return [...(clusters.length > 0 ? [looks.group] : []), ...(hasTags ? [looks.tags] : [])].map(({ legend: label, style }) => ({ label, style }));
}

interface Link {
  readonly source: Source;
  readonly to: string;
  readonly selects?: true;
}

/** The config values that choose a variant. */
function selectors({ name, when, result, edges }: Node, { graph }: Scope): readonly Link[] {
  if (when === undefined || !result) return [];
  const taken = edges.map(({ node }) => node);
  const keys = new Set([...Object.keys(when.all), ...Object.keys(when.none)].filter((key) => !taken.includes(key)));
  return [...keys]
    .filter((key) => Object.hasOwn(graph.config, key))
    .map((key) => ({ source: { name: key, optional: false, indirect: false, type: "" }, to: name, selects: true }));
}

function toArrow({ source, to, selects }: Link, { path }: Scope): Arrow {
  const { name: from, optional, indirect } = source;
  return { from, to, kind: selects === true ? "selects" : indirect ? "indirect" : "value", optional, path: selects !== true && path.has(from) && path.has(to), faded: false };
}

/** What the picture's nodes take from outside, in the order in which it is first taken. */
function drawOuter(sources: readonly Source[], setting: Setting): readonly Drawn[] {
  const { scope, options } = setting;
  const { graph, nodes, outputs, path } = scope;
  const takes = Map.groupBy(sources.filter(({ name }) => !nodes.has(name)), ({ name }) => name);
  for (const name of outputs) if (!nodes.has(name) && !graph.nodes.has(name) && !takes.has(name)) takes.set(name, []);
  const hidden = { config: options.hideConfig === true, input: options.hideInputs === true, inactive: false };
  const isHidden = (name: string): boolean => hidden[kindOutside(name, graph, scope.given)] && !outputs.has(name) && !path.has(name);
  return [...takes].filter(([name]) => !isHidden(name)).map(([name, sources]) => drawOutside(name, sources, setting));
}

function listTagValues({ nodes }: Graph, { colorBy }: DrawOptions): readonly string[] {
  if (colorBy === undefined) return [];
  const values = [...nodes.values()].flatMap(({ tags }) => (Object.hasOwn(tags, colorBy) ? [formatTag(tags[colorBy]!)] : []));
  return [...new Set(values)].toSorted();
}
