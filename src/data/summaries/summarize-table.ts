import type { TableType } from "../../table.ts";
import { polarsTable } from "../polars.ts";
import type { Budget } from "./budget.ts";
import { columnOf, describeSeries, nativeOf, typeOf } from "./polars-statistics.ts";
import { sampleIndices, takeSample } from "./sample.ts";
import type { Statistics } from "./statistics.ts";
import { countTypes, describeValues } from "./value-statistics.ts";
import { nameClass } from "./type-name.ts";
import type { ColumnSummary, SummaryOf } from "./value-summary.ts";

const mostColumns = 100;
const leastItems = 500;
const mostName = 200;

/** How many values of each column are looked at one by one. */
function shareOf(columns: number, { mostItems }: Budget): number {
  return Math.max(Math.min(leastItems, mostItems), Math.floor(mostItems / Math.max(1, columns)));
}

/** A table of a library: its columns one after the other, as long as there is time. */
export function summarizeTable(table: unknown, type: TableType, budget: Budget): SummaryOf<"table"> {
  const names = type.columnNames(table);
  const share = shareOf(Math.min(names.length, mostColumns), budget);
  if (type === polarsTable) {
    return makeTable("DataFrame", type.rowCount(table), names, budget, (name) => {
      const native = columnOf(table, name);
      return {
        type: typeOf(native),
        describe: () => describeSeries(native, () => type.column(table, name), share, budget),
      };
    });
  }
  return makeTable(`${type.name} table`, type.rowCount(table), names, budget, (name) => {
    const column = type.column(table, name);
    return { type: type.dataType(column), describe: () => describeColumn(column, type, share, budget) };
  });
}

/** A column of a table library. */
export function describeColumn(column: unknown, type: TableType, share: number, budget: Budget): Statistics {
  if (type === polarsTable) return describeSeries(nativeOf(column), () => column, share, budget);
  const values = type.columnValues(column);
  return describeValues(takeSample(values, share, budget.seed), values.length, budget);
}

/** Rows: the columns are those of the rows that are looked at. */
export function summarizeRows(rows: readonly unknown[], budget: Budget): SummaryOf<"table"> {
  const present = rows.slice(0, leastItems).find((row) => typeof row === "object" && row !== null);
  const first = Object.keys(present ?? {}).length;
  const places = sampleIndices(rows.length, shareOf(Math.min(first, mostColumns), budget), budget.seed);
  const chosen = places.map((place) => rows[place] as Readonly<Record<string, unknown>> | null | undefined);
  const names = new Set<string>();
  for (const [place, row] of chosen.entries()) {
    if (place % 256 === 255 && budget.isOver()) break;
    for (const name of Object.keys(row ?? {})) names.add(name);
  }
  const type = (present && nameClass(present)) ?? "rows";
  return makeTable(`array of ${type}`, rows.length, [...names], budget, (name) => {
    const values = chosen.map((row) => readField(row, name));
    const types = countTypes(values);
    return {
      type: types.length === 0 ? "null" : types.length === 1 ? types[0]!.type : "mixed",
      describe: () => describeValues(values, rows.length, budget),
    };
  });
}

/** What a getter would give is left out. */
function readField(row: object | null | undefined, name: string): unknown {
  return row === null || row === undefined ? undefined : Object.getOwnPropertyDescriptor(row, name)?.value;
}

interface ReadColumn {
  readonly type: string;
  readonly describe: () => Statistics;
}

/** Columns for which no time is left are told by name. */
function makeTable(
  type: string,
  rows: number,
  names: readonly string[],
  budget: Budget,
  read: (name: string) => ReadColumn,
): SummaryOf<"table"> {
  const columns = names.slice(0, mostColumns).map((name) => summarizeColumn(name, budget, read));
  return {
    kind: "table",
    type,
    rows,
    columnCount: names.length,
    columns,
    ...(budget.isOver() && columns.some(({ statistics }) => statistics === undefined) && { unfinished: true }),
  };
}

/** A column that cannot be read does not hinder the others. */
function summarizeColumn(name: string, budget: Budget, read: (name: string) => ReadColumn): ColumnSummary {
  const shown = budget.cut(name, mostName);
  let type = "unknown";
  try {
    if (budget.isOver()) return { name: shown, type };
    const column = read(name);
    type = budget.cut(column.type, mostName);
    return { name: shown, type, statistics: column.describe() };
  } catch {
    return { name: shown, type };
  }
}
