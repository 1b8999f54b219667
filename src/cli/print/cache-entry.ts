import type { CodeRecord } from "../../cache/entry.ts";
import type { StoredEntry } from "../../cache/store.ts";
import type { Stream } from "../io.ts";
import { printAge, printSize, printTime } from "./cache-units.ts";

/** Everything that is known of a result, for a person; not its value. */
export function printEntry(entry: StoredEntry, code: CodeRecord | undefined, now: number, stream: Stream): string {
  const { at, usedAt, run, freshness, inputs } = entry;
  const rows: readonly (readonly [string, string])[] = [
    ["module", entry.module],
    ["key", entry.key],
    ["stored", `${printMoment(at)}, ${printAge(now - at)} ago, by the run ${run}`],
    ["last used", `${printMoment(usedAt)}, ${printAge(now - usedAt)} ago`],
    ["took", printTime(entry.ms)],
    ["shape", entry.summary],
    ["format", `${entry.format}, ${printSize(entry.size)}`],
    ["version", entry.version],
    ["bytes", `SHA-256 ${entry.sum}`],
    ["pinned", entry.isPinned ? "yes" : "no"],
    ...(freshness === undefined ? [] : [["freshness", freshness] as const]),
    ...Object.entries(inputs).map(([name, version]) => [`takes ${name}`, version] as const),
    ...listCode(entry.code, code),
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  const lines = rows.map(([name, text]) => `  ${stream.paint("dim", name.padEnd(width))}  ${text}\n`);
  return `${stream.paint("bold", entry.node)}\n${lines.join("")}`;
}

function listCode(version: string, code: CodeRecord | undefined): readonly (readonly [string, string])[] {
  if (code === undefined) return [["code", version]];
  const { tag, parts, packages } = code;
  return [
    ["code", version],
    ...(tag === undefined ? [] : [["tag", tag] as const]),
    ...parts.map(({ name, file }) => ["reaches", `${name} (${file})`] as const),
    ...Object.entries(packages).map(([name, installed]) => ["package", `${name} ${installed}`] as const),
  ];
}

function printMoment(ms: number): string {
  return new Date(ms).toISOString().replace("T", " ").slice(0, 19);
}
