import { isAbsent, noteAbsent } from "../../run/absent-values.ts";

/** Stands for a value that there is none of: no value of a user's can be mistaken for it. */
export interface Absent extends Iterable<Absent> {
  readonly [Symbol.toStringTag]: string;
}

/** One of its own for each adapter, so that several do not take each other's. Iterated over, as what was to fan out is, it is one item. */
export function makeAbsent(): Absent {
  const absent: Absent = Object.freeze({
    [Symbol.toStringTag]: "absent value",
    *[Symbol.iterator]() {
      yield absent;
    },
  });
  noteAbsent(absent);
  return absent;
}

/** An array without the items that are absent, in arrays within it too, so many levels deep; what has none stays what it is. */
export function withoutAbsent(value: unknown, depth: number): unknown {
  if (depth === 0 || !Array.isArray(value)) return value;
  const kept = value.filter((item) => !isAbsent(item)).map((item: unknown) => withoutAbsent(item, depth - 1));
  return kept.length === value.length && kept.every((item, place) => Object.is(item, value[place])) ? value : kept;
}

/** A value with something else in every place where it is absent: in the value's own, and in arrays so many levels deep. Arrays in which nothing is absent stay what they are. */
export function replaceAbsent(value: unknown, absent: Absent, replacement: unknown, depth: number): unknown {
  if (value === absent) return replacement;
  if (depth === 0 || !Array.isArray(value)) return value;
  const replaced = value.map((item: unknown) => replaceAbsent(item, absent, replacement, depth - 1));
  return replaced.every((item, place) => Object.is(item, value[place])) ? value : replaced;
}
