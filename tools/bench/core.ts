/**
 * Times the core beside other ways to compute the same graph. Prints tables and asserts nothing: a machine is as fast as it is.
 * Usage: npm run bench [-- ROUNDS]
 */
import { cpus } from "node:os";
import { timeColdStarts } from "./cold-starts.ts";
import { printTable } from "./print-table.ts";
import { timeWarmRuns } from "./warm-runs.ts";

const rounds = Number(process.argv[2] ?? 25);

console.log(`Node ${process.version}, ${cpus()[0]?.model ?? "an unknown processor"} × ${cpus().length}; medians\n`);
const warm = await timeWarmRuns(rounds);
const find = (name: string): number => warm.find((row) => row.name === name)?.sync ?? Number.NaN;
const memoised = Math.min(
  ...warm.filter(({ name }) => name.startsWith("memoised")).map((row) => row.async ?? Number.NaN),
);
const show = (time: number | undefined): string => (time === undefined ? "–" : time.toFixed(3));
console.log("1,000 nodes in 50 layers, three parameters a node; µs a node");
printTable(
  ["", "sync", "over by hand", "async", "of memoised"],
  warm.map(({ name, sync, async: later }) => [
    sync === undefined && later === undefined ? `${name} (not installed)` : name,
    show(sync),
    sync === undefined ? "–" : (sync - find("functions called by hand")).toFixed(3),
    show(later),
    later === undefined ? "–" : (later / memoised).toFixed(2),
  ]),
);
console.log();
printTable(["from a cold start", "measured", "reach"], await timeColdStarts());
