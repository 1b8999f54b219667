import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Module } from "../module.ts";
import { rememberFile } from "./remember-file.ts";

/** A source file as it is now. */
export interface CodeText {
  /** Its lines end in one character each. */
  readonly text: string;
  /** As generated files state it. */
  readonly digest: string;
}

const readText = rememberFile((path): CodeText => {
  const text = readFileSync(path, "utf8")
    .replace(/^\uFEFF/, "")
    .replaceAll("\r\n", "\n");
  return { text, digest: hash("sha256", text, "hex").slice(0, 16) };
});

/** A source file that a module names, read again only after a change; `undefined` where it is not at hand, such as in production. */
export function readCodeText({ home }: Module, file: string): CodeText | undefined {
  if (home?.url.startsWith("file:") !== true) return undefined;
  try {
    return readText(resolve(dirname(fileURLToPath(home.url)), file));
  } catch {
    return undefined;
  }
}
