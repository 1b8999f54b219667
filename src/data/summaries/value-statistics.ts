import { types } from "node:util";
import type { Budget } from "./budget.ts";
import { describeDates } from "./date-statistics.ts";
import { computeMoments, describeNumbers, type Known } from "./number-statistics.ts";
import type { RecordStatistics, Statistics, TypeCount } from "./statistics.ts";
import { describeTexts } from "./text-statistics.ts";
import { nameType, readOwn } from "./type-name.ts";

const mostFields = 30;
const mostTypes = 10;
const mostRecords = 1000;
const mostName = 100;

/** The types of values, the most frequent first; missing ones are left out. */
export function countTypes(values: ArrayLike<unknown>): readonly TypeCount[] {
  const counts = new Map<string, number>();
  for (let place = 0; place < values.length; place++) {
    const value = values[place];
    if (value === null || value === undefined) continue;
    const type = nameType(value);
    counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  return [...counts].map(([type, count]) => ({ type, count })).toSorted((one, other) => other.count - one.count);
}

/** Statistics of values of any type, `null` and `undefined` among them. `count` is that of all of which they may be a sample. */
export function describeValues(values: ArrayLike<unknown>, count: number, budget: Budget): Statistics {
  const present: unknown[] = [];
  const kinds = new Set<string>();
  for (let place = 0; place < values.length; place++) {
    const value = values[place];
    if (value === null || value === undefined) continue;
    present.push(value);
    kinds.add(kindOf(value));
  }
  const known: Known = {
    count,
    missing: values.length - present.length,
    ...(values.length < count && { sampled: values.length }),
  };
  const [kind = "other"] = kinds;
  return (
    (kinds.size === 1 ? describers.get(kind) : undefined)?.(present, known, budget) ?? describeMixed(present, known)
  );
}

/** What decides over the kind of statistics; a class may have any name. */
function kindOf(value: {}): string {
  if (typeof value === "bigint") return "number";
  if (typeof value !== "object") return typeof value;
  if (types.isDate(value)) return "date";
  return lengthOf(value) === undefined ? "object" : "list";
}

function lengthOf(value: object): number | undefined {
  if (Array.isArray(value)) return value.length;
  if (ArrayBuffer.isView(value)) return "length" in value ? Number(value.length) : value.byteLength;
  return types.isMap(value) || types.isSet(value) ? value.size : undefined;
}

type Describe = (present: readonly unknown[], known: Known, budget: Budget) => Statistics;

const describers: ReadonlyMap<string, Describe> = new Map<string, Describe>([
  ["number", (present, known) => describeNumbers(Float64Array.from(present, Number), known)],
  ["string", (present, known, budget) => describeTexts(present as string[], known, budget)],
  [
    "boolean",
    (present, known) => describeBooleans(present.filter((value) => value === true).length, present.length, known),
  ],
  [
    "date",
    (present, known) =>
      describeDates(
        (present as Date[]).map((date) => Date.prototype.getTime.call(date)),
        known,
      ),
  ],
  [
    "list",
    (present, known) =>
      describeLists(
        Float64Array.from(present as object[], (list) => lengthOf(list)!),
        known,
      ),
  ],
  ["object", (present, known, budget) => describeRecords(present as object[], known, budget)],
]);

export function describeBooleans(yes: number, present: number, known: Known): Statistics {
  return { kind: "booleans", ...known, true: yes, false: present - yes };
}

export function describeLists(lengths: ArrayLike<number>, known: Known): Statistics {
  return { kind: "lists", ...known, lengths: computeMoments(lengths) };
}

function describeRecords(records: readonly object[], known: Known, budget: Budget): RecordStatistics {
  const fields = new Map<string, Set<string>>();
  for (const record of records.slice(0, mostRecords)) {
    if (budget.isOver()) break;
    for (const name of Object.keys(record).slice(0, mostRecords)) {
      const found = fields.get(name) ?? new Set();
      fields.set(name, found.add(nameType(readOwn(record, name))));
    }
  }
  return {
    kind: "records",
    ...known,
    fieldCount: fields.size,
    fields: [...fields].slice(0, mostFields).map(([name, found]) => ({
      name: budget.cut(name, mostName),
      type: [...found].slice(0, mostTypes).join(" or "),
    })),
  };
}

function describeMixed(present: readonly unknown[], known: Known): Statistics {
  const found = countTypes(present);
  return { kind: "mixed", ...known, typeCount: found.length, types: found.slice(0, mostTypes) };
}
