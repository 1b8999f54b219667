import type { Node, Tags, TagValue } from "../node.ts";
import type { LabelLine } from "./drawing.ts";
import type { Look } from "./looks.ts";
import type { DrawnNodeRun, DrawOptions } from "./options.ts";
import { shortenText } from "./text.ts";

const mostColumns = 8;

/** What a label says besides what the node itself does. */
export interface Titles {
  /** What it is called in the picture. */
  readonly name: string;
  readonly condition?: string | undefined;
  /** What it is marked with in words: `secret`, `for each "urls"`. */
  readonly badges?: readonly string[];
}

/** The lines of a node's label: what it is called, and what is known of it. */
export function labelNode(
  node: Node,
  look: Look,
  options: DrawOptions,
  { name, condition = "", badges = [] }: Titles,
): readonly LabelLine[] {
  const status = options.run?.nodes[node.name];
  const told = look.quiet !== true;
  return shortenLines([
    { kind: "name", text: name },
    ...badges.map((text): LabelLine => ({ kind: "badge", text })),
    { kind: "condition", text: condition },
    { kind: "type", text: told && options.hideTypes !== true ? node.type : "" },
    ...(told ? listColumns(node.schema ?? {}, options) : []),
    { kind: "tags", text: told && options.hideTags !== true ? describeTags(node.tags) : "" },
    { kind: "status", text: status === undefined ? "" : describeStatus(status) },
  ]);
}

/** The lines that say something, each short enough to be drawn. */
export function shortenLines(lines: readonly LabelLine[]): readonly LabelLine[] {
  return lines.map((line) => ({ ...line, text: shortenText(line.text) })).filter(({ text }) => text !== "");
}

function listColumns(schema: NonNullable<Node["schema"]>, { hideTypes }: DrawOptions): readonly LabelLine[] {
  const columns = Object.entries(schema).map(([column, type]) => (hideTypes === true ? column : `${column}: ${type}`));
  const more = columns.length - mostColumns;
  const shown = more > 0 ? [...columns.slice(0, mostColumns), `… ${more} more`] : columns;
  return shown.map((text) => ({ kind: "column", text }));
}

/** The value of a tag as text. */
export function formatTag(value: TagValue): string {
  return Array.isArray(value) ? value.join(", ") : String(value);
}

function describeTags(tags: Tags): string {
  return Object.entries(tags)
    .map(([tag, value]) => (value === true ? tag : `${tag}: ${formatTag(value)}`))
    .join(" · ");
}

function describeStatus({ status, ms, items }: DrawnNodeRun): string {
  const parts = [
    status,
    ...(ms === undefined ? [] : [ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`]),
    ...(items === undefined ? [] : [items === 1 ? "1 item" : `${items} items`]),
  ];
  return parts.join(" · ");
}
