import { inject, parameterize, type Source } from "eponym";
import type Table from "./types.ts";
import type { Edge as Pair, Row as Person } from "./types.ts";
import type * as source from "./types.ts";

export interface Own {
  readonly a: number;
}

parameterize(ageOf, {
  first: (table: Table, place: number = 0) => [table.rows[place]!.age],
  second: (pair: Pair) => [pair[1].age],
  "third one": (person: Person, own: Own) => [person.age + own.a],
  fourth: (row: source.Row, many: Source<"people", readonly Person[]>) => [row.age + many.length],
});
export function ageOf(age: number): number {
  return age;
}

inject(total, (first: number, second: number) => [{ values: [first, second], scale: 2 }]);
export function total({ values, scale }: { values: number[]; scale: number }): number {
  return values.reduce((sum, value) => sum + value, 0) * scale;
}
