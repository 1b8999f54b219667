import type { Entry, RunRecord } from "../../cache/entry.ts";
import { sha256 } from "../../values/sha256.ts";

/**
 * The objects of a store, below its prefix. S3 lists names in their order, so a time that counts down puts the newest first; markers are
 * empty objects whose names say all.
 */
export const entryFolder = "entries/";
export const resultFolder = "results/";
export const codeFolder = "codes/";
export const runFolder = "runs/";
export const pinFolder = "pins/";
export const useFolder = "uses/";
export const saltName = "salt.json";

export function entryName(key: string): string {
  return `${entryFolder}${key}.json`;
}

export function resultName(sum: string): string {
  return `${resultFolder}${sum}`;
}

export function codeName(version: string): string {
  return `${codeFolder}${safeName(version)}.json`;
}

export function pinName(key: string): string {
  return `${pinFolder}${key}`;
}

export function runName({ at, id }: RunRecord): string {
  return `${runFolder}${countDown(at)}-${safeName(id)}.json`;
}

/** How the names of all records of a run end. */
export function runEnding(id: string): string {
  return `-${safeName(id)}.json`;
}

export function useName(at: number, id: string): string {
  return `${useFolder}${countDown(at)}-${id}.json`;
}

export function historyFolder(module: string, node: string): string {
  return `history/${safeName(module)}/${safeName(node)}/`;
}

export function baseFolder(base: string): string {
  return `bases/${base}/`;
}

/** One marker for each entry with these bytes: what they are still needed for. */
export function sumFolder(sum: string): string {
  return `sums/${sum}/`;
}

/** The markers of an entry. */
export function markersOf(entry: Entry): readonly string[] {
  const newestFirst = `${countDown(entry.at)}-${entry.key}`;
  return [
    historyFolder(entry.module, entry.node) + newestFirst,
    baseFolder(entry.base) + newestFirst,
    sumFolder(entry.sum) + entry.key,
  ];
}

/** The key at the end of the name of an entry or a marker. */
export function keyIn(name: string): string {
  return name.slice(name.lastIndexOf("/") + 1).replace(/^\d{15}-|\.json$/g, "");
}

function countDown(at: number): string {
  return String(latest - Math.floor(at)).padStart(15, "0");
}

const latest = 999_999_999_999_999;

/** A name that every server takes as it is, and another for each text. */
function safeName(text: string): string {
  const safe = [...new TextEncoder().encode(text)].map(safeByte).join("").replace(/^\./, "!2E");
  return safe.length <= longest ? safe : `${safe.slice(0, longest - 66)}!-${sha256(text)}`;
}

function safeByte(byte: number): string {
  const letter = String.fromCodePoint(byte);
  return /[\w.-]/.test(letter) ? letter : `!${byte.toString(16).toUpperCase().padStart(2, "0")}`;
}

/** Servers that keep objects as files take names of 255 bytes, endings of their own included. */
const longest = 160;
