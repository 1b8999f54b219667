import { cutText } from "../../data/summaries/cut-text.ts";
import type { NodeCall, RunInfo } from "../../run/adapter.ts";
import { createCleaner } from "./clean-value.ts";
import { createMemory } from "./memory.ts";
import { numberForm, replaceNumbers } from "./number-forms.ts";
import { redacted } from "./redacted.ts";
import { shortest } from "./text-forms.ts";

export { redacted } from "./redacted.ts";

/** So many characters of a text are looked through; the rest is left out. */
const mostText = 1_000_000;

/** Takes the secrets of one run out of what is going to be written or sent. */
export interface Redactor {
  /** A copy of plain data without them. Where there are any, other objects that hold one become plain data, and those that cannot be looked into their class's name. */
  readonly clean: (value: unknown) => unknown;
  /** A text in which the secret texts and numbers are replaced. */
  readonly cleanText: (text: string) => string;
  /** The beginning of a text without them, with an ellipsis where it goes on: none of them is cut in the middle, where it would not be known any more. */
  readonly cutText: (text: string, most: number) => string;
  /** Whether a value is one of them. */
  readonly isSecret: (value: unknown) => boolean;
  /** Keeps the value in mind where the node's is secret. */
  readonly learn: (call: Pick<NodeCall, "node">, value: unknown) => void;
}

/** Knows the secret inputs, overrides and config values of a run, and learns the values of its secret nodes. */
export function createRedactor({
  graph,
  inputs,
  overrides,
  tables = [],
}: Pick<RunInfo, "graph" | "inputs" | "overrides"> & Partial<Pick<RunInfo, "tables">>): Redactor {
  const memory = createMemory();
  for (const name of graph.secrets)
    for (const given of [inputs, overrides, graph.config])
      if (Object.hasOwn(given, name)) memory.keep(given[name], "always");

  const replace = (text: string): string => {
    if (memory.has(text)) return redacted;
    const cleaned = memory.texts().reduce((result, secret) => result.replaceAll(secret, redacted), text);
    return replaceNumbers(cleaned, memory.numbers(), redacted);
  };
  const cut = (text: string, most: number): string => {
    if (text.length <= most || memory.has(text)) return cutText(replace(text), most);
    const end = startOfCut(text, most, [...memory.texts(), ...memory.numbers()]);
    return `${replace(cutText(text, end).slice(0, -1))}…`;
  };
  const cleanText = (text: string): string =>
    text.length > mostText && !memory.isEmpty() ? cut(text, mostText) : replace(text);
  const isSecret = (value: unknown): boolean => {
    if (memory.has(value)) return true;
    if (typeof value !== "number" && typeof value !== "bigint") return false;
    const form = numberForm(value);
    return form !== undefined && (memory.numbers().has(form) || memory.has(String(value)));
  };
  const clean = createCleaner({
    isSecret,
    cleanText,
    tables,
    /** A name that merely is a secret too is a name like others. */
    cleanKey: (key) => (memory.has(key) && key.length < shortest ? key : cleanText(key)),
    holdsSecret: (bytes) => memory.byteTexts().some((secret) => bytes.includes(secret)),
    isOpen: memory.isEmpty,
  });
  return {
    clean: (value) => (memory.isEmpty() && !(value instanceof Error) && !hasError(value) ? value : clean(value)),
    cleanText,
    cutText: cut,
    isSecret,
    learn({ node }, value) {
      if (graph.secrets.has(node.name)) memory.keep(value, "while new");
    },
  };
}

function hasError(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.values(value).some((part) => part instanceof Error);
}

/** Where a text may be cut: in front of the secrets that go over that place. */
function startOfCut(text: string, most: number, secrets: readonly string[]): number {
  let end = most;
  for (let before = -1; before !== end;) {
    before = end;
    for (const secret of secrets) {
      const from = Math.max(0, end - secret.length + 1);
      const found = text.slice(from, end + secret.length - 1).indexOf(secret);
      if (found >= 0) end = from + found;
    }
  }
  return end;
}
