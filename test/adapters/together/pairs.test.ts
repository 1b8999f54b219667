import { join } from "node:path";
import { mkdirSync } from "node:fs";
import { setImmediate as turn } from "node:timers/promises";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import type { Adapter, Run } from "../../../src/index.ts";
import * as shipped from "../../../src/adapters.ts";
import { type DataflowError } from "../../../src/index.ts";
import { rejection } from "../../run/make-dataflow.ts";
import { describeRun, inputsIn, openDriver, type OpenDriver } from "./requests.ts";
import { makeFolder } from "./make-folder.ts";
import type { Station } from "./station.ts";
import { type StationName, stationNames, stations } from "./stations.ts";

// Warnings of types are expected; they need not be printed.
process.removeAllListeners("warning");
const folder = makeFolder();
const inputs = inputsIn(folder);
const outputs = ["rate", "facts", "lying", "orders", "archive", "squares", "page", "lazily"];
const failing = [...outputs, "mended"];

/** What runs are like and what adapters tell of them. */
interface Seen {
  readonly runs: readonly unknown[];
  readonly told: Readonly<Partial<Record<StationName, readonly unknown[]>>>;
}

/** Runs that are done, one of which gives other columns than the one before; one in which nodes and items fail; one that is aborted. */
async function requestAll(driver: OpenDriver, controller: AbortController, note: (run: Run | undefined) => unknown) {
  const found: unknown[] = [];
  const requests = [
    { outputs, inputs },
    { outputs, inputs: { ...inputs, label: 7 } },
    { outputs: failing, inputs, onError: "continue" },
    { outputs, inputs: { ...inputs, text: "to bad be" }, onError: "continue" },
  ];
  for (const { outputs: wanted, ...options } of requests) {
    const run = await driver.run(wanted, options);
    found.push(describeRun(run));
    await note(run);
  }
  const failure = await rejection(driver.run(["endless"], { inputs, signal: controller.signal }));
  found.push((failure as DataflowError).problems);
  await note(undefined);
  return found;
}

let count = 0;

async function observe(names: readonly StationName[]): Promise<Seen> {
  const own = join(folder, String(count++));
  mkdirSync(own);
  const opened: (readonly [StationName, Station])[] = [];
  for (const name of names) opened.push([name, await stations[name](own)]);
  const controller = new AbortController();
  let id = "";
  const spy: Adapter = {
    name: "spy",
    onGraphStart: (run) => void (id = run.id),
    onNodeStart: ({ node }) => (node.name === "endless" ? void setImmediate(() => controller.abort()) : undefined),
  };
  const told: Partial<Record<StationName, unknown[]>> = {};
  const driver = openDriver([...opened.map(([, { adapter }]) => adapter), spy]);
  const runs = await requestAll(driver, controller, async (run) => {
    await turn();
    const warnings = run?.warnings.map(({ code }) => code) ?? [];
    for (const [name, { essence, account }] of opened) {
      (told[name] ??= []).push(await essence({ id, ...(run && { run }) }));
      if (account !== undefined) expect((await account(id)).warnings).toEqual(warnings);
    }
  });
  for (const [, { close }] of opened) await close?.();
  return { runs, told };
}

const known = new Map<string, Promise<Seen>>();

/** The same names are looked at once. */
function observeOnce(names: readonly StationName[]): Promise<Seen> {
  const key = names.join();
  let seen = known.get(key);
  if (seen === undefined) known.set(key, (seen = observe(names)));
  return seen;
}

/** Whatever else there is, an adapter tells what it tells alone, or where failures are borne, what it tells beside what bears them. */
async function expectTogether(names: readonly StationName[]): Promise<void> {
  const isGraceful = names.includes("gracefulErrors");
  const { runs, told } = await observeOnce(names);
  expect(runs).toEqual((await observeOnce(isGraceful ? ["gracefulErrors"] : [])).runs);
  for (const name of names) {
    const alone = await observeOnce(names.filter((other) => other === name || other === "gracefulErrors"));
    expect([name, told[name]]).toEqual([name, alone.told[name]]);
  }
}

test("the table has every adapter that is shipped", () => {
  const makers = Object.entries(shipped).filter(([name, make]) => {
    if (typeof make !== "function" || name === "summarize" || name === "printSummary") return false;
    return !["readRun", "listRuns"].includes(name);
  });
  expect(stationNames.toSorted()).toEqual(makers.map(([name]) => name).toSorted());
});

test("runs with adapters that change nothing are what they are without any", async () => {
  const controller = new AbortController();
  const endless: string[] = [];
  const bare = requestAll(openDriver([]), controller, (run) => run === undefined || setTimeout(() => controller.abort(), 50));
  expect((await observeOnce([])).runs).toEqual(await bare);
  expect(endless).toEqual([]);
});

test.each(stationNames)("%s by itself", async (name) => {
  await expectTogether([name]);
  const { told } = await observeOnce([name]);
  const [first] = told[name]!;
  expect(JSON.stringify(first).length).toBeGreaterThan(name === "notifyOnFailure" ? 1 : 10);
  expect(JSON.stringify(told[name])).not.toContain("has not");
});

const pairs = stationNames.flatMap((first) =>
  stationNames.filter((second) => second !== first).map((second) => [first, second] as const),
);

test.each(pairs)("%s around %s", (...pair) => expectTogether(pair));

test("any of them in any order", async () => {
  const some = fc.shuffledSubarray([...stationNames], { minLength: 3 });
  await fc.assert(fc.asyncProperty(some, expectTogether), { numRuns: process.env["EPONYM_LONG"] === "1" ? 500 : 15 });
});

test.each(stationNames.filter((name) => name !== "gracefulErrors" && name !== "breakpoints"))(
  "%s tells the same around what bears failures as within it",
  async (name) => {
    const [around, within] = await Promise.all([
      observeOnce([name, "gracefulErrors"]),
      observeOnce(["gracefulErrors", name]),
    ]);
    expect(around).toEqual(within);
  },
);
