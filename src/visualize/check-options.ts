import {
  formatNeedsMermaid,
  formatNotByMermaid,
  noPathBetween,
  pathOnlyWithoutPath,
  pictureNameUnknown,
  pictureOptionUnknown,
  pictureTagUnknown,
} from "../errors/visualize.ts";
import type { Graph } from "../graph/graph.ts";
import { pathBetween } from "../graph/lineage.ts";
import type { Problem } from "../node.ts";
import { directions, type DrawOptions, formats, renderers, type RenderOptions } from "./options.ts";
import { linkedNames, listNames } from "./scope.ts";

const groupings = ["module", "none"] as const;
const mermaidFormats = ["svg", "png", "pdf"] as const;

/** Every mistake in what a picture is asked to show. */
export function checkDrawOptions(graph: Graph, options: DrawOptions): readonly Problem[] {
  const { path, pathOnly, colorBy, direction = "LR", groupBy = "none" } = options;
  const nodes = [...graph.nodes.keys(), ...graph.inactive.keys()];
  const inputs = [...graph.inputs.keys(), ...graph.dormantInputs.keys(), ...graph.inactive.keys()];
  const linked = [...linkedNames(graph), ...graph.inactive.keys()];
  return [
    ...checkNames("outputs", options.outputs, [...nodes, ...graph.inputs.keys()]),
    ...checkNames("inputs", listNames(options.inputs), inputs),
    ...checkNames("overrides", listNames(options.overrides), nodes),
    ...checkNames("upstreamOf", listNames(options.upstreamOf), linked),
    ...checkNames("downstreamOf", listNames(options.downstreamOf), linked),
    ...checkPath(graph, path),
    ...(pathOnly === true && path === undefined ? [pathOnlyWithoutPath()] : []),
    ...checkTags(graph, "tags", Object.keys(options.tags ?? {})),
    ...checkTags(graph, "colorBy", colorBy === undefined ? [] : [colorBy]),
    ...checkChoice("direction", direction, directions),
    ...checkChoice("groupBy", groupBy, groupings),
  ];
}

/** Every mistake in how a picture is to be rendered. */
export function checkRenderOptions({ format = "svg", renderer = "graphviz" }: RenderOptions): readonly Problem[] {
  const unknown = [...checkChoice("format", format, formats), ...checkChoice("renderer", renderer, renderers)];
  if (unknown.length > 0) return unknown;
  if (renderer === "mermaid")
    return isMermaidFormat(format) || format === "mermaid" ? [] : [formatNotByMermaid(format, mermaidFormats)];
  return format === "pdf" ? [formatNeedsMermaid(format)] : [];
}

export function isMermaidFormat(format: string): format is (typeof mermaidFormats)[number] {
  return (mermaidFormats as readonly string[]).includes(format);
}

function checkNames(option: string, names: readonly string[] = [], known: readonly string[]): readonly Problem[] {
  const all = new Set(known);
  return names.filter((name) => !all.has(name)).map((name) => pictureNameUnknown(option, name, all));
}

function checkPath(graph: Graph, path: DrawOptions["path"]): readonly Problem[] {
  if (path === undefined) return [];
  const unknown = checkNames("path", path, [...linkedNames(graph)]);
  if (unknown.length > 0) return unknown;
  return pathBetween(graph, ...path).size === 0 ? [noPathBetween(...path)] : [];
}

function checkTags(graph: Graph, option: string, tags: readonly string[]): readonly Problem[] {
  const known = new Set([...graph.nodes.values()].flatMap((node) => Object.keys(node.tags)));
  return tags.filter((tag) => !known.has(tag)).map((tag) => pictureTagUnknown(option, tag, known));
}

function checkChoice(option: string, value: string, known: readonly string[]): readonly Problem[] {
  return known.includes(value) ? [] : [pictureOptionUnknown(option, value, known)];
}
