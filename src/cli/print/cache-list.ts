import type { StoredEntry } from "../../cache/store.ts";
import { countBytes } from "../../stores/collect-garbage.ts";
import type { Stream } from "../io.ts";
import { printAge, printCount, printSize, printTime } from "./cache-units.ts";
import type { Sorting } from "./sortings.ts";
import { printTable } from "./print-table.ts";

type Compare = (one: StoredEntry, other: StoredEntry) => number;

const orders: Readonly<Record<Sorting, Compare>> = {
  age: (one, other) => other.at - one.at,
  node: (one, other) => compareTexts(one.module, other.module) || compareTexts(one.node, other.node),
  size: (one, other) => other.size - one.size,
  time: (one, other) => other.ms - one.ms,
};

/** Entries in an order; the newest first where it leaves a choice. */
export function sortEntries(entries: readonly StoredEntry[], by: Sorting): readonly StoredEntry[] {
  return entries.toSorted((one, other) => orders[by](one, other) || other.at - one.at);
}

/** The entries of a cache for a person, with totals. */
export function printEntries(entries: readonly StoredEntry[], place: string, now: number, stream: Stream): string {
  if (entries.length === 0) return `No result in ${place}.\n`;
  const rows = entries.map(({ node, module, at, usedAt, size, format, summary, ms, isPinned, key }) => [
    node,
    module,
    printAge(now - at),
    printAge(now - usedAt),
    printSize(size),
    format,
    summary,
    printTime(ms),
    isPinned ? "pinned" : "",
    key.slice(0, 12),
  ]);
  const headings = ["node", "module", "age", "unused for", "size", "format", "shape", "took", "", "key"];
  return `${printTable(headings, rows, stream)}\n${printTotals(entries, place, stream)}`;
}

/** The entries of a cache by node: how many, how large, and how long they took together. */
export function printByNode(entries: readonly StoredEntry[], place: string, now: number, stream: Stream): string {
  if (entries.length === 0) return `No result in ${place}.\n`;
  const rows = [...Map.groupBy(entries, ({ module, node }) => JSON.stringify([module, node])).values()].map((own) => [
    own[0]!.node,
    own[0]!.module,
    String(own.length),
    printAge(now - Math.max(...own.map(({ at }) => at))),
    printSize(countBytes(own)),
    printTime(own.reduce((total, { ms }) => total + ms, 0)),
  ]);
  const headings = ["node", "module", "results", "latest", "size", "took"];
  return `${printTable(headings, rows, stream)}\n${printTotals(entries, place, stream)}`;
}

function printTotals(entries: readonly StoredEntry[], place: string, { paint }: Stream): string {
  const nodes = new Set(entries.map(({ module, node }) => JSON.stringify([module, node]))).size;
  const pinned = entries.filter(({ isPinned }) => isPinned).length;
  const took = printTime(entries.reduce((total, { ms }) => total + ms, 0));
  const pins = pinned === 0 ? "" : `, ${pinned} pinned`;
  const totals = `${printCount(entries.length, "result")} of ${printCount(nodes, "node")}, ${printSize(countBytes(entries))}${pins}; they took ${took} to compute`;
  return `${paint("dim", `${place}: ${totals}`)}\n`;
}

function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
