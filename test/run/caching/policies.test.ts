import { expect, test } from "vitest";
import { to } from "../../../src/data/to.ts";
import { threads } from "../../../src/executors/threads.ts";
import { Driver } from "../../../src/driver/driver.ts";
import type { Run } from "../../../src/run/run.ts";
import { memory } from "../../../src/stores/memory.ts";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadProgram, makeFolder } from "../../cache/load-program.ts";
import { loadProject } from "../../executors/open-driver.ts";
import { drain, type FunctionSketch } from "../make-dataflow.ts";
import { makeCached, namesBy } from "./cached-driver.ts";

test("what succeeds at a further try is kept", async () => {
  let tries = 0;
  const flaky: Readonly<Record<string, FunctionSketch>> = {
    flaky: [
      ["x"],
      async (x: number) => {
        if (++tries % 3 !== 0) throw new Error("busy");
        return x;
      },
      ["retry", { attempts: 3, delay: 0 }],
    ],
  };
  const { run, called } = makeCached(flaky);
  expect((await run(["flaky"], { inputs: { x: 1 } })).results).toEqual({ flaky: 1 });
  expect(tries).toBe(3);
  expect(await called(["flaky"], { inputs: { x: 1 } })).toEqual([]);
});

test("what was given up is not kept", async () => {
  const slow: Readonly<Record<string, FunctionSketch>> = {
    slow: [["x"], (x: number) => (x === 0 ? new Promise(() => {}) : Promise.resolve(x)), ["timeout", 10]],
    after: [["slow"], (value: number) => value],
  };
  const { run, called } = makeCached(slow);
  await expect(run(["after"], { inputs: { x: 0 } })).rejects.toMatchObject({ code: "NODE_TIMEOUT" });
  expect(await called(["after"], { inputs: { x: 1 } })).toEqual(["after", "slow"]);
  expect(await called(["after"], { inputs: { x: 1 } })).toEqual([]);
});

test("reused items do not wait for a limit", async () => {
  let open = 0;
  let most = 0;
  const limited: Readonly<Record<string, FunctionSketch>> = {
    "items[]": [[], () => [1, 2, 3, 4]],
    each: [
      ["items"],
      async (item: number) => {
        most = Math.max(most, ++open);
        await drain();
        open--;
        return item;
      },
      ["limit", { concurrency: 1, name: "cached" }],
    ],
    sum: [["[each]"], (each: number[]) => each.length],
  };
  const { run, called } = makeCached(limited);
  expect((await run(["sum"])).results).toEqual({ sum: 4 });
  expect([most, await called(["sum"])]).toEqual([1, []]);
});

test("what threads compute is kept and reused, items and frames included", async () => {
  const module = await loadProject();
  const store = memory();
  const pool = threads({ max: 2 });
  const outputs = ["square", "areas", "twice"];
  const runs: Run[] = [];
  for (let turn = 0; turn < 2; turn++) {
    const driver = new Driver({ modules: [module], executors: { threads: pool }, cache: { store } });
    runs.push((await driver.run(outputs, { inputs: { side: 3, count: 4 } })) as Run);
  }
  await pool.close?.();
  const [cold, warm] = runs as [Run, Run];
  expect(warm.results).toEqual(cold.results);
  expect(namesBy(cold, "cached")).toEqual([]);
  expect(namesBy(warm, "done")).toEqual([]);
});

test("materialize saves each time what is reused", async () => {
  const folder = makeFolder();
  const path = join(folder, "rows.json");
  const rows: Readonly<Record<string, FunctionSketch>> = {
    rows: [["count"], (count: number) => Array.from({ length: count }, (_, age) => ({ age }))],
    total: [["rows"], (all: unknown[]) => all.length],
  };
  const { driver, calls } = makeCached(rows);
  const save = (): Promise<unknown> =>
    driver.materialize({ rows: to.json(path), total: to.json(join(folder, "total.json")) } as never, {
      inputs: { count: 2 },
    });
  await save();
  writeFileSync(path, "");
  await save();
  expect(JSON.parse(readFileSync(path, "utf8"))).toEqual([{ age: 0 }, { age: 1 }]);
  expect(Object.fromEntries(calls)).toEqual({ rows: 1, total: 1 });
});

test("a file that is loaded is loaded each time, and what takes it is cut off by content", async () => {
  const path = join(makeFolder(), "count.json");
  const module = await loadProgram({
    "dataflow.ts": [
      'import { from, loadFrom } from "eponym";',
      "loadFrom(count, { given: (path: string) => from.json(path) });",
      "export function count(given: number): number { return given; }",
      "export function twice(count: number): number { return 2 * count; }",
    ].join("\n"),
  });
  const driver = new Driver({ modules: [module], cache: { store: memory() } });
  const runs: Run[] = [];
  for (const text of ["2", "2", "3"]) {
    writeFileSync(path, text);
    runs.push((await driver.run(["twice"] as never, { inputs: { path } })) as Run);
  }
  expect(runs.map(({ results }) => results)).toEqual([{ twice: 4 }, { twice: 4 }, { twice: 6 }]);
  expect(namesBy(runs[1]!, "cached")).toEqual(["count", "twice"]);
  expect(namesBy(runs[1]!, "done")).not.toEqual([]);
});
