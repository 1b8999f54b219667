/**
 * Times a fan-out over a million items beside a plain loop over the same. Prints a table and asserts nothing.
 * Usage: node tools/bench/fan-out.ts [ROUNDS]
 */
import { Driver } from "eponym";
import { module, type ModuleRows } from "eponym/generated";
import { median } from "./measure.ts";
import { printTable } from "./print-table.ts";

const items = 1_000_000;
const rounds = Number(process.argv[2] ?? 15);

const source = {
  numbers: () => range(),
  squared: (numbers: number) => (numbers * numbers) % 1009,
  halved: (squared: number) => squared / 2,
  squares: (squared: readonly number[]) => squared.length,
  halves: (halved: readonly number[]) => halved.length,
};

function* range(): Generator<number> {
  for (let item = 0; item < items; item++) yield item;
}

type FunctionRow = ModuleRows["functions"][number];

function row(name: string, takes: NonNullable<FunctionRow["takes"]> = []): FunctionRow {
  return { name, takes, gives: "number", hash: "0" };
}

const functions = [
  { ...row("numbers"), result: ["parallelizable"] as const },
  row("squared", [["numbers", "number"]]),
  row("halved", [["squared", "number"]]),
  row("squares", [["squared", "number[]", "squared", "collect"]]),
  row("halves", [["halved", "number[]", "halved", "collect"]]),
];
const positions = functions.map((_, place) => [place + 1, 1]);
const numbers = module({ name: "numbers", file: "./numbers.ts", url: import.meta.url, source, functions, positions });
const driver = new Driver({ modules: [numbers] });

function loopOverOne(): number {
  const all: number[] = [];
  for (const item of range()) all.push(source.squared(item));
  return source.squares(all);
}

function loopOverTwo(): number {
  const all: number[] = [];
  for (const item of range()) all.push(source.halved(source.squared(item)));
  return source.halves(all);
}

const contenders: readonly (readonly [name: string, compute: () => unknown, loop: number])[] = [
  ["one node, a plain loop", loopOverOne, 0],
  ["one node, driver.execute", () => driver.execute(["squares"]), 0],
  ["two nodes, a plain loop", loopOverTwo, 2],
  ["two nodes, driver.execute", () => driver.execute(["halves"]), 2],
  ["two nodes, driver.run", () => driver.run(["halves"]), 2],
];
const samples: number[][] = contenders.map(() => []);
for (let round = -3; round < rounds; round++) {
  for (const [place, [, compute]] of contenders.entries()) {
    const start = performance.now();
    await compute();
    if (round >= 0) samples[place]!.push(((performance.now() - start) * 1e6) / items);
  }
}
const times = samples.map(median);
console.log(`${items.toLocaleString("en")} items of a generator; ns an item`);
printTable(
  ["", "", "over the loop"],
  contenders.map(([name, , loop], place) => {
    const over = place === loop ? "–" : (times[place]! - times[loop]!).toFixed(0);
    return [name, times[place]!.toFixed(0), over];
  }),
);
