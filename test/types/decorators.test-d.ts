import {
  checkOutput,
  config,
  extractColumns,
  extractFields,
  inject,
  parameterize,
  tag,
  tagOutputs,
  unpackFields,
  type Validator,
} from "eponym";
import type pl from "nodejs-polars";
import * as valibot from "valibot";
import { z } from "zod";

interface Row {
  age: number;
  city: string;
}
declare function rows(): Row[];
declare function rowsLater(): Promise<readonly Row[]>;
declare function frame(): pl.DataFrame;
declare function typedFrame(): pl.DataFrame<{ age: pl.Float64; city: pl.String }>;
declare function series(): pl.Series;
declare function split(): { train: number[]; test?: number[] };
declare function splitLater(): Promise<{ train: number[] }>;
declare function pair(): [number, string];
declare function list(): number[];
declare function texts(): string[];
declare function count(): number;
declare function text(): Promise<string>;
declare function when(): Date;
declare function record(): { a: number };
declare function scale(values: number[], factor: number, label?: string): number[];
declare function concat(parts: string[][]): string[];
declare const notFunction: number;

// extractColumns
extractColumns(rows, ["age", "city"]);
extractColumns(rowsLater, ["age"]);
extractColumns(frame, ["anything"]);
extractColumns(typedFrame, ["age"]);
extractColumns(rows, ["age", "height"], { fill: null });
// @ts-expect-error a column that the rows do not have
extractColumns(rows, ["age", "height"]);
// @ts-expect-error a column that the awaited rows do not have
extractColumns(rowsLater, ["height"]);
// @ts-expect-error a column that the typed frame does not have
extractColumns(typedFrame, ["height"]);
// @ts-expect-error a number is no table
extractColumns(count, ["age"]);
// @ts-expect-error a number is no table, with a fallback either
extractColumns(count, ["age"], { fill: null });
// @ts-expect-error not a list
extractColumns(rows, "age");
// @ts-expect-error no such option
extractColumns(rows, ["age"], { fil: null });
// @ts-expect-error not a function
extractColumns(notFunction, ["age"]);

// extractFields
extractFields(split, ["train", "test"]);
extractFields(splitLater, ["train"]);
// @ts-expect-error a field that the object does not have
extractFields(split, ["train", "validation"]);
// @ts-expect-error a field that the awaited object does not have
extractFields(splitLater, ["then"]);

// unpackFields
unpackFields(pair, ["left", "right"]);
unpackFields(pair, ["left"]);
unpackFields(list, ["first", "second", "third"]);
// @ts-expect-error more names than elements
unpackFields(pair, ["left", "right", "middle"]);
// @ts-expect-error not an array
unpackFields(count, ["left"]);
// @ts-expect-error a name is a string
unpackFields(pair, [1]);

// parameterize and inject
parameterize(scale, {
  doubled: (age: number[]) => [age, 2],
  labelled: (age: number[], factor: number) => [age, factor, "x"],
});
// @ts-expect-error an argument of another type
parameterize(scale, { doubled: (age: number[]) => [age, "2"] });
// @ts-expect-error too few arguments
parameterize(scale, { doubled: (age: number[]) => [age] });
// @ts-expect-error too many arguments
parameterize(scale, { doubled: (age: number[]) => [age, 2, "x", 4] });
// @ts-expect-error the argument list is an array
parameterize(scale, { doubled: (age: number[]) => age });
// @ts-expect-error the upstream node is declared to be something that does not fit
parameterize(scale, { doubled: (age: string[]) => [age, 2] });
// @ts-expect-error a binding is a function
parameterize(scale, { doubled: [[1], 2] });
inject(concat, (a: string[], b: string[]) => [[a, b]]);
// @ts-expect-error an argument of another type
inject(concat, (a: string[], b: number[]) => [[a, b]]);
// @ts-expect-error too many arguments
inject(concat, (a: string[], b: string[]) => [[a], [b]]);
// @ts-expect-error too few arguments
inject(concat, () => []);

// tag and tagOutputs
tag(rows, { owner: "growth", pii: true, level: 3, teams: ["a", "b"] });
tag(rows, { owner: "growth" }, { target: "age" });
tagOutputs(rows, { age: { pii: true } });
// @ts-expect-error a tag's value is plain
tag(rows, { owner: { name: "growth" } });
// @ts-expect-error a tag's value is not null
tag(rows, { owner: null });
// @ts-expect-error a target is a name
tag(rows, { owner: "growth" }, { target: 1 });
// @ts-expect-error tags of a node are a record
tagOutputs(rows, { age: "pii" });

// config
config.when(rows, { mode: "batch", level: 2, flag: true });
config.whenNot(rows, { mode: "batch" });
config.whenIn(rows, { mode: ["batch", "online"] });
config.whenNotIn(rows, { mode: ["batch"] });
config.otherwise(rows);
// @ts-expect-error a list is for `whenIn`
config.when(rows, { mode: ["batch"] });
// @ts-expect-error a list is for `whenNotIn`
config.whenNot(rows, { mode: ["batch"] });
// @ts-expect-error not a list
config.whenIn(rows, { mode: "batch" });
// @ts-expect-error not a list
config.whenNotIn(rows, { mode: "batch" });
// @ts-expect-error takes no condition
config.otherwise(rows, { mode: "batch" });
// @ts-expect-error the condition is missing
config.when(rows);

// checkOutput: named checks
checkOutput(count, { range: [0, 1], valuesIn: [0, 1], allowNulls: false, dataType: "number" }, { onFail: "warn" });
checkOutput(when, { range: [new Date(0), new Date(1)] });
checkOutput(text, { contains: "a", doesNotContain: ["b"], length: [1, 10] });
checkOutput(list, { range: [0, 1], maxFractionNulls: 0.1, maxStandardDev: 2, meanInRange: [0, 1], length: 3 });
checkOutput(texts, { valuesIn: ["a", "b"], contains: "a" });
checkOutput(series, { meanInRange: [0, 1], dataType: "Float64" });
checkOutput(frame, { length: [1, 10], dataType: { age: "Float64" }, maxFractionNulls: 0.1 });
checkOutput(rows, { range: [0, 120] }, { target: "age" });
// @ts-expect-error a range of a text
checkOutput(text, { range: [0, 1] });
// @ts-expect-error a part of a number
checkOutput(count, { contains: "a" });
// @ts-expect-error a range of texts of a column of numbers
checkOutput(list, { range: ["a", "b"] });
// @ts-expect-error one bound
checkOutput(count, { range: [0] });
// @ts-expect-error values of another type
checkOutput(texts, { valuesIn: [1, 2] });
// @ts-expect-error a mean of a single number
checkOutput(count, { meanInRange: [0, 1] });
// @ts-expect-error a range of a whole table
checkOutput(frame, { range: [0, 1] });
// @ts-expect-error a range of a date by numbers
checkOutput(when, { range: [0, 1] });
// @ts-expect-error a range of an object
checkOutput(record, { range: [0, 1] });
// @ts-expect-error no such check
checkOutput(count, { rnage: [0, 1] });
// @ts-expect-error no such way to fail
checkOutput(count, { range: [0, 1] }, { onFail: "ignore" });

// checkOutput: schemas
checkOutput(count, z.number().min(0));
checkOutput(list, z.array(z.number()));
checkOutput(record, valibot.object({ a: valibot.number() }));
checkOutput(rows, z.array(z.object({ age: z.number() })));
// @ts-expect-error a schema of another type
checkOutput(count, z.string());
// @ts-expect-error a schema of other elements
checkOutput(list, z.array(z.string()));
// @ts-expect-error a schema of another type, of another library
checkOutput(count, valibot.string());

// checkOutput: validators
declare const sorted: Validator<readonly number[]>;
checkOutput(list, sorted);
// @ts-expect-error a validator of another type
checkOutput(texts, sorted);
