/**
 * Times worker threads: nodes that keep processors busy, and how values get to a thread and back. Prints tables and asserts nothing.
 * Usage: npm run bench:threads [-- ROUNDS]
 */
import { cpus } from "node:os";
import pl from "nodejs-polars";
import { Driver } from "eponym";
import { threads } from "eponym/executors";
import { loadModule } from "eponym/source";
import { median, race } from "./measure.ts";
import { printTable } from "./print-table.ts";
import { makeCaller } from "./threads/make-caller.ts";

const rounds = Number(process.argv[2] ?? 7);
const url = new URL("threads/work.ts", import.meta.url);

console.log(
  `Node ${process.version}, ${cpus()[0]?.model ?? "an unknown processor"} × ${cpus().length}; medians of ${rounds}, in ms\n`,
);

/** In turns, so that a busy machine slows them all. */
function timeBeside(...all: readonly (() => unknown)[]): Promise<readonly number[]> {
  return race(
    all.map((compute) => ({ compute, turns: 1 })),
    rounds,
    1,
  );
}

/** The time of a round, without what is made for it, and with threads that have started. */
async function time<Made>(make: () => Made, run: (made: Made) => unknown): Promise<number> {
  const times: number[] = [];
  for (let round = -1; round < rounds; round++) {
    const made = make();
    const start = performance.now();
    await run(made);
    if (round >= 0) times.push(performance.now() - start);
  }
  return median(times);
}

const two = threads({ max: 2 });
const driver = new Driver({ modules: [await loadModule(url)], executors: { threads: two } });
const names = (place: string): string[] => Array.from({ length: 8 }, (_, number) => `${place}${number + 1}`);
const compute = (place: string) => (): Promise<unknown> =>
  driver.execute(names(place), { inputs: { start: 2_000_000 } });
const [sequential = 0, parallel = 0] = await timeBeside(compute("here"), compute("there"));
const show = (value: number): string => value.toFixed(1);
printTable(
  ["8 nodes that keep a processor busy", "ms", "of one after the other", "reach"],
  [
    ["one after the other", show(sequential), "", ""],
    ["in 2 threads", show(parallel), (parallel / sequential).toFixed(2), "0.6"],
  ],
);

const call = makeCaller(two, url);
const empty = await time(
  () => 0,
  () => call("swallow", 0),
);
console.log();
const many = 2000;
const calls = await time(
  () => 0,
  () => Promise.all(Array.from({ length: many }, (_, number) => call("swallow", number))),
);
printTable(
  ["calls that do nothing", "ms a call"],
  [
    ["one after the other", empty.toFixed(3)],
    [`${many} at once`, (calls / many).toFixed(3)],
  ],
);

const height = 2_500_000;
const column = (factor: number): Float64Array => Float64Array.from({ length: height }, (_, row) => row * factor);
const frame = pl.DataFrame({ a: column(1), b: column(2), c: column(3), d: column(4) });
const [ipc = 0, there = 0, back = 0] = await timeBeside(
  () => pl.readIPCStream(frame.writeIPCStream()).height,
  () => call("swallow", frame),
  () => call("echo", frame),
);
console.log();
printTable(
  ["a polars frame of 80 MB", "ms", "of writing and reading", "reach"],
  [
    ["written and read as Arrow, here", show(ipc), "", ""],
    ["to a thread", show(there), (there / ipc).toFixed(2), "1.2"],
    ["to a thread and back", show(back), (back / ipc).toFixed(2), ""],
  ],
);

const length = 10_000_000;
const plain = (): Float64Array => new Float64Array(length).fill(1);
const shared = (): Float64Array => new Float64Array(new SharedArrayBuffer(8 * length)).fill(1);
console.log();
printTable(
  ["a Float64Array of 80 MB", "to a thread", "and back"],
  [
    ["copied there, moved back", ...(await both(plain, []))],
    ["moved there and back", ...(await both(plain, [0]))],
    ["shared", ...(await both(shared, []))],
  ],
);

async function both(make: () => Float64Array, moves: readonly number[]): Promise<readonly string[]> {
  const one = await time(make, (made) => call("swallow", made, moves));
  const two = await time(make, (made) => call("echo", made, moves));
  return [show(one), show(two)];
}

await driver.close();
