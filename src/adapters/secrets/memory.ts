import { types } from "node:util";
import { readOwn } from "../../data/summaries/type-name.ts";
import { numberForm } from "./number-forms.ts";
import { listByteForms, listForms } from "./text-forms.ts";

/** So many parts of one value are kept, and so many learned ones, the newest of them: a secret node may run for each of a million items. */
const mostKept = 1000;
const mostBytes = 100_000;

/** The secrets of one run. */
export interface SecretMemory {
  readonly has: (value: unknown) => boolean;
  readonly isEmpty: () => boolean;
  /** Keeps a value and its parts for as long as the run, or until many others have come. */
  readonly keep: (value: unknown, how: "always" | "while new") => void;
  /** What to look for in texts, the longest first, as shorter ones may be part of them. */
  readonly texts: () => readonly string[];
  readonly byteTexts: () => readonly string[];
  readonly numbers: () => ReadonlySet<string>;
}

type Forms = readonly string[];
const none: Forms = [];

export function createMemory(): SecretMemory {
  const [always, learned] = [new Map<unknown, Forms>(), new Map<unknown, Forms>()];
  let change = 0;
  const has = (value: unknown): boolean => always.has(value) || learned.has(value);
  const keep = (value: unknown, how: "always" | "while new"): void => {
    const kept = how === "always" ? always : learned;
    let left = mostKept;
    const add = (part: unknown): void => {
      if (left <= 0 || !canTell(part) || has(part)) return;
      left--;
      change++;
      kept.set(part, typeof part === "string" ? listForms(part) : none);
      if (typeof part === "object") for (const inner of listParts(part!, left)) add(inner);
    };
    add(value);
    for (const old of learned.keys()) {
      if (learned.size <= mostKept) break;
      learned.delete(old);
    }
  };
  const afterChange = <Found>(find: (values: readonly unknown[]) => Found): (() => Found) => {
    let known: { readonly change: number; readonly found: Found } | undefined;
    return () => {
      if (known?.change !== change) known = { change, found: find([...always.keys(), ...learned.keys()]) };
      return known.found;
    };
  };
  const texts = afterChange(() => {
    const forms = new Set([...always.values(), ...learned.values()].flat());
    return [...forms].toSorted((one, other) => other.length - one.length);
  });
  return {
    has,
    isEmpty: () => always.size + learned.size === 0,
    keep,
    texts,
    byteTexts: afterChange((values) =>
      values.flatMap((value) => (typeof value === "string" && listForms(value).length > 0 ? listByteForms(value) : [])),
    ),
    numbers: afterChange((values) => new Set(values.flatMap(formOf))),
  };
}

/** Of numbers, and of texts that are one. */
function formOf(value: unknown): Forms {
  const isNumber = typeof value === "number" || typeof value === "bigint";
  const form = isNumber ? numberForm(value) : undefined;
  return form === undefined ? none : [form];
}

/** A secret that many other values are equal to tells nothing, and hides what is none. */
function canTell(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "" && typeof value !== "boolean";
}

/** What a secret consists of, without names of fields; no getter is asked. */
function listParts(value: object, most: number): readonly unknown[] {
  try {
    if (Array.isArray(value)) return value.slice(0, most);
    if (value instanceof Map || value instanceof Set) return [...value.values()].slice(0, most);
    if (value instanceof URL) return [value.href, decodeURIComponent(value.password)];
    if (ArrayBuffer.isView(value)) return readText(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
    if (types.isAnyArrayBuffer(value)) return readText(new Uint8Array(value));
    return Object.keys(value)
      .slice(0, most)
      .map((key) => readOwn(value, key));
  } catch {
    return [];
  }
}

/** The text that bytes are, if they are one. */
function readText(bytes: Uint8Array): readonly string[] {
  if (bytes.length > mostBytes) return [];
  return [new TextDecoder("utf8", { fatal: true, ignoreBOM: true }).decode(bytes)];
}
