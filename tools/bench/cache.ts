/**
 * Times what a cache costs a node: 200 nodes of small values, cold and warm, beside bare ways to keep as many results; and whether anything of a warm run loads ts-morph.
 * Prints tables and asserts nothing. Usage: npm run bench:cache [-- ROUNDS]
 */
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Driver } from "eponym";
import { files, memory } from "eponym/cache";
import { makeLayeredGraph } from "./layered-graph.ts";
import { makeModule } from "./make-module.ts";
import { median } from "./measure.ts";
import { printTable } from "./print-table.ts";
import { openRows } from "./cache/rows.ts";

const rounds = Number(process.argv[2] ?? 31);
const graph = makeLayeredGraph(20, 10);
const modules = [makeModule(graph, "sync")];
const folder = mkdtempSync(join(tmpdir(), "eponym-bench-"));
const count = graph.nodes.length;
const perNode = (samples: readonly number[]): number => (median(samples) * 1000) / count;

/** Cold with inputs that are new each time, and warm with one that is known. */
async function timeDriver(driver: Driver): Promise<readonly [cold: number, warm: number]> {
  const [cold, warm]: [number[], number[]] = [[], []];
  const compute = async (x: number): Promise<number> => {
    const start = performance.now();
    await driver.execute(graph.outputs, { inputs: { x } });
    return performance.now() - start;
  };
  await compute(-1);
  for (let round = 0; round < rounds; round++) {
    cold.push(await compute(round));
    warm.push(await compute(-1));
  }
  return [perNode(cold), perNode(warm)];
}

/** The bare work: a key's result written and read again, as small files or as rows. */
function timeBare(write: (key: string, text: string) => void, read: (key: string) => string): readonly number[] {
  const [written, found]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    const keys = Array.from({ length: count }, (_, place) => `${round}-${place}`);
    let start = performance.now();
    for (const key of keys) write(key, JSON.stringify({ value: key }));
    written.push(performance.now() - start);
    start = performance.now();
    for (const key of keys) JSON.parse(read(key));
    found.push(performance.now() - start);
  }
  return [perNode(written), perNode(found)];
}

const path = (key: string): string => join(folder, `${key}.json`);
const bareFiles = timeBare(
  (key, text) => {
    writeFileSync(`${path(key)}.new`, text);
    renameSync(`${path(key)}.new`, path(key));
  },
  (key) => readFileSync(path(key), "utf8"),
);
const rows = openRows(join(folder, "rows.db"));
const bareRows = timeBare(rows.write, rows.read);
rows.close();

const none = await timeDriver(new Driver({ modules }));
const inMemory = await timeDriver(new Driver({ modules, cache: { store: memory() } }));
const store = files(join(folder, "cache"));
const inFiles = await timeDriver(new Driver({ modules, cache: { store } }));
await store.close();

console.log("200 nodes in 20 layers, small values; µs a node (budgets: cold 150, warm 20)");
printTable(
  ["", "cold", "warm"],
  [
    ["no cache", ...none.map((time) => time.toFixed(2))],
    ["a file a result, written and renamed", ...bareFiles.map((time) => time.toFixed(2))],
    ["a row a result in node:sqlite, each committed", ...bareRows.map((time) => time.toFixed(2))],
    ["cache in memory", ...inMemory.map((time) => time.toFixed(2))],
    ["cache in files", ...inFiles.map((time) => time.toFixed(2))],
  ],
);
const ratio = (place: 0 | 1): string =>
  `${(inFiles[place] / bareRows[place]!).toFixed(2)} of rows, ${(inFiles[place] / bareFiles[place]!).toFixed(2)} of files`;
console.log(`\nThe cache in files beside them: cold ${ratio(0)}; warm ${ratio(1)}`);
rmSync(folder, { recursive: true });
