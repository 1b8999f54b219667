import type { Node, Tags, TagValue } from "../node.ts";
import type { LabelLine } from "./drawing.ts";
import type { Look } from "./looks.ts";
import type { DrawnRun, DrawOptions } from "./options.ts";
import { shortenText } from "./text.ts";

/** The lines of a node's label: its name, or what stands in for it, and what is known of it. */
export function labelNode(
  node: Node,
  look: Look,
  options: DrawOptions,
  name: string,
  condition: string | undefined,
): readonly LabelLine[] {
  const status = options.run?.nodes[node.name];
  const told = look.quiet !== true;
  return shortenLines([
    { kind: "name", text: name },
    { kind: "condition", text: condition ?? "" },
    { kind: "type", text: told && options.hideTypes !== true ? node.type : "" },
    { kind: "tags", text: told && options.hideTags !== true ? describeTags(node.tags) : "" },
    { kind: "status", text: status === undefined ? "" : describeStatus(status) },
  ]);
}

/** The lines that say something, each short enough to be drawn. */
export function shortenLines(lines: readonly LabelLine[]): readonly LabelLine[] {
  return lines.map((line) => ({ ...line, text: shortenText(line.text) })).filter(({ text }) => text !== "");
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

function describeStatus({ status, ms }: DrawnRun["nodes"][string]): string {
  if (ms === undefined) return status;
  return `${status} · ${ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`}`;
}
