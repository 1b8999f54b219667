/**
 * Times what decorators and markers cost: the first result of 10,000 derived nodes, and a fan-out over a million items beside the same loop by
 * hand. Prints tables and asserts nothing.
 * Usage: npm run bench:decorators
 */
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { median } from "./measure.ts";
import { printTable } from "./print-table.ts";
import { writeDerived } from "./decorators/write-derived.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const times = 10;

console.log(
  `Node ${process.version}, ${cpus()[0]?.model ?? "an unknown processor"} × ${cpus().length}; medians of ${times} processes\n`,
);

// Inside the project, so that its own packages are found.
mkdirSync(join(root, ".eponym"), { recursive: true });
const folder = mkdtempSync(join(root, ".eponym", "bench-"));
try {
  const count = writeDerived(folder);
  await run(join(root, "dist/cli/main.js"), ["build", join(folder, "derived.ts")]);
  const first = await repeat<Record<"load" | "first" | "made" | "further", number>>("first-derived.ts", folder);
  printTable(
    [`${count.toLocaleString("en")} derived nodes`, "µs a node", "reach"],
    [
      ["loading the source and its .dag.ts", show(first, "load"), ""],
      ["from .dag.ts to the first result", show(first, "first"), "10"],
      ["a further driver", show(first, "made"), ""],
      ["a further driver and its result", show(first, "further"), ""],
    ],
  );
} finally {
  rmSync(folder, { recursive: true });
}

console.log();
const fan = await repeat<Record<"loop" | "fan" | "async" | "loopHeap" | "fanHeap", number>>("fan-out.ts");
printTable(
  ["1,000,000 items", "ns an item", "over the loop", "reach", "heap at its highest, MB"],
  [
    ["a loop by hand", show(fan, "loop"), "", "", show(fan, "loopHeap")],
    ["a fan-out", show(fan, "fan"), (mid(fan, "fan") - mid(fan, "loop")).toFixed(0), "1000", show(fan, "fanHeap")],
    ["a fan-out from an async iterable", show(fan, "async"), "", "", ""],
  ],
);

async function repeat<Result>(program: string, ...args: readonly string[]): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (let time = 0; time < times; time++)
    results.push(JSON.parse(await run(join(root, "tools/bench/decorators", program), args)) as Result);
  return results;
}

async function run(program: string, args: readonly string[]): Promise<string> {
  return (await promisify(execFile)(process.execPath, ["--expose-gc", program, ...args], { cwd: root })).stdout;
}

function mid<Key extends string>(results: readonly Record<Key, number>[], key: Key): number {
  return median(results.map((result) => result[key]));
}

function show<Key extends string>(results: readonly Record<Key, number>[], key: Key): string {
  return mid(results, key).toFixed(1);
}
