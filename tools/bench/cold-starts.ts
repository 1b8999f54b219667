import { execFile } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { timeBuild } from "./cold/time-build.ts";
import { median } from "./measure.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const cli = join(root, "dist/cli/main.js");
const program = join(root, "tools/bench/cold/first-result.ts");
const times = 10;

/** What the program prints, in µs a node. */
type FirstResult = Readonly<Record<"first" | "made" | "further", number>>;

/** Rows of what is measured in processes of their own, the median of ten each: what, how long, what is aimed at. */
export async function timeColdStarts(): Promise<readonly (readonly string[])[]> {
  const results = await repeat(async () => JSON.parse(await runNode(program)) as FirstResult);
  const micro = (key: keyof FirstResult): string =>
    `${median(results.map((result) => result[key])).toFixed(1)} µs a node`;
  const bare = median(await repeat(() => timeNode("--input-type=module", "--eval", "0")));
  const imported = median(await repeat(() => timeNode("--input-type=module", "--eval", 'import "eponym"')));
  const build = await timeBuild(cli, times);
  return [
    ["from rows to the first result", micro("first"), "10 µs a node"],
    ["a further driver", micro("made"), "5 µs a node"],
    ["a further driver and its result", micro("further"), ""],
    ['import "eponym" over bare Node', `${(imported - bare).toFixed(0)} ms`, "60 ms"],
    ["eponym build of 1,000 functions", `${build.cold.toFixed(0)} ms`, "2000 ms"],
    ["one changed file of it in watch", `${build.warm.toFixed(0)} ms`, "200 ms"],
  ];
}

async function repeat<Result>(measure: () => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (let time = 0; time < times; time++) results.push(await measure());
  return results;
}

async function runNode(...args: readonly string[]): Promise<string> {
  return (await promisify(execFile)(process.execPath, args, { cwd: root })).stdout;
}

async function timeNode(...args: readonly string[]): Promise<number> {
  const start = performance.now();
  await runNode(...args);
  return performance.now() - start;
}
