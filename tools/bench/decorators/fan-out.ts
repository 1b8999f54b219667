/** Prints what an item costs, in ns, in a loop by hand and in a fan-out, and the highest heap of each in MB. */
import { Driver, type Module } from "eponym";
import { module } from "eponym/generated";

const count = 1_000_000;

function* item(size: number): Generator<number> {
  for (let index = 0; index < size; index++) yield index;
}
async function* later(size: number): AsyncGenerator<number> {
  for (let index = 0; index < size; index++) yield index;
}
const square = (value: number): number => value * value;
const half = (value: number): number => value / 2;
const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

const flow = (source: object): Module =>
  module({
    name: "fan",
    file: "./fan-out.ts",
    url: "",
    source,
    functions: [
      { name: "item", takes: [["size", "number"]], gives: "number", result: ["parallelizable"], hash: "" },
      { name: "square", takes: [["item", "number"]], gives: "number", hash: "" },
      { name: "half", takes: [["square", "number"]], gives: "number", hash: "" },
      { name: "total", takes: [["half", "number", "half", "collect"]], gives: "number", hash: "" },
    ],
    positions: [
      [1, 1],
      [2, 1],
      [3, 1],
      [4, 1],
    ],
  });

function byHand(size: number): number {
  const halves: number[] = [];
  for (const value of item(size)) halves.push(half(square(value)));
  return total(halves);
}

const driver = new Driver({ modules: [flow({ item, square, half, total })] });
const asynchronous = new Driver({ modules: [flow({ item: later, square, half, total })] });
const fan = async (size: number): Promise<unknown> => (await driver.execute(["total"], { inputs: { size } }))["total"];
const slow = async (size: number): Promise<unknown> =>
  (await asynchronous.execute(["total"], { inputs: { size } }))["total"];

async function measure(compute: (size: number) => unknown): Promise<{ readonly ns: number; readonly heap: number }> {
  await compute(1000);
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const start = performance.now();
  await compute(count);
  const ms = performance.now() - start;
  return { ns: (ms * 1e6) / count, heap: (process.memoryUsage().heapUsed - before) / 2 ** 20 };
}

if ((await fan(1000)) !== byHand(1000)) throw new Error("The fan-out and the loop differ.");
const loop = await measure(byHand);
const out = await measure(fan);
const { ns } = await measure(slow);
console.log(JSON.stringify({ loop: loop.ns, fan: out.ns, async: ns, loopHeap: loop.heap, fanHeap: out.heap }));
