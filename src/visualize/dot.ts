import {
  type DotAttributes,
  dotAttributes,
  dotChip,
  dotFont,
  dotHeading,
  dotId,
  dotLabel,
  dotMarker,
  dotQuote,
  dotStyle,
} from "./dot-markup.ts";
import type { Arrow, Cluster, Drawing, Item, LegendEntry } from "./drawing.ts";
import { arrowColour, fanFrame, frame, ink, marks, paper } from "./looks.ts";
import { cleanText } from "./text.ts";

/**
 * Writes a drawing in the language of Graphviz.
 *
 * @example
 * ```ts
 * import { renderDot } from "eponym/visualize";
 *
 * console.log(renderDot({ direction: "LR", items: [], arrows: [], clusters: [], legend: [] }));
 * ```
 */
export function renderDot({ title, direction, items, arrows, clusters, legend }: Drawing): string {
  const heading = title === undefined ? {} : { label: dotHeading(title, 18), labelloc: "t", labeljust: "l" };
  const spacing = { pad: "0.3", nodesep: "0.2", ranksep: "0.5" };
  const isFlat = direction === "LR" || direction === "RL";
  const inside = Map.groupBy(items, ({ cluster }) => cluster);
  const frames = Map.groupBy(clusters, ({ parent }) => parent);
  const lines = [
    `digraph ${dotQuote(cleanText(title ?? "") || "dataflow")} {`,
    `  graph ${dotAttributes({ rankdir: direction, bgcolor: paper, fontname: dotFont, fontcolor: ink, ...spacing, ...heading })}`,
    `  node ${dotAttributes({ fontname: dotFont, fontsize: "13", margin: "0.13,0.07", height: "0.3" })}`,
    `  edge ${dotAttributes({ color: arrowColour, arrowsize: "0.6" })}`,
    // Graphviz stacks what nothing connects from the bottom up.
    ...(isFlat ? dotLegend(legend.toReversed(), "") : dotLegend(legend, 'rank="same"; ')),
    ...dotFrame(undefined, inside, frames, "  "),
    ...arrows.map((arrow) => `  ${dotArrow(arrow)}`),
    "}",
  ];
  return `${lines.join("\n")}\n`;
}

type Inside = ReadonlyMap<string | undefined, readonly Item[]>;
type Frames = ReadonlyMap<string | undefined, readonly Cluster[]>;

function dotFrame(cluster: string | undefined, inside: Inside, frames: Frames, margin: string): readonly string[] {
  const items = inside.get(cluster) ?? [];
  return [
    ...items.map(
      (item) =>
        `${margin}${dotQuote(dotId(item.id))} ${dotAttributes({ label: dotLabel(item.lines, item.style), ...dotStyle(item.style) })}`,
    ),
    ...(frames.get(cluster) ?? []).flatMap(({ id, label, forEach }) => [
      `${margin}subgraph ${dotQuote(`cluster:${dotId(id)}`)} {`,
      `${margin}  graph ${dotAttributes({ label: dotHeading(label, 12), ...(forEach === undefined ? solidLook : fanLook) })}`,
      ...dotFrame(id, inside, frames, `${margin}  `),
      `${margin}}`,
    ]),
  ];
}

const frameLook = { style: "rounded,filled", color: frame.stroke, fontcolor: frame.text, labeljust: "l", margin: "12" };
const solidLook = { ...frameLook, fillcolor: frame.fill };
const fanLook = {
  ...frameLook,
  style: "rounded,filled,dashed",
  color: fanFrame.stroke,
  fontcolor: fanFrame.text,
  fillcolor: fanFrame.fill,
};

function dotArrow({ from, to, kind, optional, path, faded, marker }: Arrow): string {
  const look: DotAttributes = {
    ...(kind === "indirect" && { style: "dotted" }),
    ...(kind === "selects" && { style: "dotted", color: marks.variant.style.stroke, arrowhead: "none" }),
    ...(optional && { style: "dashed" }),
    ...(marker !== undefined && dotMarker(marker)),
    ...(faded && { style: "dashed", color: frame.stroke }),
    ...(path && { color: marks.path.style.stroke, penwidth: String(marks.path.style.width) }),
  };
  const attributes = Object.keys(look).length === 0 ? "" : ` ${dotAttributes(look)}`;
  return `${dotQuote(dotId(from))} -> ${dotQuote(dotId(to))}${attributes}`;
}

/** `together` keeps both ends of an arrow beside each other. */
function dotLegend(legend: readonly LegendEntry[], together: string): readonly string[] {
  if (legend.length === 0) return [];
  return [
    '  subgraph "cluster~legend" {',
    `    graph ${dotAttributes({ label: dotHeading("Legend", 11), ...frameLook, fillcolor: paper })}`,
    ...legend.map((entry, place) => {
      const chip = dotChip(`~legend${place}`, entry);
      return `    ${chip.length === 1 ? chip[0]! : `{ ${together}${chip.join("; ")} }`}`;
    }),
    "  }",
  ];
}
