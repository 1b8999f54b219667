import { describe, expect, test } from "vitest";
import type { Adapter, NodeCall, RunInfo } from "eponym";
import { defer, drain, rejection } from "../make-dataflow.ts";
import { noteHooks, watch } from "./watched-driver.ts";

describe("hooks", () => {
  test("nest in the order of the adapters", async () => {
    const notes: string[] = [];
    const driver = watch({ a: [[], () => 1], b: [["a"], async (a: number) => a + 1] }, [
      noteHooks("outer", notes),
      noteHooks("inner", notes),
    ]);
    expect(await driver.execute(["b"])).toEqual({ b: 2 });
    expect(notes).toEqual([
      "outer onDriverStart",
      "inner onDriverStart",
      "outer onGraphConstruct",
      "inner onGraphConstruct",
      "outer onGraphStart",
      "inner onGraphStart",
      "outer aroundGraph(",
      "inner aroundGraph(",
      "outer onNodeStart a",
      "inner onNodeStart a",
      "outer aroundNode( a",
      "inner aroundNode( a",
      "inner onNodeEnd a done",
      "outer onNodeEnd a done",
      "outer onNodeStart b",
      "inner onNodeStart b",
      "outer aroundNode( b",
      "inner aroundNode( b",
      "inner onNodeEnd b done",
      "outer onNodeEnd b done",
      "inner aroundGraph)",
      "outer aroundGraph)",
      "inner onGraphEnd done",
      "outer onGraphEnd done",
    ]);
  });

  test("tell of fan-outs and their items", async () => {
    const notes: string[] = [];
    const driver = watch(
      {
        "rows[]": [[], () => [1, 2]],
        "cells[]": [["rows"], (row: number) => [row, 10 * row]],
        cell: [["cells"], (cell: number) => cell],
        sums: [["[cell]"], (cells: number[]) => cells.reduce((sum, cell) => sum + cell, 0)],
        all: [["[sums]"], (sums: number[]) => sums],
      },
      [noteHooks("one", notes)],
    );
    expect(await driver.execute(["all"])).toEqual({ all: [11, 22] });
    expect(notes.filter((note) => /FanOut|Item|NodeEnd/.test(note))).toEqual([
      "one onNodeEnd rows done",
      "one onFanOut rows 2",
      "one onItemStart #0",
      "one onNodeEnd cells #0 done",
      "one onFanOut cells #0 2",
      "one onItemStart #0.0",
      "one onNodeEnd cell #0.0 done",
      "one onItemEnd #0.0",
      "one onItemStart #0.1",
      "one onNodeEnd cell #0.1 done",
      "one onItemEnd #0.1",
      "one onNodeEnd sums #0 done",
      "one onItemEnd #0",
      "one onItemStart #1",
      "one onNodeEnd cells #1 done",
      "one onFanOut cells #1 2",
      "one onItemStart #1.0",
      "one onNodeEnd cell #1.0 done",
      "one onItemEnd #1.0",
      "one onItemStart #1.1",
      "one onNodeEnd cell #1.1 done",
      "one onItemEnd #1.1",
      "one onNodeEnd sums #1 done",
      "one onItemEnd #1",
      "one onNodeEnd all done",
    ]);
  });

  test("make no promise of what is none", async () => {
    const notes: string[] = [];
    let isDone = false;
    const driver = watch({ a: [[], () => 1], b: [["a"], (a: number) => ((isDone = true), a)] }, [
      { name: "start", onNodeStart: ({ node }) => void notes.push(`${node.name} ${isDone}`) },
      { name: "around", aroundNode: (_call, next) => next() },
      { name: "end", onNodeEnd: ({ node }) => void notes.push(node.name) },
      {
        name: "graph",
        aroundGraph: (_run, next) => (notes.push("begin"), queueMicrotask(() => notes.push("later")), next()),
      },
    ]);
    await driver.execute(["b"]);
    expect(notes).toEqual(["begin", "a false", "a", "b false", "b", "later"]);
  });

  test("that promise something are waited for", async () => {
    const notes: string[] = [];
    const late = (text: string): Promise<void> => drain().then(() => void notes.push(text));
    const driver = watch({ a: [[], () => (notes.push("a"), 1)], b: [["a"], () => (notes.push("b"), 2)] }, [
      {
        name: "late",
        onGraphConstruct: () => late("graph there"),
        onGraphStart: () => late("graph start"),
        onNodeStart: ({ node }) => late(`${node.name} start`),
        onNodeEnd: ({ node }) => late(`${node.name} end`),
        onGraphEnd: () => late("graph end"),
      },
    ]);
    await driver.execute(["b"]);
    const own = ["graph there", "graph start", "a start", "a", "a end", "b start", "b", "b end", "graph end"];
    expect(notes).toEqual(own);
  });

  test("get the same run and the same call", async () => {
    const runs = new Set<RunInfo>();
    const calls = new Map<string, Set<NodeCall>>();
    const see = (call: NodeCall): void => {
      runs.add(call.run);
      calls.set(call.node.name, (calls.get(call.node.name) ?? new Set()).add(call));
    };
    const adapter: Adapter = {
      name: "see",
      onGraphStart: (run) => void runs.add(run),
      onNodeStart: see,
      aroundNode: (call, next) => (see(call), next()),
      onNodeEnd: see,
      onGraphEnd: (run) => void runs.add(run),
    };
    const driver = watch({ a: [[], () => 1], b: [["a"], async () => 2] }, [adapter]);
    const { id } = await driver.run(["b"], {});
    expect([...runs].map((run) => [run.id, run.outputs, run.plan.steps.map(({ node }) => node)])).toEqual([
      [id, ["b"], ["a", "b"]],
    ]);
    expect([...calls.values()].map(({ size }) => size)).toEqual([1, 1]);
  });

  test("of runs at the same time are kept apart", async () => {
    const seen = new Map<string, string[]>();
    const driver = watch({ a: [["x"], async (x: number) => (await drain(), x)], b: [["a"], async (a: number) => a] }, [
      {
        name: "see",
        onNodeEnd: ({ run, node }) => void seen.set(run.id, [...(seen.get(run.id) ?? []), node.name]),
      },
    ]);
    const results = await Promise.all([1, 2, 3].map((x) => driver.execute(["b"], { inputs: { x } })));
    expect(results).toEqual([{ b: 1 }, { b: 2 }, { b: 3 }]);
    expect([...seen.values()]).toEqual(Array.from({ length: 3 }, () => ["a", "b"]));
  });
});

describe("aroundNode", () => {
  const sketches = { a: [["x"], (x: number) => x], b: [["a"], (a: number) => 10 * a] } as const;
  const run = (...adapters: readonly Adapter[]): Promise<Record<string, unknown>> =>
    watch(sketches, adapters).execute(["b"], { inputs: { x: 1 } });

  test("takes the place of the code", async () => {
    expect(await run({ name: "own", aroundNode: ({ node }, next) => (node.name === "a" ? 7 : next()) })).toEqual({
      b: 70,
    });
  });

  test("gives other values, which those further in see", async () => {
    const seen: unknown[] = [];
    const more: Adapter = {
      name: "more",
      aroundNode: ({ values }, next) => next(values.map((value) => Number(value) + 1)),
    };
    const see: Adapter = { name: "see", aroundNode: ({ values }, next) => (seen.push(values), next()) };
    expect(await run(more, see)).toEqual({ b: 30 });
    expect(seen).toEqual([[2], [3]]);
  });

  test("calls the code again", async () => {
    let calls = 0;
    const driver = watch({ a: [[], () => (++calls < 3 ? Promise.reject(new Error("not yet")) : calls)] }, [
      {
        name: "again",
        async aroundNode(_call, next) {
          for (;;) {
            try {
              return await next();
            } catch {
              // Once more.
            }
          }
        },
      },
    ]);
    expect(await driver.execute(["a"])).toEqual({ a: 3 });
  });

  test("fails the node with what it throws", async () => {
    const ends: unknown[] = [];
    const failing: Adapter = {
      name: "failing",
      aroundNode: () => {
        throw new RangeError("too much");
      },
    };
    const see: Adapter = {
      name: "see",
      onNodeEnd: ({ node }, { status, error }) => void ends.push([node.name, status, error?.code]),
    };
    expect(await rejection(run(see, failing))).toMatchObject({
      code: "NODE_FAILED",
      nodes: ["a"],
      cause: { message: "too much" },
    });
    expect(ends).toEqual([["a", "failed", "NODE_FAILED"]]);
  });

  test("is not around a run that is over", async () => {
    const notes: unknown[] = [];
    const controller = new AbortController();
    const stuck = defer<number>();
    const driver = watch({ a: [[], () => stuck.promise] }, [
      {
        name: "again",
        async aroundNode(_call, next) {
          try {
            return await next();
          } catch (error) {
            notes.push((error as { code: string }).code);
            return await next();
          } finally {
            notes.push("finally");
          }
        },
        onNodeEnd: (_call, { status }) => void notes.push(status),
        onGraphEnd: (_run, { status }) => void notes.push(status),
      },
    ]);
    const running = rejection(driver.execute(["a"], { signal: controller.signal }));
    await drain();
    controller.abort(new Error("enough"));
    expect(await running).toMatchObject({ code: "RUN_ABORTED" });
    expect(notes).toEqual(["aborted", "RUN_ABORTED", "finally", "aborted"]);
    stuck.resolve(1);
  });
});
