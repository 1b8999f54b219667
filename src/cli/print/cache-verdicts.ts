import { createTwoFilesPatch } from "diff";
import type { Change, Explanation, NodeVerdict } from "../../cache/explanation.ts";
import type { Stream, Style } from "../io.ts";
import { printCount } from "./cache-units.ts";

const words: Readonly<Record<NodeVerdict["verdict"], readonly [string, Style]>> = {
  reused: ["reused ", "green"],
  runs: ["runs   ", "yellow"],
  depends: ["depends", "cyan"],
};

/** What would be reused and what would run, and why; with the old and new code of what has changed. */
export function printVerdicts({ output, nodes }: Explanation, stream: Stream): string {
  const width = Math.max(0, ...nodes.map(({ node }) => node.length));
  const lines = nodes.map((verdict) => printVerdict(verdict, width, stream));
  const count = (verdict: NodeVerdict["verdict"]): number => nodes.filter((node) => node.verdict === verdict).length;
  const depends = count("depends");
  const totals = `${stream.paint("bold", output)}: ${printCount(count("reused"), "node")} reused, ${count("runs")} to run${depends === 0 ? "" : `, ${depends} depending on what they give`}\n`;
  const changes = uniqueChanges(nodes).map((change) => printChange(change, stream));
  return [totals, "\n", ...lines, ...changes.filter((text) => text !== "").map((text) => `\n${text}`)].join("");
}

function printVerdict(
  { node, verdict, why, after = [], each = [] }: NodeVerdict,
  width: number,
  stream: Stream,
): string {
  const [word, style] = words[verdict];
  const items = each.length === 0 ? "" : `, for each ${each.map((fan) => `"${fan}"`).join(", ")}`;
  const unsaid = after.filter((name) => !why.includes(name));
  const waits = verdict === "depends" && unsaid.length > 0 ? ` (after ${unsaid.join(", ")})` : "";
  return `${stream.paint(style, word)}  ${node.padEnd(width)}  ${why}${waits}${items}`.trimEnd() + "\n";
}

/** A helper that several nodes reach is shown once. */
function uniqueChanges(nodes: readonly NodeVerdict[]): readonly Change[] {
  const changes = nodes.flatMap((node) => node.changes);
  return [
    ...new Map(changes.map((change) => [JSON.stringify([change.what, change.before, change.after]), change])).values(),
  ];
}

function printChange({ kind, what, before, after }: Change, stream: Stream): string {
  if (before === undefined && after === undefined) return "";
  const title = `${stream.paint("bold", what)}\n`;
  if (kind !== "code") return `${title}  ${before ?? "nothing"} → ${after ?? "nothing"}\n`;
  const patch = createTwoFilesPatch("before", "now", endLine(before), endLine(after), "", "", { context: 3 });
  const lines = patch.split("\n").filter((line) => !/^(?:=+$|\\ No newline)/.test(line));
  return title + lines.map((line) => paintLine(line, stream)).join("\n");
}

function endLine(text = ""): string {
  return text === "" || text.endsWith("\n") ? text : `${text}\n`;
}

function paintLine(line: string, { paint }: Stream): string {
  if (/^(?:---|\+\+\+) /.test(line)) return paint("bold", line);
  if (line.startsWith("@@")) return paint("cyan", line);
  if (line.startsWith("+")) return paint("green", line);
  return line.startsWith("-") ? paint("red", line) : line;
}
