import { describe, expect, test } from "vitest";
import type { NodeContext } from "../../src/node.ts";
import { compilePlan } from "../../src/run/compile-plan.ts";
import { executePlan } from "../../src/run/execute-plan.ts";
import { DataflowError } from "../../src/errors/dataflow-error.ts";
import { defer, drain, makeDataflow, rejection } from "./make-dataflow.ts";

describe("a failing node", () => {
  const broken = new TypeError("no such thing");
  const kinds: Record<string, () => unknown> = {
    throws: () => {
      throw broken;
    },
    rejects: () => Promise.reject(broken),
    "throws in an async function": async () => {
      await drain();
      throw broken;
    },
    "gives a thenable that throws": () => ({
      // oxlint-disable-next-line unicorn/no-thenable
      then() {
        throw broken;
      },
    }),
    "gives what cannot be looked at": () => ({
      // oxlint-disable-next-line unicorn/no-thenable
      get then() {
        throw broken;
      },
    }),
  };
  for (const [kind, fn] of Object.entries(kinds)) {
    test.each(["stop", "continue"] as const)(
      `that ${kind} is named, with the shapes of what it was given (onError: %s)`,
      async (onError) => {
        const { execute } = makeDataflow({
          rows: [[], () => [{ secret: 4711 }, {}, {}]],
          name: [[], async () => "secret name!"],
          fragile: [["rows", "name", "x", "limit?"], fn],
          next: [["fragile"], () => 1],
        });
        const error = await rejection(execute(["next"], { inputs: { x: 4711 }, onError }));
        expect(error).toBeInstanceOf(DataflowError);
        expect(error).toMatchObject({
          code: "NODE_FAILED",
          nodes: ["fragile"],
          location: { file: "flow.ts", line: 7, column: 17 },
          cause: broken,
        });
        const { message } = error as Error;
        expect(message).toContain("TypeError: no such thing");
        expect(message).toContain("rows: array of 3");
        expect(message).toContain("name: string (12 characters)");
        expect(message).toContain("x: number");
        expect(message).toContain("limit: not given");
        expect(message).not.toMatch(/4711|secret/);
      },
    );
  }

  test.each([["text"], [undefined], [null], [0], [Object.create(null)], [Symbol("odd")]])(
    "may throw what is no Error: %s",
    async (thrown) => {
      for (const onError of ["stop", "continue"] as const) {
        const { execute } = makeDataflow({
          now: [
            [],
            () => {
              throw thrown;
            },
          ],
          later: [[], () => Promise.reject(thrown)],
        });
        for (const name of ["now", "later"]) {
          const error = await rejection(execute([name], { onError }));
          expect(error).toMatchObject({ code: "NODE_FAILED", nodes: [name] });
          expect(error).toHaveProperty("cause", thrown);
        }
      }
    },
  );

  test("that throws a DataflowError keeps its code and gets a place", async () => {
    const inner = new DataflowError([
      { code: "COLUMN_MISSING", message: "There is no column.", nodes: ["inner"], hint: "Look." },
    ]);
    const { execute } = makeDataflow({
      a: [
        [],
        () => {
          throw inner;
        },
      ],
    });
    const error = await rejection(execute(["a"]));
    expect(error).toMatchObject({
      code: "COLUMN_MISSING",
      nodes: ["inner", "a"],
      location: { file: "flow.ts", line: 1 },
      hint: "Look.",
      cause: inner,
    });
  });

  test("whose error names it already is passed on as it is", async () => {
    const { execute } = makeDataflow({ a: [[], () => 5, ["checkOutput", { range: [0, 1] }]] });
    const error = await rejection(execute(["a"]));
    expect(error).toMatchObject({ code: "CHECK_FAILED", nodes: ["a"] });
    expect(error).not.toHaveProperty("cause");
  });
});

describe('onError: "stop"', () => {
  test("starts no further node, and is told by the first failure alone", async () => {
    const ran: string[] = [];
    const [slow, sibling] = [defer<number>(), defer<number>()];
    const { execute } = makeDataflow({
      slow: [[], () => slow.promise],
      sibling: [[], () => sibling.promise],
      afterSlow: [["slow"], () => ran.push("afterSlow")],
      broken: [
        [],
        async () => {
          await drain();
          throw new Error("first");
        },
      ],
      all: [["afterSlow", "broken", "sibling"], () => ran.push("all")],
    });
    const error = await rejection(execute(["all"]));
    slow.resolve(1);
    sibling.reject(new Error("second"));
    await drain();
    expect(error).toMatchObject({ code: "NODE_FAILED", nodes: ["broken"], cause: { message: "first" } });
    expect((error as DataflowError).problems).toHaveLength(1);
    expect(ran).toEqual([]);
  });

  test("a synchronous failure leaves later nodes alone", async () => {
    const ran: string[] = [];
    const { execute, run } = makeDataflow({
      a: [
        [],
        () => {
          throw new Error("broken");
        },
      ],
      b: [[], () => ran.push("b")],
    });
    await rejection(execute(["a", "b"]));
    expect(await rejection(run(["a", "b"]))).toMatchObject({ code: "NODE_FAILED" });
    expect(ran).toEqual([]);
  });

  test("tells the nodes in flight through their signal, even those that ask late", async () => {
    const { graph } = makeDataflow({ listens: [[], () => 0], asksLate: [[], () => 0], broken: [["x"], () => 0] });
    const seen: unknown[] = [];
    const codes: Record<string, (context: NodeContext) => unknown> = {
      listens: ({ signal }) => {
        signal.addEventListener("abort", () => seen.push(signal.reason));
        return new Promise(() => {});
      },
      asksLate: async (context) => {
        await drain();
        seen.push(context.signal.aborted, context.signal.reason);
      },
      broken: () => Promise.reject(new Error("broken")),
    };
    const request = { outputs: ["listens", "asksLate", "broken"], inputs: { x: 4711 } };
    const plan = compilePlan(graph, request, ({ name }) => ({ call: codes[name]!, contextual: true }));
    const error = await rejection(executePlan(plan, { ...request, tables: [] }));
    expect((error as Error).message).toContain("x: number");
    await drain();
    expect(seen).toEqual([error, true, error]);
  });
});

describe('onError: "continue"', () => {
  const sketch = {
    top: [[], async () => 1],
    broken: [["top"], async () => Promise.reject(new Error("broken"))],
    afterBroken: [["broken", "slow"], () => 1],
    afterAfter: [["afterBroken"], () => 1],
    optional: [["broken?"], () => 1],
    slow: [
      ["top"],
      async () => {
        await drain();
        return 2;
      },
    ],
    fine: [["slow"], (slow: number) => slow + 1],
    odd: [
      ["slow"],
      () => {
        throw new Error("odd");
      },
    ],
  } as const;
  const outputs = ["fine", "afterAfter", "odd", "optional"];

  test("independent branches finish, then execute rejects with all failures", async () => {
    const { execute } = makeDataflow(sketch);
    const error = (await rejection(execute(outputs, { onError: "continue" }))) as DataflowError;
    expect(error.problems.map(({ code, nodes }) => [code, nodes])).toEqual([
      ["NODE_FAILED", ["broken"]],
      ["NODE_FAILED", ["odd"]],
    ]);
    expect(error.cause).toBeInstanceOf(AggregateError);
    expect((error.cause as AggregateError).errors.map((failure: Error) => failure.cause)).toEqual([
      new Error("broken"),
      new Error("odd"),
    ]);
  });

  test("run tells what became of each node", async () => {
    const run = await makeDataflow(sketch).run(outputs, { onError: "continue" });
    expect(run.status).toBe("failed");
    expect(run.results).toEqual({ fine: 3 });
    expect(Object.fromEntries(Object.entries(run.nodes).map(([name, { status }]) => [name, status]))).toEqual({
      top: "done",
      slow: "done",
      fine: "done",
      broken: "failed",
      afterBroken: "skipped",
      afterAfter: "skipped",
      optional: "skipped",
      odd: "failed",
    });
    expect(run.nodes["broken"]?.error).toMatchObject({ code: "NODE_FAILED", cause: { message: "broken" } });
  });

  test("a run in which nothing fails is done", async () => {
    const { execute, run } = makeDataflow(sketch);
    expect(await execute(["fine"], { onError: "continue" })).toEqual({ fine: 3 });
    expect(await run(["fine"], { onError: "continue" })).toMatchObject({ status: "done", results: { fine: 3 } });
  });
});

test("no rejection of a sibling goes unhandled, however late it comes", async () => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown): void => void unhandled.push(reason);
  process.on("unhandledRejection", note);
  const controller = new AbortController();
  const late = Array.from({ length: 4 }, () => defer<never>());
  const [onFailure, onAbort, onContinue, atOnce] = late.map(({ promise }) => [[], () => promise] as const);
  const broken = [[], () => Promise.reject(new Error("broken"))] as const;
  const { execute } = makeDataflow({
    onFailure: onFailure!,
    onAbort: onAbort!,
    onContinue: onContinue!,
    atOnce: atOnce!,
    broken,
  });
  await rejection(execute(["onFailure", "broken"]));
  const aborted = rejection(execute(["onAbort"], { signal: controller.signal }));
  controller.abort();
  await aborted;
  const continued = rejection(execute(["onContinue", "broken", "atOnce"], { onError: "continue" }));
  for (const { reject } of late) reject(new Error("late"));
  await continued;
  await drain();
  process.off("unhandledRejection", note);
  expect(unhandled).toEqual([]);
});
