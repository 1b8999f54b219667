import type { NodeCall, RunInfo } from "../../run/adapter.ts";

/** What stands in place of a value that is never shown. */
export const redacted = "[secret]";

/** A shorter text is part of too many others to be looked for inside of them. */
const shortest = 4;
/** So many are kept in mind, the newest of them: a secret node may run for each of a million items. */
const mostKept = 1000;

/** Takes the secrets of one run out of what is going to be written or sent. */
export interface Redactor {
  /** A copy of plain data without them; what is no plain data stays what it is. */
  readonly clean: (value: unknown) => unknown;
  /** A text in which the secret texts are replaced. */
  readonly cleanText: (text: string) => string;
  /** Keeps the value in mind where the node's is secret. */
  readonly learn: (call: NodeCall, value: unknown) => void;
}

/** Knows the secret inputs, overrides and config values of a run, and learns the values of its secret nodes. */
export function createRedactor({ graph, inputs, overrides }: RunInfo): Redactor {
  const secrets = new Set<unknown>();
  const add = (value: unknown): void => {
    if (!canTell(value) || secrets.has(value)) return;
    secrets.add(value);
    if (secrets.size > mostKept) secrets.delete(secrets.values().next().value);
    if (typeof value === "object" && (Array.isArray(value) || isPlain(value!)))
      for (const part of Object.values(value!).slice(0, mostKept)) add(part);
  };
  for (const name of graph.secrets)
    for (const given of [inputs, overrides, graph.config]) if (Object.hasOwn(given, name)) add(given[name]);

  const cleanText = (text: string): string => {
    let result = text;
    for (const secret of secrets)
      if (typeof secret === "string" && (secret.length >= shortest || secret === text))
        result = result.replaceAll(secret, redacted);
    return result;
  };
  const clean = (value: unknown, around: readonly object[]): unknown => {
    if (secrets.has(value)) return redacted;
    if (typeof value === "string") return cleanText(value);
    if (typeof value !== "object" || value === null || around.includes(value)) return value;
    const within = [...around, value];
    if (Array.isArray(value)) return value.map((item) => clean(item, within));
    if (value instanceof Error) return describeError(value, (part) => clean(part, within));
    return isPlain(value) ? mapValues(value, (part) => clean(part, within)) : value;
  };
  return {
    clean: (value) => (secrets.size === 0 && !(value instanceof Error) && !hasError(value) ? value : clean(value, [])),
    cleanText,
    learn({ node }, value) {
      if (graph.secrets.has(node.name)) add(value);
    },
  };
}

/** A secret that many other values are equal to tells nothing, and hides what is none. */
function canTell(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "" && typeof value !== "boolean";
}

/** An error as data, since JSON knows nothing of its message; without a prototype, which pino would take for its class. */
function describeError({ name, message, stack, cause }: Error, clean: (value: unknown) => unknown): object {
  const facts = { type: name, message: clean(message), ...(stack !== undefined && { stack: clean(stack) }) };
  return Object.assign(Object.create(null) as object, facts, cause === undefined ? {} : { cause: clean(cause) });
}

function hasError(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.values(value).some((part) => part instanceof Error);
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

function mapValues(value: object, map: (part: unknown) => unknown): object {
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, map(part)]));
}
