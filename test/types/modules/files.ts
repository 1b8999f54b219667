import {
  dataLoader,
  dataSaver,
  extractColumns,
  from,
  type Lazy,
  type Loaded,
  loadFrom,
  type Metadata,
  resolve,
  saveTo,
  extractFields,
  type Secret,
  to,
} from "eponym";

export interface Row {
  id: number;
  name: string;
}

dataLoader(rows);
extractColumns(rows, ["id"]);
/** The rows of a file. */
export async function rows(folder: string): Promise<Loaded<Row[]>> {
  return { data: [{ id: folder.length, name: folder }], metadata: { path: folder } };
}

export interface Receipt extends Metadata {
  readonly bytes: number;
}

dataSaver(stored);
/** Keeps the names. */
export function stored(id: number[], bucket: string): Receipt {
  return { bytes: id.length, bucket };
}

loadFrom(joined, {
  table: (home: string) => from.json<Row[]>(`${home}/a.json`),
  limit: from.literal<number>(3),
  factor: from.literal(2),
});
/** Rows that were loaded. */
export function joined(table: Row[], limit: number, factor: number | bigint = 1): Row[] {
  return table.slice(0, limit * Number(factor));
}

saveTo(report, to.json("report.json"));
saveTo(report, (out: string) => to.text(`${out}/report.txt`), { name: "reportFile" });
/** The report, as it is printed. */
export function report(joined: Row[], id: number[]): string {
  return `${joined.length} ${id.length}`;
}

/** Is asked for only where it is needed. */
export async function quoted(listed: number | null, estimate: Lazy<number>, fresh?: Lazy<boolean>): Promise<number> {
  return listed ?? ((await fresh?.()) === true ? 0 : await estimate());
}

/** What is sent along. */
export function headers(apiKey: Secret<string>): Secret<{ authorization: string }> {
  return { authorization: apiKey };
}

export function answered(headers: { authorization: string }): number {
  return headers.authorization.length;
}

resolve(parts, { names: ["first", "last"] }, (config: { parts: ("first" | "last")[] }) => {
  extractFields(parts, config.parts);
});
/** Two ends. */
export function parts(id: number[]): { first: number; last: number } {
  return { first: id[0] ?? 0, last: id.at(-1) ?? 0 };
}
