import { expect, onTestFinished, test } from "vitest";
import type { Adapter, CacheOptions, DataflowError, Run } from "../../../src/index.ts";
import { memory } from "../../../src/stores/memory.ts";
import { rejection } from "../../run/make-dataflow.ts";
import { type AllAdapters, openAll } from "./all.ts";
import { essenceOf, expectAgreed, expectNoSecret, lineageOf } from "./expectations.ts";
import { inputsIn, openDriver, secretPart } from "./requests.ts";
import { makeFolder } from "./make-folder.ts";

// Warnings of types are expected; they need not be printed.
process.removeAllListeners("warning");
const source = makeFolder();
const inputs = inputsIn(source);
const outputs = ["rate", "facts", "lying", "archive", "amounts", "heavy", "prompt", "squares", "page", "lazily"];

/** They read or write outside, are secret, or take something only when they ask. */
const repeated = ["archive", "lazily", "orders.load.rows.loader", "token"];

type Store = NonNullable<CacheOptions["store"]>;

async function open(isGraceful: boolean): Promise<AllAdapters> {
  const all = await openAll(makeFolder(), isGraceful);
  onTestFinished(all.close);
  return all;
}

function nodesThat({ nodes }: Run, status: string): readonly string[] {
  return Object.keys(nodes)
    .filter((name) => nodes[name]!.status === status)
    .toSorted();
}

async function expectNoSecretIn(store: Store): Promise<void> {
  let entries = 0;
  for await (const entry of store.list()) {
    entries++;
    const bytes = await store.read(entry);
    expect(secretPart.test(JSON.stringify(entry) + Buffer.from(bytes!).toString("latin1"))).toBe(false);
  }
  expect(entries).toBeGreaterThan(15);
}

test.each([true, false])(
  "the first and the second run with a cache give what a run without gives, and all tell the same of them; with failures borne: %s",
  async (isGraceful) => {
    const expected = await openDriver([]).execute(outputs, { inputs });
    const all = await open(isGraceful);
    const store = memory();
    const driver = openDriver(all.adapters, { cache: { store } });

    const cold = await driver.run(outputs, { inputs });
    expect(cold.results).toEqual(expected);
    await expectAgreed(all, cold.id, cold);
    expect(nodesThat(cold, "cached")).toEqual([]);
    expect(all.account(cold.id).retries).toEqual({ rate: 2 });
    const schemas = await essenceOf(all, "compareSchemas", cold.id, cold);

    const warm = await driver.run(outputs, { inputs });
    expect(warm.results).toEqual(expected);
    await expectAgreed(all, warm.id, warm);
    expect(nodesThat(warm, "done")).toEqual(repeated);
    expect(nodesThat(warm, "cached")).toEqual(nodesThat(cold, "done").filter((name) => !repeated.includes(name)));
    expect(all.account(warm.id)).toMatchObject({ status: "done", retries: {}, logs: [], warnings: [] });
    expect(all.account(warm.id).calls).toMatchObject({ size: { cached: 3 }, heavy: { cached: 1 }, token: { done: 1 } });

    // What was read and written is told again, and the file of schemas is what it was.
    expect(await lineageOf(all, warm.id)).toEqual(["COMPLETE", "RUNNING", "RUNNING", "START"]);
    expect(await essenceOf(all, "compareSchemas", warm.id, warm)).toEqual(schemas);
    expect((await essenceOf(all, "progressBar", warm.id)).at(-1)).toMatch(/: done, \d+ nodes, 3 items$/);
    expect(all.terminal.lines()).toEqual([]);
    await expectNoSecret(all, source);
    await expectNoSecretIn(store);
  },
);

test("what failed is not kept: it fails again, and what did not fail is reused", async () => {
  const all = await open(true);
  const wanted = [...outputs, "mended", "lost"];
  const driver = openDriver(all.adapters, { cache: { store: memory() } });
  const request = { inputs: { ...inputs, text: "to bad be" } };
  const cold = await driver.run(wanted, request);
  const warm = await driver.run(wanted, request);
  expect(warm.results).toEqual(await openDriver(all.adapters).execute(wanted, request));
  for (const run of [cold, warm]) {
    expect(run.status).toBe("done");
    expect(run.results).toEqual({ ...cold.results, squares: 8, mended: null, lost: null });
    expect(run.warnings.filter(({ code }) => code !== "VALUE_MISTYPED")).toEqual([]);
    await expectAgreed(all, run.id, run);
  }
  expect(all.account(warm.id).calls).toMatchObject({
    broken: { failed: 1 },
    lost: { failed: 1 },
    mended: { skipped: 1 },
    size: { cached: 2, failed: 1 },
    square: { cached: 2, skipped: 1 },
    squares: { done: 1 },
    heavy: { cached: 1 },
  });
  await expectNoSecret(all, source);
});

test("what was done before a run was aborted or failed is reused by the next", async () => {
  const all = await open(false);
  const store = memory();
  const driver = openDriver(all.adapters, { cache: { store } });
  const controller = new AbortController();
  const begun = (): void => void setImmediate(() => controller.abort());
  const aborted = driver.run(["endless"], { inputs: { ...inputs, begun }, signal: controller.signal });
  expect(((await rejection(aborted)) as DataflowError).code).toBe("RUN_ABORTED");
  expect(((await rejection(driver.run(["mended"], { inputs }))) as DataflowError).code).toBe("NODE_FAILED");
  const run = await driver.run(["facts"], { inputs });
  expect(nodesThat(run, "cached")).toEqual(["net"]);
  for (const id of all.ids) await expectAgreed(all, id);
  await expectNoSecret(all, source);
});

test("several runs at the same time share one store, and each is told whole", async () => {
  const all = await open(true);
  const store = memory();
  const drivers = [openDriver(all.adapters, { cache: { store } }), openDriver(all.adapters, { cache: { store } })];
  const runs = await Promise.all(
    Array.from({ length: 8 }, (_, place) =>
      drivers[place % 2]!.run(["rate", "page", "squares", "heavy"], { inputs: { ...inputs, price: place % 3 } }),
    ),
  );
  for (const [place, run] of runs.entries()) {
    const price = place % 3;
    expect(run.results).toMatchObject({ rate: 2 * price + 0.5, squares: 12, heavy: 4 * price ** 2 });
    await expectAgreed(all, run.id, run);
  }
  await expectNoSecret(all, source);
  await expectNoSecretIn(store);
});

test("what an adapter changes of values is never kept, nor is what is computed of it under another key", async () => {
  const store = memory();
  const changing: Adapter = {
    name: "changing",
    aroundNode({ node }, next) {
      return node.name === "net" ? 1000 : node.name === "heavy" ? next([7, "t0ken"]) : next();
    },
  };
  const changed = await openDriver([changing], { cache: { store } }).execute(["rate", "facts", "heavy"], { inputs });
  expect(changed).toEqual({ rate: 1000.5, facts: { net: 1000, label: "a" }, heavy: 49 });
  const run = await openDriver([], { cache: { store } }).run(["rate", "facts", "heavy"], { inputs });
  expect(run.results).toEqual({ rate: 6.5, facts: { net: 6, label: "a" }, heavy: 36 });
  expect(nodesThat(run, "cached")).toEqual([]);
});
