import type { Arrow, Cluster, Drawing, Item, LabelLine, LegendEntry, Style } from "./drawing.ts";
import { arrowLooks, fanFrame, frame, marks, paper } from "./looks.ts";
import type { Shape } from "./options.ts";
import { cleanText, shortenText } from "./text.ts";

const brackets: Readonly<Record<Shape, readonly [open: string, close: string]>> = {
  rounded: ["(", ")"],
  box: ["[", "]"],
  double: ["[[", "]]"],
  note: [">", "]"],
  cylinder: ["[(", ")]"],
  cut: ["[/", "/]"],
};
const inLegendRow = 4;
const solidFrame = `fill:${frame.fill},stroke:${frame.stroke},color:${frame.text}`;
const fanOutFrame = `fill:${fanFrame.fill},stroke:${fanFrame.stroke},color:${fanFrame.text},stroke-dasharray:6 4`;
const dashes = { solid: "", dashed: ",stroke-dasharray:6 4", dotted: ",stroke-dasharray:2 4" } as const;

/**
 * Writes a drawing as Mermaid text, which GitHub and many editors draw inside Markdown.
 *
 * @example
 * ```ts
 * import { renderMermaid } from "eponym/visualize";
 *
 * console.log(renderMermaid({ direction: "LR", items: [], arrows: [], clusters: [], legend: [] }));
 * ```
 */
export function renderMermaid({ title, direction, items, arrows, clusters, legend }: Drawing): string {
  const styles = [...new Set([...items, ...legend].map(({ style }) => writeStyle(style)))];
  const classOf = (style: Style): string => `look${styles.indexOf(writeStyle(style))}`;
  const inside = Map.groupBy(items, ({ cluster }) => cluster);
  const frames = Map.groupBy(clusters, ({ parent }) => parent);
  const lines = [
    ...(title === undefined ? [] : ["---", `title: ${JSON.stringify(escapeTitle(title))}`, "---"]),
    `flowchart ${direction}`,
    ...writeFrame(undefined, inside, frames, classOf, "  "),
    ...arrows.map((arrow) => `  ${mermaidId(arrow.from)} ${writeLink(arrow)} ${mermaidId(arrow.to)}`),
    ...styleLinks(arrows),
    ...writeLegend(legend, classOf),
    ...styles.map((style, place) => `  classDef look${place} ${style}`),
    ...clusters.map(({ id, forEach }) => `  style ${frameId(id)} ${forEach === undefined ? solidFrame : fanOutFrame}`),
  ];
  return `${lines.join("\n")}\n`;
}

/** An id that Mermaid takes for a name whatever the item is called; no two ids share one. */
export function mermaidId(id: string): string {
  return `n_${encodeId(id)}`;
}

function frameId(id: string): string {
  return `g_${encodeId(id)}`;
}

function encodeId(id: string): string {
  return id.replace(/[^A-Za-z0-9]/gu, (character) =>
    character === "_" ? "__" : `_${character.codePointAt(0)!.toString(16)}_`,
  );
}

/** Text inside quotes: what Mermaid or Markdown could read as more than text is written by its number, and what begins a formula or a line end is kept apart. */
export function escapeMermaid(text: string): string {
  return text
    .replace(special, escapeCharacter)
    .replaceAll("#36;#36;", "#36;<wbr/>#36;")
    .replaceAll("#92;", "#92;<wbr/>");
}

/** Outside letters, digits and harmless signs; a colon or underscore too where Mermaid or Markdown looks for one. */
const special = /[^\p{L}\p{N} .,:()/=|+?·…_-]|:(?! )|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0)!;
  return code < 128 ? `#${code};` : character;
}

/** A title is read as HTML and knows no numbers for characters. */
function escapeTitle(title: string): string {
  return cleanText(title).replaceAll("<", "‹").replaceAll(">", "›");
}

type Inside = ReadonlyMap<string | undefined, readonly Item[]>;
type Frames = ReadonlyMap<string | undefined, readonly Cluster[]>;
type ClassOf = (style: Style) => string;

function writeFrame(
  cluster: string | undefined,
  inside: Inside,
  frames: Frames,
  classOf: ClassOf,
  margin: string,
): readonly string[] {
  return [
    ...(inside.get(cluster) ?? []).map(
      ({ id, lines, style }) =>
        `${margin}${writeBox(mermaidId(id), lines.map(writeLine).join("<br/>"), style, classOf)}`,
    ),
    ...(frames.get(cluster) ?? []).flatMap(({ id, label }) => [
      `${margin}subgraph ${frameId(id)}["${escapeMermaid(shortenText(label)) || " "}"]`,
      ...writeFrame(id, inside, frames, classOf, `${margin}  `),
      `${margin}end`,
    ]),
  ];
}

function writeBox(id: string, label: string, style: Style, classOf: ClassOf): string {
  const [open, close] = brackets[style.shape];
  return `${id}${open}"${label || " "}"${close}:::${classOf(style)}`;
}

function writeLine({ kind, text }: LabelLine): string {
  const escaped = escapeMermaid(text);
  if (kind === "name") return `<b>${escaped}</b>`;
  if (kind === "condition") return `<small><i>${escaped}</i></small>`;
  return kind === "member" ? escaped : `<small>${escaped}</small>`;
}

function writeLink({ kind, optional, faded, marker }: Arrow): string {
  if (kind === "selects") return "-.-";
  const isBroken = optional || faded || kind === "indirect" || marker === "lazy";
  if (marker === "collect") return isBroken ? "-.-o" : "--o";
  return isBroken ? "-.->" : "-->";
}

/** Each link is styled once: Mermaid keeps only the last of its styles. */
function styleLinks(arrows: readonly Arrow[]): readonly string[] {
  const places = Map.groupBy(arrows.keys(), (place) => styleLink(arrows[place]!));
  return [...places]
    .filter(([style]) => style !== "")
    .map(([style, links]) => `  linkStyle ${links.join(",")} ${style}`);
}

function styleLink({ path, marker, faded }: Arrow): string {
  const { stroke, width } = marks.path.style;
  const isFan = (marker === "each" || marker === "collect") && !faded;
  return [
    ...(path ? [`stroke:${stroke},stroke-width:${width}px`] : isFan ? [`stroke:${arrowLooks[marker].stroke}`] : []),
    ...(marker === "lazy" ? ["stroke-dasharray:1 4"] : []),
  ].join(",");
}

function writeStyle({ fill, stroke, text, line, width }: Style): string {
  return `fill:${fill},stroke:${stroke},color:${text},stroke-width:${width}px${dashes[line]}`;
}

function writeLegend(legend: readonly LegendEntry[], classOf: ClassOf): readonly string[] {
  if (legend.length === 0) return [];
  const rows = Map.groupBy(legend.keys(), (place) => Math.floor(place / inLegendRow));
  return [
    '  subgraph legend["Legend"]',
    "    direction LR",
    ...legend.flatMap((entry, place) => writeEntry(entry, `legend${place}`, classOf)),
    ...[...rows.values()].filter((row) => row.length > 1).map((row) => `    ${chainEntries(row, legend)}`),
    "  end",
    `  style legend fill:${paper},stroke:${frame.stroke},color:${frame.text}`,
  ];
}

/** Keeps entries side by side; one of an arrow goes from its tail to its head by itself. */
function chainEntries(row: readonly number[], legend: readonly LegendEntry[]): string {
  const parts = row.map((place, at) => {
    const id = `legend${place}`;
    if (legend[place]!.arrow === undefined || at === 0) return id;
    return at === row.length - 1 ? `${id}tail` : `${id}tail\n    ${id}`;
  });
  return parts.join(" ~~~ ");
}

/** A look as a box, and that of an arrow with an arrow to it. */
function writeEntry({ label, style, arrow }: LegendEntry, id: string, classOf: ClassOf): readonly string[] {
  const box = writeBox(id, escapeMermaid(shortenText(label)), style, classOf);
  if (arrow === undefined) return [`    ${box}`];
  const link = writeLink({
    from: "",
    to: "",
    kind: "value",
    optional: false,
    path: false,
    faded: false,
    marker: arrow,
  });
  return [`    ${id}tail(" "):::${classOf(style)} ${link} ${box}`];
}
