/**
 * A chain of five polars frames of so many MB. Prints the most that the process kept resident when it had just made one, in MB over the start.
 * Usage: node frame-chain.ts sync|async|mixed SIZE
 */
import pl from "nodejs-polars";
import { makeDataflow } from "../make-dataflow.ts";

const [mode, size] = process.argv.slice(2);
const length = (Number(size) * 1e6) / 8;
let most = 0;

const measure = (): number => process.memoryUsage.rss() / 1e6;

function note(frame: pl.DataFrame): pl.DataFrame {
  most = Math.max(most, measure());
  return frame;
}

const next = (frame: pl.DataFrame): pl.DataFrame => note(frame.select(pl.col("a").add(1)));
const later = async (frame: pl.DataFrame): Promise<pl.DataFrame> =>
  note(await frame.lazy().select(pl.col("a").add(1)).collect());
const make = mode === "sync" ? next : later;

const flow = makeDataflow({
  n0: [[], () => note(pl.DataFrame({ a: new Float64Array(length) }))],
  n1: [["n0"], make],
  n2: [["n1"], mode === "async" ? later : next],
  n3: [["n2"], make],
  n4: [["n3"], next],
  total: [["n4"], (frame: pl.DataFrame) => frame.height],
});
const start = measure();
await flow.execute(["total"]);
console.log(JSON.stringify({ most: most - start }));
