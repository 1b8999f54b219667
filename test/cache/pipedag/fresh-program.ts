/** A node whose freshness is the text of one file, and whose value that of another; the freshness function tells that it was asked. */
const program = [
  'import { appendFileSync, readFileSync } from "node:fs";',
  'import { cache } from "eponym";',
  'function freshness(folder: string): string { appendFileSync(`${folder}/asked`, "!"); return readFileSync(`${folder}/fresh`, "utf8"); }',
  "cache(source, { freshness });",
  'export function source(folder: string): string { return readFileSync(`${folder}/value`, "utf8"); }',
  "export function child(source: string): string { return `${source}!`; }",
  "export function apart(folder: string): number { return folder.length && 1; }",
].join("\n");

export const both = { executed: ["child", "source"], reused: [] };
export const none = { executed: [], reused: ["source", "child"] };
export const files = (fresh: string, value: string): { fresh: string; value: string } => ({ fresh, value });

export const base = { program, outputs: ["child"], inputs: { folder: "{data}" } } as const;
