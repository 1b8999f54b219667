import type { ArrowMarker, LabelLine, LegendEntry, Style } from "./drawing.ts";
import { arrowColour, arrowLooks } from "./looks.ts";
import type { Shape } from "./options.ts";
import { escapeXml, shortenText } from "./text.ts";

/** Graphviz knows how wide Arial's letters are without having it, and every system has a font of that width. */
export const dotFont = "Arial";

export type DotAttributes = Readonly<Record<string, string>>;

const shapeAttributes: Readonly<
  Record<Shape, { readonly shape: string; readonly style: string; readonly peripheries?: string }>
> = {
  rounded: { shape: "box", style: "rounded,filled" },
  box: { shape: "box", style: "filled" },
  double: { shape: "box", style: "filled", peripheries: "2" },
  note: { shape: "note", style: "filled" },
  cylinder: { shape: "cylinder", style: "filled" },
  cut: { shape: "box", style: "filled,diagonals" },
};

const lineSizes: Readonly<Record<LabelLine["kind"], number>> = {
  name: 13,
  badge: 9,
  type: 10,
  column: 10,
  value: 11,
  condition: 10,
  tags: 9,
  status: 10,
  member: 11,
};

/** An id as Graphviz keeps it (one that starts with % it would not), so that it is found again in what is drawn; no two ids share one. */
export function dotId(id: string): string {
  return id.replace(/[^\p{L}\p{N}_.:$-]/gu, (character) => `~${character.codePointAt(0)!.toString(16)};`);
}

/** Quotes text without line ends: ids and attributes that are encoded or chosen here. */
export function dotQuote(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}

/** `[shape="box", label=<…>]`: a value that starts with `<` is markup. */
export function dotAttributes(values: DotAttributes): string {
  const pairs = Object.entries(values).map(
    ([name, value]) => `${name}=${value.startsWith("<") ? value : dotQuote(value)}`,
  );
  return `[${pairs.join(", ")}]`;
}

/** Bold text as a label. */
export function dotHeading(text: string, size: number): string {
  return `<<font point-size="${size}"><b>${escapeMarkup(shortenText(text)) || " "}</b></font>>`;
}

/** The label of an item, one line below the other. */
export function dotLabel(lines: readonly LabelLine[], style: Style): string {
  const rows = lines
    .map((line) => `<tr><td${line.kind === "column" ? ' align="left"' : ""}>${dotLine(line, style)}</td></tr>`)
    .join("");
  return `<<table border="0" cellspacing="0" cellpadding="0">${rows || "<tr><td> </td></tr>"}</table>>`;
}

export function dotStyle({ shape, fill, stroke, text, line, width }: Style): DotAttributes {
  const { style, ...form } = shapeAttributes[shape];
  return {
    ...form,
    style: line === "solid" ? style : `${style},${line}`,
    fillcolor: fill,
    color: stroke,
    fontcolor: text,
    penwidth: String(width),
  };
}

/** The entry of a legend as a small node, and for arrows one that leads to it. */
export function dotChip(id: string, { label, style, arrow }: LegendEntry): readonly string[] {
  const text = `<<font point-size="11">${escapeMarkup(shortenText(label)) || " "}</font>>`;
  const look = { label: text, ...dotStyle(style) };
  if (arrow === undefined) return [`${dotQuote(id)} ${dotAttributes({ ...look, margin: "0.1,0.03", height: "0.26" })}`];
  const tail = `${id}~tail`;
  return [
    `${dotQuote(tail)} ${dotAttributes({ label: "", shape: "none", width: "0.3", height: "0.1" })}`,
    `${dotQuote(id)} ${dotAttributes({ ...look, margin: "0.04,0.03", height: "0.26", width: "0" })}`,
    `${dotQuote(tail)} -> ${dotQuote(id)} ${dotAttributes({ color: arrowColour, arrowsize: "0.6", style: "solid", ...dotMarker(arrow), tailclip: "false", weight: "100" })}`,
  ];
}

/** How an arrow looks that is no plain one. */
export function dotMarker(marker: ArrowMarker): DotAttributes {
  return markerAttributes[marker];
}

const markerAttributes: Readonly<Record<ArrowMarker, DotAttributes>> = {
  each: { color: arrowLooks.each.stroke },
  // The end that holds the parts, as in UML.
  collect: { color: arrowLooks.collect.stroke, arrowhead: "diamond", arrowsize: "0.9" },
  lazy: { style: "dotted", penwidth: "1.4", arrowhead: "onormal" },
};

function dotLine({ kind, text }: LabelLine, style: Style): string {
  const escaped = escapeMarkup(text);
  const marked = strong.has(kind) ? `<b>${escaped}</b>` : kind === "condition" ? `<i>${escaped}</i>` : escaped;
  const size = kind === "name" ? "" : ` point-size="${lineSizes[kind]}"`;
  const isLoud = kind === "name" || kind === "status" || kind === "member" || style.quiet === style.text;
  const colour = isLoud ? "" : ` color="${style.quiet}"`;
  return size + colour === "" ? marked : `<font${size}${colour}>${marked}</font>`;
}

const strong: ReadonlySet<LabelLine["kind"]> = new Set(["name", "badge", "status"]);

/** Graphviz reads its own escapes in markup too: \N would be the node's name. */
function escapeMarkup(text: string): string {
  return escapeXml(text).replaceAll("\\", "\\\\");
}
