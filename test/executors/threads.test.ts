import { threadId } from "node:worker_threads";
import pl from "nodejs-polars";
import { afterAll, expect, test } from "vitest";
import { threads } from "../../src/executors/threads.ts";
import { Driver } from "../../src/driver/driver.ts";
import type { DataflowError } from "../../src/errors/dataflow-error.ts";
import type { Problem } from "../../src/node.ts";
import type { Adapter } from "../../src/run/adapter.ts";
import { compute, failureOf, openDriver, work } from "./open-driver.ts";

const own = threads({ max: 2 });
const driver = openDriver({ executors: { threads: own } });
afterAll(() => driver.close());

test("nodes run in another thread, synchronous or not, and others where they are", async () => {
  expect(await compute(driver, "square", { side: 3 })).toBe(9);
  const { thread, side } = (await compute(driver, "where", { side: 4 })) as { thread: number; side: number };
  expect(side).toBe(4);
  expect(thread).not.toBe(threadId);
  expect(await compute(driver, "here")).toBe(threadId);
});

test("every driver has threads without being given any", async () => {
  expect(await compute(openDriver(), "square", { side: 5 })).toBe(25);
});

test("fan-outs, nodes of parameterize and functions of one object", async () => {
  expect(await compute(driver, "areas", { count: 20 })).toBe(2470);
  expect(await compute(driver, "area", { count: 2 })).toEqual([
    { size: 0, item: 0, node: "area" },
    { size: 1, item: 1, node: "area" },
  ]);
  expect(await driver.execute(["twice", "thrice", "named"] as never[], { inputs: { side: 3 } })).toEqual({
    twice: 6.5,
    thrice: 9,
    named: 30,
  });
});

test("several drivers share threads, and many calls at once wait for their turn", async () => {
  const drivers = [driver, openDriver({ executors: { threads: own } }), openDriver()];
  const results = await Promise.all(
    Array.from({ length: 60 }, (_, side) => compute(drivers[side % drivers.length]!, "square", { side })),
  );
  expect(results).toEqual(Array.from({ length: 60 }, (_, side) => side ** 2));
});

test("frames go there and come back, within other values too", async () => {
  const table = pl.DataFrame({ a: [1, 2, 3] });
  const doubled = (await compute(driver, "doubled", { table })) as { table: pl.DataFrame; rows: number };
  expect(doubled.rows).toBe(3);
  expect(doubled.table.getColumn("b").toArray()).toEqual([2, 4, 6]);
});

test("what a node logs and reports arrives in order, before the node is done", async () => {
  const seen: unknown[] = [];
  const adapter: Adapter = {
    name: "seen",
    onLog: ({ node }, level, text, { step, attempt, fn }) =>
      void seen.push([node.name, level, text, step, attempt, fn]),
    onProgress: ({ node }, { done, total, text }) => void seen.push([node.name, done, total, text]),
    onNodeEnd: ({ node }) => void seen.push(node.name),
  };
  await compute(openDriver({ executors: { threads: own }, adapters: [adapter] }), "talkative", { side: 1 });
  const expected = Array.from({ length: 50 }, (_, step) => [
    ["talkative", "info", `step ${step}`, step, 1, "(function)"],
    ["talkative", step, 50, "steps"],
  ]);
  expect(seen).toEqual([...expected.flat(), "talkative"]);
});

test("an error of the function arrives with all that it has", async () => {
  const { code, cause } = await failureOf(driver, "failing", { side: 3 });
  expect(code).toBe("NODE_FAILED");
  expect(cause).toBeInstanceOf(RangeError);
  expect([cause.message, cause["status"], (cause["headers"] as Headers).get("retry-after")]).toEqual([
    "no side 3",
    429,
    "7",
  ]);
  expect(cause.stack).toContain("work.ts");
  expect(cause.cause).toBeInstanceOf(TypeError);
  expect("socket" in cause).toBe(false);
  expect((await failureOf(driver, "throwing", { side: 3 })).cause).toEqual({ status: 3 });
});

test("values that cannot be sent are named by node, parameter and place, and secrets by no more than their name", async () => {
  class Layer {
    readonly size = 1;
  }
  const sent = await failureOf(driver, "trained", { model: { weights: [1, 2, 3, new Layer()] }, side: 1 });
  expect(sent.cause.code).toBe("VALUE_NOT_SENDABLE");
  expect(sent.cause.message).toContain('What "trained" takes');
  expect(sent.cause.message).toContain("model.weights[3]: an instance of class Layer");
  const proxied = await failureOf(driver, "trained", { model: { weights: [new Proxy([], {})] }, side: 1 });
  expect(proxied.cause.message).toContain("model.weights[0]: a proxy");
  const iterated = await failureOf(driver, "iterated", { side: 1 });
  expect(iterated.cause.code).toBe("VALUE_NOT_SENDABLE");
  expect(iterated.cause.message).toContain("the result: an iterator; give an array");
  const locked = await failureOf(driver, "locked", { vault: { topSecretKey: Math.max }, side: 1 });
  expect(locked.cause.message).toContain("vault: something in it");
  expect(locked.message + locked.cause.message).not.toContain("topSecret");
  const hidden = await failureOf(driver, "hidden", { side: 1 });
  expect(hidden.cause.message).toContain("the result: something in it");
  expect(hidden.message + hidden.cause.message).not.toContain("topSecret");
});

test("a thread that dies fails its node, and the others go on", async () => {
  const [leaving, exploding, ...squares] = await Promise.all([
    failureOf(driver, "leaving", { side: 3 }),
    failureOf(driver, "exploding", { side: 4 }),
    ...Array.from({ length: 10 }, (_, side) => compute(driver, "square", { side })),
  ]);
  expect(leaving.cause.code).toBe("WORKER_CRASHED");
  expect(leaving.cause.message).toContain('"leaving" ran came to an end: it ended itself with code 3');
  expect(exploding.cause.code).toBe("WORKER_CRASHED");
  expect(exploding.cause.message).toContain("late 4");
  expect(squares).toEqual(Array.from({ length: 10 }, (_, side) => side ** 2));
  expect(await compute(driver, "square", { side: 6 })).toBe(36);
});

test("a single thread that dies is replaced for those that wait", async () => {
  const single = threads({ max: 1 });
  await using alone = openDriver({ executors: { threads: single } });
  const squares = Array.from({ length: 5 }, (_, side) => compute(alone, "square", { side }));
  const crashed = failureOf(alone, "leaving", { side: 1 });
  const after = compute(alone, "square", { side: 9 });
  expect(await Promise.all(squares)).toEqual([0, 1, 4, 9, 16]);
  expect((await crashed).cause.code).toBe("WORKER_CRASHED");
  expect(await after).toBe(81);
});

test("a thread that takes too much memory is ended", async () => {
  await using small = openDriver({
    executors: { threads: threads({ max: 1, resourceLimits: { maxOldGenerationSizeMb: 48 } }) },
  });
  const { cause } = await failureOf(small, "swollen", { side: 1 });
  expect(cause.code).toBe("WORKER_CRASHED");
  expect(cause.message).toContain("out of memory");
  expect(await compute(small, "square", { side: 2 })).toBe(4);
});

test("a thread that cannot start fails its node", async () => {
  const limited = threads({ max: 1, resourceLimits: { maxOldGenerationSizeMb: 8 } });
  await using tiny = openDriver({ executors: { threads: limited } });
  const { cause } = await failureOf(tiny, "square", { side: 1 });
  expect(cause.code).toBe("WORKER_CRASHED");
  expect(cause.message).toContain("out of memory");
});

test("aborting a run ends its calls at once, those that never would too, and those that wait", async () => {
  await using single = openDriver({ executors: { threads: threads({ max: 1 }) } });
  const abort = new AbortController();
  const begun = new Int32Array(new SharedArrayBuffer(4));
  const { signal } = abort;
  const spinning = single.execute(["spinning"] as never[], { inputs: { begun }, signal });
  const waiting = single.execute(["square"] as never[], { inputs: { side: 1 }, signal });
  await Atomics.waitAsync(begun, 0, 0).value;
  abort.abort();
  const ended = await Promise.allSettled([spinning, waiting]);
  expect(ended.map((each) => (each as { reason?: { code: string } }).reason?.code)).toEqual([
    "RUN_ABORTED",
    "RUN_ABORTED",
  ]);
  expect(await compute(single, "square", { side: 7 })).toBe(49);
});

test("retries call again in a thread, also where one has died; what runs out of time is ended", async () => {
  expect(await compute(driver, "flaky", { side: 2 })).toEqual({ side: 2, attempt: 3 });
  expect(await compute(driver, "stubborn", { side: 2 })).toBe(2);
  const begun = new Int32Array(new SharedArrayBuffer(4));
  const failure = await failureOf(driver, "stuck", { begun });
  expect(failure.message).toContain("NODE_TIMEOUT");
  expect(await compute(driver, "square", { side: 3 })).toBe(9);
});

test("nodes run in threads by their tags", async () => {
  await using tagged = openDriver({ executors: { heavy: threads({ max: 1, tags: { cost: "high" } }) } });
  const results = await tagged.execute(["heavy", "light"] as never[], { inputs: { side: 2 } });
  expect(results).toEqual({ heavy: 2, light: -2 });
});

test("a buffer that a function gives twice is told; memory of WebAssembly is copied", async () => {
  await using single = openDriver({ executors: { threads: threads({ max: 1 }) } });
  expect((await compute(single, "keeps", { side: 2 })) as Float64Array).toEqual(Float64Array.of(2, 0, 0, 0));
  const { cause } = await failureOf(single, "keeps", { side: 2 });
  expect(cause.code).toBe("VALUE_NOT_SENDABLE");
  expect(cause.message).toContain("the result: a buffer that was given away before");
  expect(await compute(single, "memory", { side: 2 })).toEqual(Uint8Array.of(2, 2, 2, 2));
});

test("shared memory is shared, moved buffers are gone, and others are copied", async () => {
  const counter = new Int32Array(new SharedArrayBuffer(4));
  expect(await compute(driver, "shared", { counter, side: 5 })).toBe(5);
  expect(counter[0]).toBe(5);
  expect(await compute(driver, "brightness", { side: 1000 })).toBe(1000);
});

test("closing ends what runs and what waits, and the next call has new threads", async () => {
  const single = threads({ max: 1 });
  const closing = openDriver({ executors: { threads: single } });
  const begun = new Int32Array(new SharedArrayBuffer(4));
  const spinning = failureOf(closing, "spinning", { begun });
  const waiting = failureOf(closing, "square", { side: 1 });
  await Atomics.waitAsync(begun, 0, 0).value;
  await closing.close();
  expect([(await spinning).cause.code, (await waiting).cause.code]).toEqual(["EXECUTOR_CLOSED", "EXECUTOR_CLOSED"]);
  expect(await compute(closing, "square", { side: 2 })).toBe(4);
  await closing.close();
});

test("executors that are none are told as a driver is made, with whatever else is wrong", () => {
  const executors = { threads: undefined, odd: { close: () => {} }, tagged: { ...own, tags: "cost" }, last: own };
  const make = (options: object): Driver => new Driver({ modules: [work], ...options } as never);
  const problemsOf = (options: object): readonly Problem[] => {
    try {
      make(options);
    } catch (error) {
      return (error as DataflowError).problems;
    }
    return [];
  };
  const problems = problemsOf({ executors, concurrency: 0 });
  expect(problems.map(({ code }) => code)).toEqual(["REQUEST_INVALID", ...Array(3).fill("EXECUTOR_INVALID")]);
  expect(problems.slice(1).map(({ message }) => message)).toEqual([
    'The executor "threads" of the driver is undefined.',
    'The executor "odd" of the driver is object { close }, without a function run.',
    'The executor "tagged" of the driver is object { run, close, tags }, whose tags are string (4 characters).',
  ]);
  expect(problemsOf({ executors: null }).map(({ code }) => code)).toEqual(["EXECUTOR_OPTION"]);
  expect(problemsOf({ executors: { last: own } })).toEqual([]);
});

test("options that are not what they should be", () => {
  expect(() => threads({ max: 0 })).toThrow("EXECUTOR_OPTION");
  expect(() => threads({ idleMs: -1 })).toThrow("EXECUTOR_OPTION");
  expect(() => threads({ resourceLimits: { maxOldGenerationSizeMb: 1 } })).toThrow("EXECUTOR_OPTION");
});
