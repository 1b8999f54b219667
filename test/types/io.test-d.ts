import {
  type Collect,
  dataLoader,
  dataSaver,
  Driver,
  checkOutput,
  extractColumns,
  extractFields,
  from,
  type Lazy,
  type Loaded,
  type Loader,
  loadFrom,
  type Metadata,
  type Parallelizable,
  parameterizeExtractColumns,
  pipeOutput,
  type Saver,
  saveTo,
  schema,
  type Secret,
  step,
  to,
} from "eponym";
import type { LoadedBy } from "eponym/generated";
import type pl from "nodejs-polars";
import { z } from "zod";
import prices from "./modules/prices.dag.ts";
import { same } from "./same.ts";

interface Row {
  age: number;
  city: string;
}
interface Facts {
  path: string;
}
declare function loaded(): Loaded<Row[]>;
declare function loadedLater(): Promise<Loaded<number>>;
declare function pages(): Parallelizable<Loaded<Row[]>>;
declare function alike(): { data: number; metadata: {} };
declare function row(): Row;
declare function rows(): Row[];
declare function frame(): pl.DataFrame;
declare function typedFrame(): pl.DataFrame<{ age: pl.Float64; city: pl.String }>;
declare function count(): number;
declare function nothing(): void;
declare function text(value: string): string;
declare function facts(value: string): Facts;
declare function factsLater(value: string): Promise<Facts>;
declare function list(value: string): string[];
declare function empty(): Facts;
declare function silent(value: string): void;
declare function two(table: Row[], name: string): number;
declare function named({ table, name }: { table: Row[]; name?: string }): number;
declare function optional(name?: string): number;
declare function marked(all: Collect<number>, later: Lazy<Row[]>, key: Secret<string>): number;
declare function filtered(table: Row[], least: number): Row[];
declare function anything(): ReturnType<typeof JSON.parse>;

// dataLoader
dataLoader(loaded);
dataLoader(loadedLater);
dataLoader(pages);
dataLoader(alike);
dataLoader(anything);
// @ts-expect-error a number is not loaded
dataLoader(count);
// @ts-expect-error rows have no data and metadata
dataLoader(rows);
// @ts-expect-error nothing is not loaded
dataLoader(nothing);

// What stands above a loader sees the data.
extractColumns(loaded, ["age"]);
checkOutput(loadedLater, { range: [0, 1] });
pipeOutput(loadedLater, step(Math.round));
extractFields(alike, ["data", "metadata"]);
// @ts-expect-error a column that the loaded rows do not have
extractColumns(loaded, ["height"]);
// @ts-expect-error the data is a number
checkOutput(loadedLater, { contains: "a" });
// @ts-expect-error the step takes a text
pipeOutput(loadedLater, step(text));

// dataSaver
dataSaver(facts);
dataSaver(factsLater);
dataSaver(row as (value: number) => Row);
// @ts-expect-error nothing to save
dataSaver(empty);
// @ts-expect-error a text is no metadata
dataSaver(text);
// @ts-expect-error a list is no metadata
dataSaver(list);
// @ts-expect-error it tells nothing
dataSaver(silent);

// loadFrom
declare const rowsLoader: Loader<Row[]>;
declare const textLoader: Loader<string>;
declare const numberLoader: Loader<number>;
loadFrom(two, { table: rowsLoader, name: textLoader });
loadFrom(two, { name: (path: string) => from.text(path) });
loadFrom(two, { table: from.json("a.json"), name: from.env("NAME") });
loadFrom(two, { table: from.json("a.json", { schema: z.array(z.object({ age: z.number(), city: z.string() })) }) });
loadFrom(two, { table: (folder: string, name: string) => from.json<Row[]>(`${folder}/${name}`) });
loadFrom(named, { table: rowsLoader, name: textLoader });
loadFrom(named, { name: () => textLoader });
loadFrom(optional, { name: textLoader });
loadFrom(marked, { all: from.literal([1]), later: rowsLoader, key: from.env("KEY") });
// @ts-expect-error no parameter takes a number
loadFrom(two, { name: numberLoader });
// @ts-expect-error no parameter takes what the arrow function loads
loadFrom(two, { name: (path: string) => from.bytes(path) });
// @ts-expect-error the table is no text
loadFrom(named, { table: textLoader });
// @ts-expect-error the name is a text
loadFrom(named, { table: rowsLoader, name: numberLoader });
// @ts-expect-error rows of texts, whose age is a text
loadFrom(two, { table: from.csv("a.csv") });
// @ts-expect-error the schema makes something else
loadFrom(two, { table: from.json("a.json", { schema: z.array(z.number()) }) });
// @ts-expect-error a path is no loader
loadFrom(two, { name: "a.txt" });
// @ts-expect-error it takes nothing
loadFrom(count, { name: textLoader });
// @ts-expect-error a saver is no loader
loadFrom(two, { name: to.text("a.txt") });

same<LoadedBy<typeof rowsLoader>, Row[]>();
same<LoadedBy<ReturnType<typeof from.json<Row[]>>>, Row[]>();
same<LoadedBy<ReturnType<typeof from.jsonl<Row>>>, Row[]>();
same<LoadedBy<ReturnType<typeof from.http<Row>>>, Row>();

// saveTo
declare const textSaver: Saver<string>;
saveTo(rows, to.csv("a.csv"));
saveTo(rows, to.json("a.json"), { name: "file" });
saveTo(rows, (folder: string, name: string) => to.parquet(`${folder}/${name}`));
saveTo(text, textSaver);
saveTo(loaded, to.csv("a.csv"), { target: "loaded.loader" });
saveTo(count, textSaver, { target: ["age", "city"], name: "file" });
// @ts-expect-error a number is no text
saveTo(count, textSaver);
// @ts-expect-error a number is no table
saveTo(count, to.csv("a.csv"));
// @ts-expect-error a number is no table, from an arrow function either
saveTo(count, (folder: string) => to.csv(folder));
// @ts-expect-error the data is a number
saveTo(loadedLater, to.text("a.txt"));
// @ts-expect-error a path is no saver
saveTo(text, "a.txt");
// @ts-expect-error a loader is no saver
saveTo(text, from.text("a.txt"));
// @ts-expect-error no such option
saveTo(text, textSaver, { nam: "file" });

// schema
schema(rows, { age: "number" });
schema(rows, { age: "number", city: "string" }, { exact: true, onFail: "warn" });
schema(frame, { anything: "Float64" });
schema(typedFrame, { age: "Float64" });
schema(loaded, { age: "number" });
schema(row, { age: "number" });
schema(anything, { age: "number" });
schema(rows, z.array(z.object({ age: z.number() })), { onFail: "warn" });
schema(frame, z.any());
schema(count, { age: "number" }, { target: "age" });
// @ts-expect-error a column that the rows do not have
schema(rows, { agee: "number" });
// @ts-expect-error a column that the typed frame does not have
schema(typedFrame, { height: "Float64" });
// @ts-expect-error a field that the row does not have
schema(row, { height: "number" });
// @ts-expect-error the name of a type is a text
schema(rows, { age: 3 });
// @ts-expect-error a number has no columns
schema(count, { age: "number" });
// @ts-expect-error a number has no columns, not even none
schema(count, {});
// @ts-expect-error the schema is of something else
schema(rows, z.array(z.number()));
// @ts-expect-error no such option
schema(rows, { age: "number" }, { exat: true });

// parameterizeExtractColumns
parameterizeExtractColumns(filtered, {
  us: { columns: ["age", "city"], bind: (usRows: Row[]) => [usRows, 10] },
  eu: { columns: { euAge: "age" }, bind: (euRows: Row[], least: number) => [euRows, least] },
});
parameterizeExtractColumns(frame, { one: { columns: ["anything"], bind: () => [] } });
// @ts-expect-error a column that the rows do not have
parameterizeExtractColumns(filtered, { us: { columns: ["height"], bind: (usRows: Row[]) => [usRows, 10] } });
// @ts-expect-error a column that the rows do not have, by another name either
parameterizeExtractColumns(filtered, { us: { columns: { high: "height" }, bind: (usRows: Row[]) => [usRows, 10] } });
// @ts-expect-error an argument is missing
parameterizeExtractColumns(filtered, { us: { columns: ["age"], bind: (usRows: Row[]) => [usRows] } });
// @ts-expect-error an argument of another type
parameterizeExtractColumns(filtered, { us: { columns: ["age"], bind: (usRows: Row[]) => [usRows, "ten"] } });
// @ts-expect-error no arrow function
parameterizeExtractColumns(filtered, { us: { columns: ["age"] } });
// @ts-expect-error a number has no columns
parameterizeExtractColumns(count, { us: { columns: ["age"], bind: () => [] } });

// materialize
const driver = new Driver({ modules: [prices] });
const inputs = { listPrice: 10, discount: 0.1 };
declare const numberSaver: Saver<number>;

const one = await driver.materialize({ net: to.json("a.json") }, { inputs });
same<typeof one, { net: Metadata }>();
const several = await driver.materialize({ net: [to.json("a.json"), numberSaver] }, { inputs, onError: "continue" });
same<typeof several, { net: [Metadata, Metadata] }>();
const both = await driver.materialize(
  { net: numberSaver, shown: [textSaver] },
  { inputs: { gross: 3, currency: "EUR" }, overrides: { net: 3 } },
);
same<typeof both, { net: Metadata; shown: [Metadata] }>();
// @ts-expect-error the net price is no text
driver.materialize({ net: textSaver }, { inputs });
// @ts-expect-error one of them takes no number
driver.materialize({ net: [numberSaver, textSaver] }, { inputs });
// @ts-expect-error there is no such output
driver.materialize({ nett: to.json("a.json") }, { inputs });
// @ts-expect-error an input is no output
driver.materialize({ discount: to.json("a.json") }, { inputs });
// @ts-expect-error inputs are missing
driver.materialize({ net: to.json("a.json") });
// @ts-expect-error a path is no saver
driver.materialize({ net: "a.json" }, { inputs });
// @ts-expect-error an input of another type
driver.materialize({ net: to.json("a.json") }, { inputs: { listPrice: "10", discount: 0.1 } });
// @ts-expect-error what was not saved
console.log(one.shown);

// Of a driver whose modules are only known when they run, any saver may be given.
declare const open: Driver;
const unknown = await open.materialize({ anything: numberSaver, other: [textSaver] });
same<typeof unknown, { anything: Metadata; other: [Metadata] }>();
// @ts-expect-error a path is no saver
open.materialize({ anything: "a.json" });
