import { colourInvalid, pictureOptionUnknown } from "../errors/visualize.ts";
import type { Node, Problem } from "../node.ts";
import { type Mark, looks, markOfStatus, marks, tagStyle } from "./looks.ts";
import { formatTag } from "./label.ts";
import { type DrawOptions, type NodeStyle, shapes } from "./options.ts";
import type { Scope } from "./scope.ts";
import { shortenText } from "./text.ts";

export type MarkName = keyof typeof marks;

/** What a node is goes under what is said of it. */
const under: ReadonlySet<MarkName> = new Set(["variant", "fan-out"]);

/** What is marked about a name, be it a node or not. */
export function nameMarks(name: string, { graph, outputs, overrides, path, secrets }: Scope): readonly MarkName[] {
  return [
    ...(graph.nodes.get(name)?.fansOut === true ? (["fan-out"] as const) : []),
    ...(secrets.has(name) ? (["secret"] as const) : []),
    ...(outputs.has(name) ? (["output"] as const) : []),
    ...(overrides.has(name) ? (["override"] as const) : []),
    ...(path.has(name) ? (["path"] as const) : []),
  ];
}

/**
 * What changes the look of a node, in order: the last one wins. A tag's colour stays under all else, so that only one of them tells
 * its meaning by the fill; the others keep the border.
 */
export function layerMarks(
  node: Node,
  names: readonly MarkName[],
  own: NodeStyle | undefined,
  options: DrawOptions,
  tagValues: readonly string[],
): readonly Mark[] {
  const { run, colorBy } = options;
  const placed = names.filter((name) => !under.has(name) && name !== "path").map((name) => marks[name]);
  return [
    ...names.filter((name) => under.has(name)).map((name) => marks[name]),
    ...(colorBy === undefined ? [] : [tagMark(node, colorBy, tagValues)]),
    ...(run === undefined
      ? []
      : [statusMark(run.nodes[node.name]?.status)].map((mark) => (colorBy === undefined ? mark : withoutFill(mark)))),
    ...placed.map((mark) => (run === undefined && colorBy === undefined ? mark : withoutFill(mark))),
    ...(own === undefined ? [] : [{ legend: shortenText(own.legend ?? ""), style: partsOf(own) }]),
    ...(names.includes("path") ? [marks.path] : []),
  ];
}

/** What the `style` function says of a node, checked. */
export function readStyle(node: Node, options: DrawOptions, report: (problem: Problem) => void): NodeStyle | undefined {
  const own = options.style?.(node);
  if (own === undefined) return undefined;
  for (const part of ["fill", "stroke"] as const) {
    const colour = own[part];
    if (colour !== undefined && !/^(?:#[\da-f]{3}|#[\da-f]{6}|[a-z]+)$/i.test(colour))
      report(colourInvalid(node.name, part, colour));
  }
  if (own.shape !== undefined && !shapes.includes(own.shape))
    report(pictureOptionUnknown("style.shape", own.shape, shapes));
  return own;
}

function partsOf({ fill, stroke, shape }: NodeStyle): Mark["style"] {
  return {
    ...(fill !== undefined && { fill }),
    ...(stroke !== undefined && { stroke }),
    ...(shape !== undefined && { shape }),
  };
}

function tagMark({ tags }: Node, tag: string, values: readonly string[]): Mark {
  const { fill, stroke } = looks.plain.style;
  if (!Object.hasOwn(tags, tag)) return { legend: `no ${shortenText(tag)}`, style: { fill, stroke } };
  const value = formatTag(tags[tag]!);
  return { legend: shortenText(`${tag}: ${value}`), style: tagStyle(values.indexOf(value)) };
}

function statusMark(status: string | undefined): Mark {
  return status === undefined ? { legend: "not in the run", style: looks.inactiveVariant.style } : markOfStatus(status);
}

function withoutFill({ legend, style: { fill: _fill, ...style } }: Mark): Mark {
  return { legend, style };
}
