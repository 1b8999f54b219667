import { execFile } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import type { DataflowError } from "../../../src/index.ts";
import { rejection } from "../../run/make-dataflow.ts";
import { type AllAdapters, openAll } from "./all.ts";
import { essenceOf, expectAgreed, expectNoSecret, lineageOf } from "./expectations.ts";
import { inputsIn, openDriver, secretText } from "./requests.ts";
import { makeFolder } from "./make-folder.ts";

// Warnings of types are expected; they need not be printed.
process.removeAllListeners("warning");
const source = makeFolder();
const inputs = inputsIn(source);
const outputs = ["rate", "facts", "lying", "archive", "amounts", "heavy", "prompt", "squares", "page", "lazily"];
const results = {
  rate: 6.5,
  facts: { net: 6, label: "a" },
  lying: 6,
  archive: { path: join(source, "orders.json"), rows: 2 },
  amounts: 30,
  heavy: 36,
  prompt: 13,
  squares: 12,
  page: secretText.length + 3,
  lazily: 216,
};

async function open(isGraceful: boolean): Promise<AllAdapters> {
  const all = await openAll(makeFolder(), isGraceful);
  onTestFinished(all.close);
  return all;
}

test("a run with all adapters gives what it gives without, and all tell the same of it", async () => {
  expect(await openDriver([]).execute(outputs, { inputs })).toEqual(results);
  const all = await open(true);
  const run = await openDriver(all.adapters).run(outputs, { inputs });
  expect(run.results).toEqual(results);
  expect(run.status).toBe("done");
  await expectAgreed(all, run.id, run);
  expect(all.account(run.id)).toMatchObject({
    status: "done",
    retries: { rate: 2 },
    logs: ["asking", "asking", "asking", "asking with [secret]", "far away"],
    calls: { heavy: { done: 1 }, size: { done: 3 }, square: { done: 3 }, "amount.check.range": { done: 1 } },
  });
  expect(await essenceOf(all, "notifyOnFailure", run.id)).toEqual([]);
  expect(await lineageOf(all, run.id)).toEqual(["COMPLETE", "RUNNING", "RUNNING", "START"]);
  expect(await essenceOf(all, "breakpoints", run.id)).toHaveLength(2);
  expect(await essenceOf(all, "checkTypes", run.id)).toHaveLength(1);
  expect(await essenceOf(all, "progressBar", run.id)).toEqual([
    expect.stringMatching(/^Running "rate", /),
    expect.stringMatching(/: done, \d+ nodes, 3 items$/),
  ]);
  expect(all.terminal.writes()).toBeGreaterThan(0);
  expect(all.terminal.lines()).toEqual([]);
  await expectNoSecret(all, source);
});

test("nodes and items that fail are told by all, and borne", async () => {
  const all = await open(true);
  const wanted = [...outputs, "mended", "lost"];
  const run = await openDriver(all.adapters).run(wanted, { inputs: { ...inputs, text: "to bad be" } });
  expect(run.status).toBe("done");
  expect(run.results).toEqual({ ...results, squares: 8, mended: null, lost: null });
  await expectAgreed(all, run.id, run);
  expect(all.account(run.id)).toMatchObject({
    status: "done",
    retries: { rate: 2 },
    calls: {
      broken: { failed: 1 },
      lost: { failed: 1 },
      mended: { skipped: 1 },
      size: { done: 2, failed: 1 },
      square: { done: 2, skipped: 1 },
      squares: { done: 1 },
    },
  });
  expect(await essenceOf(all, "notifyOnFailure", run.id)).toEqual([]);
  await expectNoSecret(all, source);
});

test("a failure that nothing bears rejects the run, is posted once, and leaves nothing open", async () => {
  const all = await open(false);
  const failure = (await rejection(
    openDriver(all.adapters).run(["mended", "endless", "heavy", "squares"], { inputs }),
  )) as DataflowError;
  expect(failure.code).toBe("NODE_FAILED");
  const [id] = all.ids;
  await expectAgreed(all, id!);
  expect(all.account(id!)).toMatchObject({
    status: "failed",
    calls: { broken: { failed: 1 }, endless: { aborted: 1 } },
  });
  expect(await essenceOf(all, "notifyOnFailure", id!)).toMatchObject([
    { status: "failed", problems: [{ code: "NODE_FAILED", nodes: ["broken"] }] },
  ]);
  expect(await lineageOf(all, id!)).toEqual(["FAIL", "START"]);
  expect((await essenceOf(all, "progressBar", id!)).at(-1)).toMatch(/failed, .*; failed: "broken"$/);
  expect(all.terminal.lines()).toEqual([]);
  await expectNoSecret(all, source);
});

test("where a run goes on after a failure, all tell of the failure and of what was skipped", async () => {
  const all = await open(false);
  const wanted = [...outputs, "mended"];
  const run = await openDriver(all.adapters).run(wanted, {
    inputs: { ...inputs, text: "to bad be" },
    onError: "continue",
  });
  const { squares: _, ...others } = results;
  expect(run.results).toEqual(others);
  await expectAgreed(all, run.id, run);
  expect(all.account(run.id)).toMatchObject({ status: "failed", calls: { squares: { skipped: 1 } } });
  expect(await essenceOf(all, "notifyOnFailure", run.id)).toHaveLength(1);
  await expectNoSecret(all, source);
});

test.each([true, false])(
  "a run that is aborted in the middle is told to be by all; with failures borne: %s",
  async (isGraceful) => {
    const controller = new AbortController();
    const all = await open(isGraceful);
    const begun = (): void => void setImmediate(() => controller.abort());
    const failure = (await rejection(
      openDriver(all.adapters).run(["rate", "squares", "endless"], {
        inputs: { ...inputs, begun },
        signal: controller.signal,
      }),
    )) as DataflowError;
    expect(failure.code).toBe("RUN_ABORTED");
    const [id] = all.ids;
    await expectAgreed(all, id!);
    expect(all.account(id!)).toMatchObject({ status: "aborted", calls: { net: { done: 1 }, endless: { aborted: 1 } } });
    expect(await essenceOf(all, "notifyOnFailure", id!)).toEqual([]);
    expect(await lineageOf(all, id!)).toEqual(["ABORT", "START"]);
    expect((await essenceOf(all, "progressBar", id!)).at(-1)).toContain("aborted, ");
    expect(all.terminal.lines()).toEqual([]);
    await expectNoSecret(all, source);
  },
);

test("several runs at the same time, of two drivers, are told apart", async () => {
  const all = await open(true);
  const drivers = [openDriver(all.adapters), openDriver(all.adapters, { concurrency: 2 })];
  const runs = await Promise.all(
    Array.from({ length: 8 }, (_, place) => {
      const isFailing = place % 3 === 2;
      const text = isFailing ? "bad be" : "a b c d".slice(0, 2 * place + 1);
      return drivers[place % 2]!.run(isFailing ? ["mended", "squares"] : ["rate", "page", "squares", "heavy"], {
        inputs: { ...inputs, text, price: place },
      });
    }),
  );
  for (const [place, run] of runs.entries()) {
    const isFailing = place % 3 === 2;
    const expected = isFailing
      ? { mended: null, squares: 4 }
      : { rate: 2 * place + 0.5, page: results.page, squares: Math.min(4, place + 1), heavy: 4 * place ** 2 };
    expect(run.results).toEqual(expected);
    await expectAgreed(all, run.id, run);
    expect(await lineageOf(all, run.id)).toEqual(["COMPLETE", "START"]);
  }
  expect(new Set(all.ids).size).toBe(8);
  expect(all.terminal.lines()).toEqual([]);
  await expectNoSecret(all, source);
});

test("a process in which runs were aborted, failed and done ends by itself", async () => {
  const program = fileURLToPath(new URL("program.ts", import.meta.url));
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [program, makeFolder()], { timeout: 50_000 });
  expect(stderr).toBe("");
  expect(JSON.parse(stdout)).toEqual({
    told: [
      ["RUN_ABORTED", "aborted", "aborted", "aborted", "aborted"],
      ["NODE_FAILED", "failed", "failed", "failed", "failed"],
      ["done", "done", "done", "done", "done"],
    ],
    posts: 1,
    lines: [],
    hasSecret: false,
  });
});
