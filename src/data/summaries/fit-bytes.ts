import { cutText } from "./cut-text.ts";
import type { ValueSummary } from "./value-summary.ts";

/** How much is kept: characters of a text, members of a list, and whether histograms are. */
type Limits = readonly [mostText: number, mostMembers: number, keepsHistograms: boolean];

const limits: readonly Limits[] = [
  [120, 50, true],
  [80, 30, true],
  [60, 20, false],
  [40, 10, false],
  [30, 5, false],
  [20, 2, false],
  [10, 0, false],
];

/** A summary whose JSON has at most so many bytes of UTF-8: more and more is cut until it does. What is cut is counted beside it. */
export function fitBytes(summary: ValueSummary, most: number): ValueSummary {
  if (sizeOf(summary) <= most) return summary;
  for (const limit of limits) {
    const shorter = { ...(shorten(summary, limit) as ValueSummary), shortened: true as const };
    if (sizeOf(shorter) <= most) return shorter;
  }
  return { kind: "unreadable", shortened: true };
}

function sizeOf(summary: ValueSummary): number {
  return Buffer.byteLength(JSON.stringify(summary));
}

function shorten(part: unknown, limit: Limits): unknown {
  const [mostText, mostMembers, keepsHistograms] = limit;
  if (typeof part === "string") return cutText(part, mostText);
  if (typeof part !== "object" || part === null) return part;
  if (Array.isArray(part)) return part.slice(0, mostMembers).map((member) => shorten(member, limit));
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) => {
      if (key === "histogram") return [key, keepsHistograms ? value : null];
      return [key, key === "kind" ? value : shorten(value, limit)];
    }),
  );
}
