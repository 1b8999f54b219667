import type { Saver, Validator } from "eponym";

/** A row of the tables; columns that `withColumns` adds are optional. */
export interface Row {
  a: number;
  b: number;
  c?: number;
  d?: number;
}

/** A table of rows, a tuple, and an object with the field `length`: what nearly all decorators can do something with. */
export type Pair = [Row, Row];

/** What is known of what was saved. */
export interface Saved {
  rows: number;
  total: number;
  path: string;
  format: string;
}

/** What the decorated function does: every cell and the factor count. */
export function pairUp(table: readonly Row[], factor: number): Pair {
  const sum = (column: "a" | "b"): number => table.reduce((all, row) => all + row[column], 0);
  const added = table.reduce((all, { c = 0, d = 0 }) => all + 100 * c + 1000 * d, 0);
  return [
    { a: sum("a") * factor + added, b: factor },
    { a: table.length, b: sum("b") - factor },
  ];
}

/** What it does where it saves. */
export function savePair(table: readonly Row[], factor: number): Saved {
  const [first, last] = pairUp(table, factor);
  return { rows: table.length, total: first.a + last.b, path: "pair.keep", format: "keep" };
}

/** The weight of a call; it tells whether it is given what the function is given. */
export function countTokens(table: readonly Row[], factor: number): number {
  if (!Array.isArray(table) || typeof factor !== "number") throw new Error("these are not the function's arguments");
  return table.length;
}

function mapPair([first, last]: Pair, map: (value: number) => number): Pair {
  return [
    { a: map(first.a), b: map(first.b) },
    { a: map(last.a), b: map(last.b) },
  ];
}

export function raise(value: Pair, bonus: number): Pair {
  return mapPair(value, (cell) => cell + bonus);
}
export function halve(value: Pair): Pair {
  return mapPair(value, (cell) => cell / 2);
}
export function square(value: Pair): Pair {
  return mapPair(value, (cell) => cell * cell);
}
export function lower(value: Pair): Pair {
  return mapPair(value, (cell) => cell - 1);
}
function mapSaved(value: Saved, map: (value: number) => number): Saved {
  return { ...value, total: map(value.total) };
}
export function raiseColumn(values: number[], bonus: number): number[] {
  return values.map((value) => value + bonus);
}
export function halveColumn(values: number[]): number[] {
  return values.map((value) => value / 2);
}
export function raiseSaved(value: Saved, bonus: number): Saved {
  return mapSaved(value, (total) => total + bonus);
}
export function halveSaved(value: Saved): Saved {
  return mapSaved(value, (total) => total / 2);
}
export function squareSaved(value: Saved): Saved {
  return mapSaved(value, (total) => total * total);
}
export function lowerSaved(value: Saved): Saved {
  return mapSaved(value, (total) => total - 1);
}

export function shift(table: Row[], offset: number): Row[] {
  return table.map((row) => ({ ...row, a: row.a + offset }));
}
export function double(table: Row[]): Row[] {
  return table.map((row) => ({ ...row, a: row.a * 2, b: row.b * 2 }));
}
export function reverse(table: readonly Row[]): Row[] {
  return table.map(({ a, b }) => ({ a: b, b: a }));
}

/** Validators that tell what they were shown. */
export const seen: Validator<unknown> = {
  name: "seen",
  validate: (value) => ({ passed: true, message: JSON.stringify(value) }),
};
export const noted: Validator<unknown> = {
  name: "noted",
  validate: (value) => ({ passed: true, message: `noted ${JSON.stringify(value)}` }),
};

/** A saver that tells what it was given. */
export const keep: Saver<unknown> = { kind: "keep", save: (value) => ({ kept: JSON.stringify(value) }) };

/** A schema that everything fits. */
export const shape: StandardSchema = {
  "~standard": { version: 1, vendor: "matrix", validate: (value) => ({ value }) },
};
interface StandardSchema {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    readonly types?: { readonly input: unknown; readonly output: unknown };
    validate(value: unknown): { readonly value: unknown };
  };
}
