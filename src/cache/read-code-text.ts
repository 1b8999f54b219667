import { hash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Module } from "../module.ts";

/** A source file as it is now. */
export interface CodeText {
  /** Its lines end in one character each. */
  readonly text: string;
  /** As generated files state it. */
  readonly digest: string;
}

interface Known extends CodeText {
  readonly changedAt: number;
  readonly size: number;
}

const known = new Map<string, Known>();

/** A source file that a module names, read again only after a change; `undefined` where it is not at hand, such as in production. */
export function readCodeText({ home }: Module, file: string): CodeText | undefined {
  if (home?.url.startsWith("file:") !== true) return undefined;
  const path = resolve(dirname(fileURLToPath(home.url)), file);
  try {
    const { mtimeMs: changedAt, size } = statSync(path);
    const before = known.get(path);
    if (before?.changedAt === changedAt && before.size === size) return before;
    const text = readFileSync(path, "utf8")
      .replace(/^\uFEFF/, "")
      .replaceAll("\r\n", "\n");
    const now: Known = { changedAt, size, text, digest: hash("sha256", text, "hex").slice(0, 16) };
    known.set(path, now);
    return now;
  } catch {
    return undefined;
  }
}
