/**
 * A million items of a generator, each a string of 1 kB, go through nodes one by one. Prints the most that the heap held, garbage excluded,
 * while they did, in MB over the start.
 * Usage: node --expose-gc fan-out.ts sync|async|mixed ITEMS
 */
import { makeDataflow } from "../make-dataflow.ts";

const [mode, count] = process.argv.slice(2);
const items = Number(count);
const looks = 10;
let most = 0;

function measure(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
}

function makeText(item: number): string {
  return Buffer.alloc(1000, 97 + (item % 26)).toString("latin1");
}

function look(item: number): void {
  if (item % Math.floor(items / looks) === 0) most = Math.max(most, measure());
}

async function later<Value>(item: number, value: Value): Promise<Value> {
  if (mode === "async" || item % 10 === 0) await Promise.resolve();
  return value;
}

const flow = makeDataflow({
  "numbers[]": [
    [],
    function* () {
      for (let item = 0; item < items; item++) yield item;
    },
  ],
  text: [["numbers"], mode === "sync" ? makeText : (item: number) => later(item, makeText(item))],
  length: [["numbers", "text"], (item: number, text: string) => (look(item), text.length % 2)],
  total: [["[length]"], (lengths: number[]) => lengths.length],
});
const start = measure();
const { total } = await flow.execute(["total"]);
console.log(JSON.stringify({ total, most: most - start, left: measure() - start }));
