import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import fc from "fast-check";
import { expect, test } from "vitest";
import * as shipped from "../../../src/adapters.ts";
import type { Adapter, DataflowError, Run } from "../../../src/index.ts";
import { rejection } from "../../run/make-dataflow.ts";
import { memory } from "../../../src/stores/memory.ts";
import { describeRun, inputsIn, openDriver, type OpenDriver } from "./requests.ts";
import { makeFolder } from "./make-folder.ts";
import type { Station } from "./station.ts";
import { type StationName, stationNames, stations } from "./stations.ts";

// Warnings of types are expected; they need not be printed.
process.removeAllListeners("warning");
const folder = makeFolder();
// Words of different lengths: of equal ones, whichever comes first is kept for the others.
const inputs = { ...inputsIn(folder), text: "a be sea" };
const outputs = ["rate", "facts", "lying", "orders", "archive", "squares", "page", "lazily"];

/** What runs are like and what adapters tell of them. */
interface Seen {
  readonly runs: readonly unknown[];
  readonly told: Readonly<Partial<Record<StationName, readonly unknown[]>>>;
}

/** Runs that are done, one of which gives other columns than the one before; one in which a node fails; one in which an item does; one that is aborted. */
async function requestAll(driver: OpenDriver, note: (run: Run | undefined) => unknown): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  const requests = [
    { outputs, inputs },
    { outputs, inputs: { ...inputs, label: 7 } },
    { outputs: [...outputs, "mended"], inputs, onError: "continue" },
    { outputs, inputs: { ...inputs, text: "a bad be" }, onError: "continue" },
  ];
  for (const { outputs: wanted, ...options } of requests) {
    const run = await driver.run(wanted, options);
    found.push(describeRun(run));
    await note(run);
  }
  const controller = new AbortController();
  const begun = (): void => void setImmediate(() => controller.abort());
  const aborted = driver.run(["endless"], { inputs: { ...inputs, begun }, signal: controller.signal });
  found.push(((await rejection(aborted)) as DataflowError).problems);
  await note(undefined);
  return found;
}

let count = 0;

async function observe(names: readonly StationName[], isCached: boolean): Promise<Seen> {
  const own = join(folder, String(count++));
  mkdirSync(own);
  const opened: (readonly [StationName, Station])[] = [];
  for (const name of names) opened.push([name, await stations[name](own)]);
  let id = "";
  const spy: Adapter = { name: "spy", onGraphStart: (run) => void (id = run.id) };
  const told: Partial<Record<StationName, unknown[]>> = {};
  const adapters = [...opened.map(([, { adapter }]) => adapter), spy];
  const driver = openDriver(adapters, isCached ? { cache: { store: memory() } } : {});
  const runs = await requestAll(driver, async (run) => {
    await turn();
    // What the aborted run is given holds a function.
    const warnings = run?.warnings.map(({ code }) => code) ?? (isCached ? ["CACHE_UNCODABLE"] : []);
    for (const [name, { essence, account }] of opened) {
      const heard = account === undefined ? warnings : (await account(id)).warnings;
      if (heard.join() !== warnings.join()) throw new Error(`${name} was told of ${heard.join()}.`);
      (told[name] ??= []).push(await essence({ id, ...(run && { run }) }));
    }
  });
  for (const [, { close }] of opened) await close?.();
  return { runs, told };
}

const known = new Map<string, Promise<Seen>>();

/** The same names are looked at once. */
function observeOnce(names: readonly StationName[], isCached = false): Promise<Seen> {
  const key = [...names, isCached].join();
  let seen = known.get(key);
  if (seen === undefined) known.set(key, (seen = observe(names, isCached)));
  return seen;
}

/** What is expected of some together: the runs without them, and what each tells alone; where failures are borne, beside what bears them. */
async function expectedOf(names: readonly StationName[], isCached = false): Promise<Seen> {
  const bearing = names.filter((name) => name === "gracefulErrors");
  const { runs } = await observeOnce(bearing, isCached);
  const told: Partial<Record<StationName, readonly unknown[]>> = {};
  for (const name of names) {
    const alone = await observeOnce(
      names.filter((other) => other === name || other === "gracefulErrors"),
      isCached,
    );
    told[name] = alone.told[name]!;
  }
  return { runs, told };
}

test("the table has every adapter that is shipped", () => {
  const others = ["listRuns", "printSummary", "readRun", "summarize"];
  expect([...stationNames, ...others].toSorted()).toEqual(Object.keys(shipped).toSorted());
});

test("with an adapter that does nothing, runs are what they are without any", async () => {
  expect((await observeOnce([])).runs).toEqual(await requestAll(openDriver([]), () => undefined));
});

test.each(stationNames)("%s by itself", async (name) => {
  const { runs, told } = await observeOnce([name]);
  expect(runs).toEqual((await expectedOf([name])).runs);
  expect(told[name]).toHaveLength(5);
  expect(JSON.stringify(told[name]).length).toBeGreaterThan(20);
  expect(told[name]).not.toContain("has not waited");
});

const pairs = stationNames.flatMap((first) =>
  stationNames.filter((second) => second !== first).map((second) => [first, second] as const),
);

test.each(pairs)("%s around %s", async (...pair) => {
  expect(await observeOnce(pair)).toEqual(await expectedOf(pair));
});

test.each(pairs)("%s around %s, with a cache", async (...pair) => {
  expect(await observeOnce(pair, true)).toEqual(await expectedOf(pair, true));
});

test("with a cache, some of each run but the first is reused, and results are what they are without", async () => {
  const resultsOf = ({ runs }: Seen): readonly unknown[] => runs.map((run) => (run as Partial<Run>).results);
  for (const names of [[], ["gracefulErrors"]] as const) {
    const cached = await observeOnce(names, true);
    expect(resultsOf(cached)).toEqual(resultsOf(await observeOnce(names)));
    const reused = cached.runs.map((run) => JSON.stringify(run).split('"status":"cached"').length - 1);
    expect(reused[0]).toBe(0);
    for (const count of reused.slice(1, -1)) expect(count).toBeGreaterThan(5);
  }
});

test("any of them in any order", async () => {
  const some = fc.shuffledSubarray([...stationNames], { minLength: 3 });
  await fc.assert(
    fc.asyncProperty(some, fc.boolean(), async (names, isCached) => {
      expect(await observeOnce(names, isCached)).toEqual(await expectedOf(names, isCached));
    }),
    { numRuns: process.env["EPONYM_LONG"] === "1" ? 500 : 15 },
  );
});

test.each(stationNames.filter((name) => name !== "gracefulErrors" && name !== "breakpoints"))(
  "%s tells the same around what bears failures as within it",
  async (name) => {
    const around = await observeOnce([name, "gracefulErrors"]);
    expect(around).toEqual(await observeOnce(["gracefulErrors", name]));
  },
);
