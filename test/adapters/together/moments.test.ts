import { mkdirSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Adapter, DataflowError } from "../../../src/index.ts";
import { type AllAdapters, openAll } from "./all.ts";
import { makeFolder } from "./make-folder.ts";
import { memory } from "../../../src/stores/memory.ts";
import { inputsIn, openDriver, secretPart } from "./requests.ts";

// Warnings of types are expected; they need not be printed.
process.removeAllListeners("warning");
const folder = makeFolder();
const inputs = { ...inputsIn(folder), text: "to bad be" };
const outputs = ["rate", "lying", "archive", "squares", "page", "lazily", "mended"];

const hooks = [
  "onGraphStart",
  "onGraphEnd",
  "onFanOut",
  "onItemStart",
  "onItemEnd",
  "onNodeStart",
  "onNodeEnd",
  "onRetry",
  "onProgress",
  "onLog",
] as const;

/** Does something at the so-manieth time that any of its hooks is called, but for some. */
function actAt(moment: number, act: () => void, ...except: readonly string[]): Adapter {
  const used = hooks.filter((hook) => !except.includes(hook));
  let count = 0;
  const step = (): void => {
    if (count++ === moment) act();
  };
  return { name: "acting", ...Object.fromEntries(used.map((hook) => [hook, step])) };
}

let runs = 0;

/** All adapters, with one more at a place among them. */
async function openWith(adapter: Adapter, place: number, isGraceful: boolean): Promise<AllAdapters> {
  const own = join(folder, String(runs++));
  mkdirSync(own);
  const all = await openAll(own, isGraceful);
  return { ...all, adapters: all.adapters.toSpliced(place, 0, adapter) };
}

/** All observers agree with what the run came to, each was told of one end, and nothing secret was told. */
async function expectWhole(all: AllAdapters, outcome: string): Promise<void> {
  const { account, opened, terminal } = all;
  const [id = ""] = all.ids;
  const own = account(id);
  expect(own.status).toBe({ NODE_FAILED: "failed", RUN_ABORTED: "aborted" }[outcome] ?? outcome);
  expect(await all.accounts(id)).toEqual({ logger: own, openTelemetry: own, trackRuns: own });
  const events = (await opened.openLineage!.essence({ id })) as readonly { readonly eventType: string }[];
  const types = events.map(({ eventType }) => eventType).filter((type) => type !== "RUNNING");
  const last = { done: "COMPLETE", failed: "FAIL", aborted: "ABORT" }[own.status];
  expect(new Set(types)).toEqual(new Set(["START", last]));
  expect(types).toHaveLength(2);
  expect(await opened.notifyOnFailure!.essence({ id })).toHaveLength(own.status === "failed" ? 1 : 0);
  expect(await opened.progressBar!.essence({ id })).toEqual([
    expect.stringContaining("Running "),
    expect.stringContaining(`: ${own.status}, `),
  ]);
  expect(terminal.lines()).toEqual([]);
  expect(secretPart.test(await all.raw())).toBe(false);
  await all.close();
}

/** Nothing is kept, or nothing yet, or what a run has left. */
const heats = fc.constantFrom("none" as const, "cold" as const, "warm" as const);

async function openCached(
  adapters: readonly Adapter[],
  heat: "none" | "cold" | "warm",
): Promise<ReturnType<typeof openDriver>> {
  if (heat === "none") return openDriver(adapters);
  const cache = { store: memory() };
  if (heat === "warm") await openDriver([], { cache }).run(outputs, { inputs, onError: "continue" });
  return openDriver(adapters, { cache });
}

const numRuns = process.env["EPONYM_LONG"] === "1" ? 1000 : 40;
const places = fc.nat({ max: 13 });

test("whenever a run is aborted, all are told of the same end, and nothing is left open", async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: 100 }), places, fc.boolean(), heats, async (moment, place, isGraceful, heat) => {
      const controller = new AbortController();
      // What a node tells in that very moment comes to those alone that were told before.
      const adapter = actAt(moment, () => controller.abort(), "onRetry", "onLog");
      const all = await openWith(adapter, place, isGraceful);
      const driver = await openCached(all.adapters, heat);
      const outcome = await driver.run(outputs, { inputs, signal: controller.signal }).then(
        ({ status }) => status as string,
        (error: unknown) => (error as DataflowError).code,
      );
      expect(["done", "NODE_FAILED", "RUN_ABORTED"]).toContain(outcome);
      await expectWhole(all, outcome);
    }),
    { numRuns },
  );
});

test("an adapter that throws at any moment of a run is a warning that all others are told of", async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: 100 }), places, fc.boolean(), heats, async (moment, place, isGraceful, heat) => {
      const fail = (): never => {
        throw new Error("acting");
      };
      const all = await openWith(actAt(moment, fail, "onGraphEnd"), place, isGraceful);
      const driver = await openCached(all.adapters, heat);
      const run = await driver.run(outputs, { inputs, onError: "continue" });
      expect(run.warnings.map(({ code }) => code)).toEqual(all.account(run.id).warnings);
      await expectWhole(all, run.status);
    }),
    { numRuns },
  );
});
