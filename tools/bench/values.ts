/**
 * Times what the cache does with values: versions, bytes, and a large frame beside polars' own parquet. Prints tables and asserts nothing.
 * Usage: npm run build && node tools/bench/values.ts [GIGABYTES] [ROUNDS]
 */
import { rm } from "node:fs/promises";
import { mkdtempSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { Driver } from "eponym";
import { files } from "eponym/cache";
import { module } from "eponym/generated";
import pl from "nodejs-polars";
import { createValueCoding } from "../../dist/data/cached-values/value-coding.js";
import { median } from "./measure.ts";
import { printTable } from "./print-table.ts";

interface Encoded {
  readonly format: string;
  readonly bytes: Uint8Array;
  readonly sum: string;
}

const gigabytes = Number(process.argv[2] ?? 1);
const rounds = Number(process.argv[3] ?? 5);
const coding = createValueCoding();
const folder = mkdtempSync(join(tmpdir(), "bench-values-"));

console.log(
  `Node ${process.version}, ${cpus()[0]?.model ?? "an unknown processor"} × ${cpus().length}; medians of ${rounds}\n`,
);

async function time(run: () => unknown): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

/** In turns, after one round that does not count. */
async function timeBeside(...all: readonly (() => unknown)[]): Promise<readonly number[]> {
  const times: number[][] = all.map(() => []);
  for (let round = -1; round < rounds; round++)
    for (const [place, run] of all.entries()) {
      const taken = await time(run);
      if (round >= 0) times[place]!.push(taken);
    }
  return times.map(median);
}

const small: Readonly<Record<string, unknown>> = {
  "5": 5,
  '{ a: 1, b: "x" }': { a: 1, b: "x" },
  "a list of ten": Array.from({ length: 10 }, (_, id) => ({ id })),
  undefined,
  "a Date": new Date(0),
  "a Map of one": new Map([["a", 1]]),
  "a Buffer of ten": Buffer.alloc(10),
};
const turns = 20_000;
const smallRows: string[][] = [];
for (const [name, value] of Object.entries(small)) {
  const { format, bytes } = coding.encode(value) as Encoded;
  const [version = 0, encode = 0, decode = 0] = await timeBeside(
    ...[() => coding.version(value), () => coding.encode(value), () => coding.decode(format, bytes)].map(
      (run) => () => {
        for (let turn = 0; turn < turns; turn++) run();
      },
    ),
  );
  smallRows.push([name, ...[version, encode, decode].map((ms) => ((ms * 1000) / turns).toFixed(2))]);
}
printTable(["small values, µs", "version", "encode", "decode"], smallRows);

const rows = Array.from({ length: 100_000 }, (_, id) => ({ id, name: `row ${id}`, part: id / 3, tags: ["a", "b"] }));
const dated = rows.map((row) => ({ ...row, at: new Date(row.id) }));
const rowRows: string[][] = [];
for (const [name, value] of [["rows of JSON", rows] as const, ["rows with a Date", dated] as const]) {
  const { format, bytes } = coding.encode(value) as Encoded;
  const times = await timeBeside(
    () => coding.version(value),
    () => coding.encode(value),
    () => coding.decode(format, bytes),
    () => structuredClone(value),
  );
  rowRows.push([name, ...times.map((ms) => ((ms * 1000) / rows.length).toFixed(2))]);
}
console.log();
printTable(["100,000 objects, µs each", "version", "encode", "decode", "structuredClone"], rowRows);

const size = 1 << 28;
const floats = new Float64Array(size / 8).map((_, index) => index / 3);
const columns = Object.fromEntries(
  Array.from({ length: 4 }, (_, place) => [`c${place}`, floats.subarray(0, size / 32).map((value) => value + place)]),
);
const numeric = pl.DataFrame(columns);
const large = { "a Buffer": Buffer.from(floats.buffer), "a Float64Array": floats, "a frame of floats": numeric };
const largeRows: string[][] = [];
for (const [name, value] of Object.entries(large)) {
  const [version = 0, encode = 0] = await timeBeside(
    () => coding.version(value),
    () => coding.encode(value),
  );
  largeRows.push([name, ...[version, encode].map((ms) => (size / 1e6 / ms).toFixed(2))]);
}
console.log();
printTable(["256 MB, GB a second (version: reach 1)", "version", "encode"], largeRows);

const height = Math.round((gigabytes * 1e9) / 80);
const column = (factor: number): Float64Array =>
  Float64Array.from({ length: height }, (_, row) => Math.sin(row * factor) * 1000);
const whole = (factor: number): Int32Array => Int32Array.from({ length: height }, (_, row) => (row * factor) % 100_003);
const frame = pl
  .DataFrame({ a: column(1), b: column(2), c: column(3), d: column(4), e: whole(7), f: whole(11), g: whole(13) })
  .withColumns(
    pl.col("e").cast(pl.Int64).alias("h"),
    pl.col("f").cast(pl.Int64).alias("i"),
    pl.col("g").cast(pl.Utf8).alias("text"),
  );
const parquet = join(folder, "frame.parquet");
let folders = 0;
let store = files(join(folder, "none"));
const source = { table: (turn: number) => [frame][turn - 1]!, height: (table: typeof frame) => table.height };
const modules = [
  module({
    name: "large",
    file: "./large.ts",
    url: import.meta.url,
    source,
    functions: [
      { name: "table", takes: [["turn", "number"]], gives: "pl.DataFrame", hash: "0" },
      { name: "height", takes: [["table", "pl.DataFrame"]], gives: "number", hash: "0" },
    ],
    positions: [],
  }),
];
const request = { inputs: { turn: 1 } };
const frameSize = height * 80;

/** A run that computes the frame, in a store of its own; then one that reads it. */
async function writeStored(): Promise<void> {
  await store.close();
  await rm(join(folder, String(folders)), { recursive: true, force: true });
  store = files(join(folder, String(++folders)));
  await new Driver({ modules, cache: { store } }).execute(["table"], request);
}
async function readStored(): Promise<void> {
  const driver = new Driver({ modules, cache: { store } });
  const { table } = (await driver.execute(["table"], request)) as {
    table: typeof frame;
  };
  if (table === frame || table.height !== height) throw new Error("The frame was not read.");
}
const [writeOurs = 0, writeTheirs = 0] = await timeBeside(writeStored, () => frame.writeParquet(parquet));
const [readOurs = 0, readTheirs = 0] = await timeBeside(readStored, () => pl.readParquet(parquet));
console.log();
printTable(
  [`a frame of ${(frameSize / 1e9).toFixed(2)} GB, ms`, "here", "parquet of polars", "speed", "reach"],
  [
    [
      "written, version and checksum",
      writeOurs.toFixed(0),
      writeTheirs.toFixed(0),
      (writeTheirs / writeOurs).toFixed(2),
      "0.5",
    ],
    ["read, checksum compared", readOurs.toFixed(0), readTheirs.toFixed(0), (readTheirs / readOurs).toFixed(2), "0.4"],
  ],
);
await rm(folder, { recursive: true });
