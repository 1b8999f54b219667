/**
 * A chain of five arrays of so many MB. Prints the most that the heap held, garbage excluded, and what is left, in MB over the start.
 * Usage: node --expose-gc heap-chain.ts sync|async|mixed SIZE
 */
import { makeDataflow } from "../make-dataflow.ts";

const [mode, size] = process.argv.slice(2);
/** Rows of 1 MB of numbers each. */
type Rows = readonly (readonly number[])[];

let most = 0;

function measure(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
}

function makeNext(values?: Rows): Rows {
  const start = values?.[0]?.[0] ?? 0;
  const next = Array.from({ length: Number(size) }, () => Array<number>(125_000).fill(start + 0.5));
  most = Math.max(most, measure());
  return next;
}

async function makeLater(values?: Rows): Promise<Rows> {
  await Promise.resolve();
  return makeNext(values);
}

const make = mode === "async" ? makeLater : makeNext;
const flow = makeDataflow({
  n0: [[], mode === "sync" ? makeNext : makeLater],
  n1: [["n0"], make],
  n2: [["n1"], make],
  n3: [["n2"], make],
  n4: [["n3"], make],
  total: [["n4"], (values: Rows) => values.length],
});
const start = measure();
await flow.execute(["total"]);
console.log(JSON.stringify({ most: most - start, left: measure() - start }));
