import { hash } from "node:crypto";
import type { CodeRecord, Entry, RunRecord } from "../../cache/entry.ts";

/** What a journal tells, a line each. */
export type Fact =
  | { readonly kind: "entry"; readonly entry: Entry }
  | { readonly kind: "code"; readonly code: CodeRecord; readonly at: number }
  | { readonly kind: "run"; readonly run: RunRecord }
  | { readonly kind: "salt"; readonly salt: string }
  | { readonly kind: "used"; readonly keys: readonly string[]; readonly at: number }
  | { readonly kind: "remove"; readonly keys: readonly string[] }
  | { readonly kind: "discard"; readonly sum: string }
  | { readonly kind: "pin"; readonly keys: readonly string[]; readonly isPinned: boolean };

export type FactKind = Fact["kind"];

/** A fact as text. Its bytes, where it has any, follow a tab. */
export interface SealedLine {
  readonly text: string;
  /** How many bytes come before the tab. */
  readonly head: number;
}

/** Where a line is: the offset of its first byte, and how many bytes its head and all of it have. */
export interface Place {
  readonly at: number;
  readonly head: number;
  readonly length: number;
}

const sealLength = 16;
const space = 0x20;
const tab = 0x09;
/** Ends each line: without it, a line was torn by the end of its process, which is no fault. */
const end = 0x2e;

const sealOf = (body: string | Uint8Array): string => hash("sha256", body).slice(0, sealLength);

/** One line of a journal: a seal over all of the head, the kind, the name, what is told, and the bytes in base64. */
export function sealLine(fact: Fact, base64?: string): SealedLine {
  const body = `${fact.kind} ${nameOf(idOf(fact))} ${JSON.stringify(fact)}`;
  const head = `${sealOf(body)} ${body}`;
  return { text: base64 === undefined ? `${head}.` : `${head}\t${base64}.`, head: Buffer.byteLength(head) };
}

/** The fact of a line, or `undefined` where a byte of its head is not what was written. */
export function readHead(head: Buffer): Fact | undefined {
  if (head.toString("latin1", 0, sealLength) !== sealOf(head.subarray(sealLength + 1))) return undefined;
  const start = head.indexOf(space, head.indexOf(space, sealLength + 1) + 1) + 1;
  return JSON.parse(head.toString("utf8", start, head.length)) as Fact;
}

/** How far the head goes of a line that is whole, or `undefined` where it was torn. */
export function measureHead(line: Buffer): number | undefined {
  if (line[line.length - 1] !== end || line.length <= sealLength + 1) return undefined;
  const found = line.indexOf(tab);
  return found === -1 ? line.length - 1 : found;
}

/** Kind and name as they stand there, unproved: what is found under them is proved when it is read. */
export function peek(line: Buffer): { readonly kind: string; readonly name: string } {
  const first = line.indexOf(space, sealLength + 1);
  const second = line.indexOf(space, first + 1);
  return { kind: line.toString("latin1", sealLength + 1, first), name: line.toString("latin1", first + 1, second) };
}

/** A key, version or id as it may stand in a line and in a file name; hashes stay what they are. */
export function nameOf(id: string): string {
  return /^[\w-]{1,128}$/.test(id) ? id : hash("sha256", id);
}

function idOf(fact: Fact): string {
  if (fact.kind === "entry") return fact.entry.key;
  if (fact.kind === "code") return fact.code.version;
  return fact.kind === "run" ? fact.run.id : "-";
}
