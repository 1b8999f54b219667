import { describe, expect, test } from "vitest";
import { defer, drain, makeDataflow, rejection } from "./make-dataflow.ts";
import type { NodeContext } from "../../src/node.ts";
import { compilePlan } from "../../src/run/compile-plan.ts";
import { executePlan } from "../../src/run/execute-plan.ts";

/** A signal that counts who listens. */
class CountingSignal extends EventTarget {
  listeners = 0;

  override addEventListener(...args: Parameters<EventTarget["addEventListener"]>): void {
    this.listeners++;
    super.addEventListener(...args);
  }

  override removeEventListener(...args: Parameters<EventTarget["removeEventListener"]>): void {
    this.listeners--;
    super.removeEventListener(...args);
  }

  readonly aborted = false;
  readonly reason = "enough";
}

describe("an abort", () => {
  test("before the start runs nothing", async () => {
    let ran = 0;
    const { execute } = makeDataflow({ a: [[], () => ++ran] });
    const reason = new Error("enough");
    const error = await rejection(execute(["a"], { signal: AbortSignal.abort(reason) }));
    expect(error).toMatchObject({ name: "DataflowError", code: "RUN_ABORTED", cause: reason });
    expect(ran).toBe(0);
  });

  test("during a synchronous node stops before the next one", async () => {
    const controller = new AbortController();
    const ran: string[] = [];
    const { execute } = makeDataflow({
      a: [[], () => ran.push("a")],
      b: [["a"], () => (controller.abort("enough"), ran.push("b"))],
      c: [["b"], () => ran.push("c")],
    });
    const error = await rejection(execute(["c"], { signal: controller.signal }));
    expect(error).toMatchObject({ code: "RUN_ABORTED", cause: "enough" });
    expect(ran).toEqual(["a", "b"]);
  });

  test.each(["stop", "continue"] as const)(
    "rejects at once while a node never settles (onError: %s)",
    async (onError) => {
      const controller = new AbortController();
      const { execute, run } = makeDataflow({
        done: [[], async () => 1],
        stuck: [["done"], () => new Promise(() => {})],
        next: [["stuck"], () => 1],
      });
      const both = Promise.all(
        [execute, run].map((start) => rejection(start(["next"], { signal: controller.signal, onError }))),
      );
      await drain();
      controller.abort(new Error("enough"));
      for (const error of await both) {
        expect(error).toMatchObject({ code: "RUN_ABORTED", nodes: ["stuck"], cause: { message: "enough" } });
        expect((error as Error).message).toContain('"stuck"');
      }
    },
  );

  test("reaches the nodes in flight, and what they do then is of no account", async () => {
    const controller = new AbortController();
    const seen: unknown[] = [];
    const { graph } = makeDataflow({ loud: [[], () => 0], sudden: [[], () => 0], all: [["loud", "sudden"], () => 0] });
    const late = defer<never>();
    const codes: Record<string, (context: NodeContext) => unknown> = {
      loud: ({ signal }) => {
        signal.addEventListener("abort", () => seen.push(signal.reason));
        return late.promise;
      },
      sudden: () => {
        controller.abort("enough");
        return Promise.reject(new Error("too late"));
      },
      all: () => seen.push("all"),
    };
    const plan = compilePlan(graph, { outputs: ["all"] }, ({ name }) => ({ call: codes[name]!, contextual: true }));
    const error = await rejection(executePlan(plan, { tables: [], signal: controller.signal }));
    late.reject(new Error("later still"));
    await drain();
    expect(error).toMatchObject({ code: "RUN_ABORTED" });
    expect(seen).toEqual(["enough"]);
  });

  test("names the nodes that have started and not settled", async () => {
    const controller = new AbortController();
    const quick = defer<number>();
    const stuck = (): Promise<never> => new Promise(() => {});
    const { execute } = makeDataflow({
      quick: [[], () => quick.promise],
      started: [["quick"], stuck],
      queued: [["quick"], stuck],
      first: [[], stuck],
      second: [[], stuck],
      unreached: [[], stuck],
    });
    const outputs = ["first", "started", "queued", "second", "unreached"];
    const run = rejection(execute(outputs, { signal: controller.signal, concurrency: 3 }));
    quick.resolve(1);
    await drain();
    controller.abort();
    expect(await run).toMatchObject({ code: "RUN_ABORTED", nodes: ["first", "started", "second"] });
  });

  test("after the end changes nothing", async () => {
    const controller = new AbortController();
    const { execute } = makeDataflow({ a: [[], async () => 1] });
    expect(await execute(["a"], { signal: controller.signal })).toEqual({ a: 1 });
    controller.abort();
    await drain();
  });
});

test("listeners are removed at every end", async () => {
  const { execute } = makeDataflow({
    fine: [[], async () => 1],
    broken: [[], async () => Promise.reject(new Error("broken"))],
    stuck: [[], () => new Promise(() => {})],
  });
  const counting = new CountingSignal();
  const signal = counting as EventTarget as AbortSignal;
  const running = rejection(execute(["stuck"], { signal }));
  expect(counting.listeners).toBe(1);
  await execute(["fine"], { signal });
  await rejection(execute(["broken"], { signal }));
  await rejection(execute(["broken"], { signal, onError: "continue" }));
  expect(counting.listeners).toBe(1);
  signal.dispatchEvent(new Event("abort"));
  expect(await running).toMatchObject({ code: "RUN_ABORTED", cause: "enough" });
  expect(counting.listeners).toBe(0);
});
