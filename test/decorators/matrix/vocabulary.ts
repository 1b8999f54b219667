import { hasKind, type Kind, type Stack, type Use } from "./use.ts";

/** What calls of a decorator say: the fragments print it, and the interpreter acts on it. */

/** The parameters that are loaded, by turn; what goes through a step is not. */
export function loadable(stack: Stack): readonly ("table" | "factor")[] {
  return hasKind(stack, "mutate") ? ["factor"] : ["table", "factor"];
}

export function stepName(kind: Kind, turn: Use["turn"]): "raise" | "halve" | "square" | "lower" {
  if (kind === "mutated") return turn === 0 ? "square" : "lower";
  return turn === 0 ? "raise" : "halve";
}

/** Some tags have one key, so that the later call wins. */
export function tagsOf(kind: Kind, turn: Use["turn"]): Readonly<Record<string, string | boolean>> {
  if (kind === "tag") return turn === 0 ? { level: "all", owner: "growth" } : { level: "more" };
  return turn === 0 ? { level: "one" } : { level: "two", main: true };
}

/** What becomes of results, but for freshness functions. */
export function cacheOf({ turn, targeted }: Use): Readonly<Record<string, string>> {
  if (targeted) return { version: "7" };
  return turn === 0 ? { format: "json" } : { behavior: "recompute" };
}

/** What is taken out of the facts about saved data. */
export function savedField({ kind, turn }: Use): "rows" | "total" | "path" | "format" {
  if (kind === "resolve") return turn === 0 ? "path" : "format";
  return turn === 0 ? "rows" : "total";
}

/** What is supplied from outside. */
export const world = {
  table: [
    { a: 1, b: 2 },
    { a: 3, b: 5 },
  ],
  seed: [
    { a: 2, b: 1 },
    { a: 4, b: 7 },
    { a: 1, b: 1 },
  ],
  others: [{ a: 9, b: 4 }],
  factor: 3,
  bonus: 10,
  offset: 4,
  rate: 6,
};

/** The config under which everything is there. */
export function configOf(stack: Stack): Readonly<Record<string, unknown>> {
  const isSaved = hasKind(stack, "dataSaver");
  const has = (kind: Kind, turn: number): boolean => stack.some((use) => use.kind === kind && use.turn === turn);
  return {
    ...(has("config", 0) && { mode: "on" }),
    ...(has("config", 1) && { region: "main" }),
    ...(has("resolve", 0) && { parts: isSaved ? ["path"] : ["0"] }),
    ...((has("resolve", 1) || stack.some(({ resolved }) => resolved)) && { isOpen: true }),
  };
}
