import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { threads } from "../../src/executors/threads.ts";
import type { Adapter } from "../../src/run/adapter.ts";
import { compute, failureOf, loadProject, openDriver } from "./open-driver.ts";

const module = await loadProject("endings");
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "eponym-endings-"));
});
afterAll(() => rm(folder, { recursive: true }));

const makeFlag = (): Int32Array => new Int32Array(new SharedArrayBuffer(4));
const list = (): Promise<string[]> => readdir(folder);

/** What a run fails with. */
const codeOf = (running: Promise<unknown>): Promise<unknown> =>
  running.catch(({ code }: { readonly code: unknown }) => code);

/** A driver with one thread, so that what comes next runs after what has been ended. */
const openSingle = (adapters: readonly Adapter[] = []): ReturnType<typeof openDriver> =>
  openDriver({ module, adapters, executors: { threads: threads({ max: 1 }) } });

test("what a thread was writing when its run is aborted leaves no file, and the thread goes on", async () => {
  await using driver = openSingle();
  expect(await compute(driver, "count")).toBe(1);
  const abort = new AbortController();
  const begun = makeFlag();
  const running = driver.execute(["report"] as never[], {
    inputs: { path: join(folder, "report.txt"), begun },
    signal: abort.signal,
  });
  const ended = codeOf(running);
  await Atomics.waitAsync(begun, 0, 0).value;
  expect(await list()).toHaveLength(1);
  abort.abort();
  expect(await ended).toBe("RUN_ABORTED");
  // It has to wait for the one thread.
  expect(await compute(driver, "count")).toBe(2);
  expect(await list()).toEqual([]);
});

test("nor does what runs out of time", async () => {
  await using driver = openSingle();
  const failure = await failureOf(driver, "slowReport", { path: join(folder, "slow.txt"), begun: makeFlag() });
  expect(failure.message).toContain("NODE_TIMEOUT");
  await compute(driver, "count");
  expect(await list()).toEqual([]);
});

test("nor what is written when the driver closes", async () => {
  const driver = openSingle();
  const begun = makeFlag();
  const running = failureOf(driver, "report", { path: join(folder, "closed.txt"), begun });
  await Atomics.waitAsync(begun, 0, 0).value;
  await driver.close();
  expect((await running).cause.code).toBe("EXECUTOR_CLOSED");
  expect(await list()).toEqual([]);
});

test("the signal of a call in a thread is aborted with the reason of the run", async () => {
  await using driver = openSingle();
  const abort = new AbortController();
  const [begun, told] = [makeFlag(), makeFlag()];
  const running = driver.execute(["patient"] as never[], { inputs: { begun, told }, signal: abort.signal });
  const ended = codeOf(running);
  await Atomics.waitAsync(begun, 0, 0).value;
  abort.abort();
  expect(await ended).toBe("RUN_ABORTED");
  await Atomics.waitAsync(told, 0, 0).value;
  expect(Atomics.load(told, 0)).toBeGreaterThan(0);
});

test("an error that an earlier call has left in the thread is told as that", async () => {
  await using driver = openSingle();
  const { cause } = await failureOf(driver, "after", { begun: makeFlag() });
  expect(cause.code).toBe("WORKER_CRASHED");
  expect(cause.message).toContain('"after" ran came to an end: an earlier call of "careless" had left behind this');
  expect(cause.message).toContain("RangeError: left behind");
});

test("no line of a log fails a node: what cannot be sent is described", async () => {
  const lines: unknown[] = [];
  const adapter: Adapter = { name: "lines", onLog: (_, level, text, facts) => void lines.push([level, text, facts]) };
  await using driver = openSingle([adapter]);
  expect(await compute(driver, "verbose")).toBe(1);
  const [first, second, third] = lines as [string, string, Readonly<Record<string, unknown>>][];
  const { url, headers, bytes, failure } = first![2] as Readonly<
    Record<"url" | "headers" | "bytes" | "failure", never>
  >;
  expect([String(url), String(bytes)]).toEqual(["http://a/", "x"]);
  expect((headers as Headers).get("a")).toBe("b");
  expect(failure).toMatchObject({ name: "RangeError", message: "no", status: 429, cause: { message: "why" } });
  expect(second).toEqual([
    "warn",
    "odd",
    {
      one: 1,
      proxy: "(array of 1)",
      fn: "(function)",
      own: "(Layer)",
      inner: "(object { map })",
      broken: "(a getter that throws)",
    },
  ]);
  expect(third!.slice(0, 2)).toEqual(["error", "(symbol)"]);
});
