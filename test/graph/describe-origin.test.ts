import { expect, test } from "vitest";
import { buildGraph } from "../../src/graph/build-graph.ts";
import { describeOrigin } from "../../src/graph/describe-origin.ts";
import { readText } from "../source/read-text.ts";

const text = `import { checkOutput, config, dataLoader, dataSaver, extractColumns, extractFields, from, loadFrom, mutate, parameterize, pipeInput, pipeOutput, resolve, saveTo, step, to, unpackFields, withColumns, type Loaded, type Parallelizable } from "eponym";
dataLoader(survey);
extractColumns(survey, ["age", "budget"]);
checkOutput(survey, { minRows: 1 }, { target: "age" });
pipeOutput(survey, { target: "budget" }, step(Math.round));
export function survey(path: string): Loaded<{ age: number[]; budget: number[] }> { return { data: { age: [], budget: [] }, metadata: { path } }; }
config.when(price__eu, { region: "eu" });
pipeOutput(price__eu, step(Math.round), step(Math.round));
export function price__eu(net: number): number { return net; }
parameterize(above, { above10: (net: number) => [net, 10], above20: (net: number) => [net, 20] });
extractFields(above, ["low", "high"]);
pipeInput(above, { on: ["net"] }, step(Math.abs));
export function above(net: number, least: number): { low: number; high: number } { return { low: net, high: least }; }
unpackFields(pair, ["left", "right"]);
export function pair(net: number): [number, number] { return [net, net]; }
loadFrom(rated, { rates: from.json("rates.json") });
saveTo(rated, to.json("rated.json"));
saveTo(rated, to.json("rated.json"), { name: "ratedFile" });
export function rated(rates: number[]): number[] { return rates; }
mutate(halve, [pair]);
export function halve(value: [number, number]): [number, number] { return value; }
dataSaver(stored);
export function stored(rated: number[]): { path: string } { return { path: String(rated.length) }; }
export function items(net: number): Parallelizable<number> { return [net]; }
withColumns(table, [wide], { columns: ["width"], on: "rows" });
export function table(rows: { width: number }[]): { width: number }[] { return rows; }
export function wide(width: number): number { return width; }
`;
const { graph } = buildGraph([{ ...readText(text), code: {}, source: {} }], { region: "eu" });

const told: readonly (readonly [name: string, origin: string | undefined])[] = [
  ["price", undefined],
  ["price.raw", 'raw value of "price"'],
  ["price.round", 'step of "price"'],
  ["price.round.2", 'step of "price"'],
  ["survey", undefined],
  ["survey.loader", 'loader of "survey"'],
  ["age", 'column of "survey"'],
  ["age.raw", 'raw value of "age"'],
  ["age.check.minRows", 'check of "age"'],
  ["budget", 'column of "survey"'],
  ["budget.round", 'step of "budget"'],
  ["above.net.abs", 'step of "above"'],
  ["above20.high", 'field of "above20"'],
  ["left", 'element of "pair"'],
  ["pair.halve", 'step of "pair"'],
  ["rated.load.rates.loader", 'loader of "rated.load.rates"'],
  ["rated.load.rates", 'loaded for "rated"'],
  ["rated.save.json", 'saver of "rated"'],
  ["ratedFile", 'saver of "rated"'],
  ["stored", "saver"],
  ["items", "fan-out"],
  ["table.rows", 'table for "table"'],
  ["table.columns.width", 'column of "rows", in subdag "table"'],
  ["table.wide", 'in subdag "table"'],
];

test.each(told)("%s is %s", (name, origin) => {
  expect([...graph.nodes.keys()]).toContain(name);
  expect(describeOrigin(graph.nodes.get(name)!)).toBe(origin);
});
