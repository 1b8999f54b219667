import { describe, expect, test } from "vitest";
import { gracefulErrors } from "../../src/adapters.ts";
import { DataflowError } from "../../src/errors/dataflow-error.ts";
import { executorClosed, valueNotSendable, workerCrashed } from "../../src/errors/executors.ts";
import { pulledTooLate } from "../../src/errors/fan-outs.ts";
import { makeDriver, rejection, type Sketch } from "./make-driver.ts";

const retry = ["retry", { attempts: 3, delay: 1, jitter: false }] as const;

describe("what a node pulled and what has failed", () => {
  /** `b` pulls `a`, after it has failed so many times itself. */
  function sketch(failures = 0) {
    const state = { calls: 0 };
    const pull = async (lazy: () => Promise<unknown>): Promise<unknown> => {
      if (state.calls++ < failures) throw new Error("its own");
      return lazy();
    };
    const sketches: Record<string, Sketch> = {
      a: [[], () => Promise.reject(new Error("no"))],
      b: [["lazy a"], pull, retry],
      c: [["b"], (b) => b],
    };
    return { state, sketches };
  }

  test.each([0, 1, 2])("is not pulled again, and skips the node, after %i failures of its own", async (failures) => {
    const { state, sketches } = sketch(failures);
    const run = await makeDriver(sketches).run(["c"], { onError: "continue" });
    expect(state.calls).toBe(failures + 1);
    expect(run.nodes).toMatchObject({ a: { status: "failed" }, b: { status: "skipped" }, c: { status: "skipped" } });
  });

  test.each([0, 1])("nor with a value in its place, after %i failures of its own", async (failures) => {
    const { state, sketches } = sketch(failures);
    const run = await makeDriver(sketches, [gracefulErrors()]).run(["c"]);
    expect(state.calls).toBe(failures + 1);
    expect(run.results).toEqual({ c: null });
    expect(run.nodes).toMatchObject({ a: { status: "failed" }, b: { status: "skipped" }, c: { status: "skipped" } });
  });
});

describe("mistakes in where a function runs", () => {
  const fault = { place: "x", message: "a function" };

  test.each([
    ["EXECUTOR_CLOSED", executorClosed("a"), 1],
    ["EXECUTOR_MODULE_FAILED", { code: "EXECUTOR_MODULE_FAILED", message: "", nodes: [] }, 1],
    ["EXECUTOR_FUNCTION_MISSING", { code: "EXECUTOR_FUNCTION_MISSING", message: "", nodes: [] }, 1],
    ["VALUE_NOT_SENDABLE", valueNotSendable("a", "arguments", [fault]), 1],
    ["LAZY_TOO_LATE", pulledTooLate("a", undefined), 1],
    ["WORKER_CRASHED", workerCrashed("a", "it ran out of memory"), 3],
  ] as const)("%s", async (code, problem, expected) => {
    let calls = 0;
    const fail = (): never => {
      calls++;
      throw new DataflowError([problem]);
    };
    const error = await rejection(makeDriver({ a: [[], fail, retry] }).execute(["a"]));
    expect(calls).toBe(expected);
    expect(error["code"]).toBe(expected === 1 ? code : "RETRY_FAILED");
  });
});
