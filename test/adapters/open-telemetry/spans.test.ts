import { context, createContextKey, trace } from "@opentelemetry/api";
import { describe, expect, test } from "vitest";
import { type Adapter, Driver } from "eponym";
import { openTelemetry } from "eponym/adapters";
import { loadModule } from "eponym/source";
import { defer, drain, rejection } from "../../run/make-dataflow.ts";
import { watch } from "../../run/hooks/watched-driver.ts";
import type { SeenSpan } from "./collector.ts";
import { observe, treesOf } from "./observed.ts";

const orders = new URL("orders.ts", import.meta.url);

function named(spans: readonly SeenSpan[], name: string): readonly SeenSpan[] {
  return spans.filter((span) => span.name === name);
}

function one(spans: readonly SeenSpan[], name: string): SeenSpan {
  const [found, ...others] = named(spans, name);
  if (found === undefined || others.length > 0) throw new Error(`There are ${others.length} more of ${name}.`);
  return found;
}

function fail(message: string): never {
  throw new Error(message);
}

describe("the spans of a run", () => {
  test("lie under the span around the driver, and spans of the code under those of its nodes", async () => {
    const driver = new Driver({ modules: [await loadModule(orders)], adapters: [openTelemetry()] });
    await observe(async ({ spans, flush }) => {
      const run = await trace.getTracer("app").startActiveSpan("request", async (request) => {
        const made = await driver.run(["total"], { inputs: { names: ["n", "s"], currency: "EUR" } });
        request.end();
        return made;
      });
      await flush();
      expect(run.results).toEqual({ total: 12 });
      expect(treesOf(spans)).toEqual([
        {
          request: {
            "run total": {
              regions: {},
              "orders#0": { query: { parse: {} } },
              "orders#1": { query: { parse: {} } },
              "count#0": {},
              "count#1": {},
              rate: {},
              total: {},
            },
          },
        },
      ]);
      expect(one(spans, "run total").facts).toEqual({
        "eponym.run.id": run.id,
        "eponym.run.outputs": ["total"],
        "eponym.run.inputs": ["names", "currency"],
        "eponym.run.overrides": [],
        "eponym.status": "done",
      });
      const { facts } = one(spans, "regions");
      expect(facts["code.file.path"]).toMatch(/adapters\/open-telemetry\/orders\.ts$/);
      expect(facts).toEqual({
        "eponym.run.id": run.id,
        "eponym.node": "regions",
        "eponym.node.role": "function",
        "eponym.module": "orders",
        "eponym.tag.owner": "sales",
        "eponym.tag.tiers": ["1", "b"],
        "eponym.status": "done",
        "code.function.name": "regions",
        "code.file.path": facts["code.file.path"],
        "code.line.number": 8,
        "code.column.number": 17,
      });
      expect(named(spans, "count").map((span) => span.facts["eponym.item.fans"])).toEqual([["regions"], ["regions"]]);
      expect(spans.map(({ status }) => status)).toEqual(spans.map(() => ({ code: 0 })));
    });
  });

  test("have events of retries, of lines of the log and of fan-outs", async () => {
    const driver = new Driver({ modules: [await loadModule(orders)], adapters: [openTelemetry()] });
    await observe(async ({ spans, flush }) => {
      await driver.execute(["total"], { inputs: { names: ["n"], currency: "EUR" } });
      await flush();
      const rate = one(spans, "rate");
      expect(rate.facts["eponym.attempts"]).toBe(3);
      const line = {
        "eponym.node": "rate",
        "log.level": "info",
        "log.message": "asking",
        "eponym.log.currency": "EUR",
      };
      const failed = { "exception.type": "RangeError", "exception.message": "no rate for EUR" };
      const retried = { "eponym.node": "rate", "eponym.retry.delay": expect.any(Number) as unknown, ...failed };
      expect(rate.events.map(({ name, facts }) => [name, facts])).toEqual([
        ["log", { ...line, "eponym.log.attempt": 1, "eponym.log.nested": '{"deep":1}' }],
        ["retry", { ...retried, "eponym.attempt": 1 }],
        ["log", { ...line, "eponym.log.attempt": 2, "eponym.log.nested": '{"deep":1}' }],
        ["retry", { ...retried, "eponym.attempt": 2 }],
        ["log", { ...line, "eponym.log.attempt": 3, "eponym.log.nested": '{"deep":1}' }],
      ]);
      expect(one(spans, "run total").events.map(({ name, facts }) => [name, facts])).toEqual([
        ["fan-out", { "eponym.node": "regions", "eponym.fan_out.nodes": 2, "eponym.fan_out.items": 1 }],
      ]);
    });
  });

  test("are those of nested fan-outs too, each with its items", async () => {
    const driver = watch(
      {
        "outer[]": [[], () => [1, 2]],
        "inner[]": [["outer"], async (outer: number) => (await drain(), [outer, outer * 10])],
        leaf: [["inner", "outer"], (inner: number, outer: number) => inner + outer],
        gathered: [["[leaf]"], (leaf: unknown) => leaf],
      },
      [openTelemetry()],
    );
    await observe(async ({ spans, flush }) => {
      await driver.execute(["gathered"]);
      await flush();
      expect(treesOf(spans)).toEqual([
        {
          "run gathered": {
            outer: {},
            "inner#0": {},
            "inner#1": {},
            "leaf#0.0": {},
            "leaf#0.1": {},
            "leaf#1.0": {},
            "leaf#1.1": {},
            "gathered#0": {},
            "gathered#1": {},
          },
        },
      ]);
      expect(named(spans, "leaf").map(({ facts }) => facts["eponym.item.fans"])).toEqual(
        Array.from({ length: 4 }, () => ["outer", "inner"]),
      );
      // Only the outermost fan-out is noted.
      expect(one(spans, "run gathered").events.map(({ facts }) => facts["eponym.node"])).toEqual(["outer"]);
    });
  });

  test("tell failures where they happened, what was skipped over them, and what was not", async () => {
    const sketches = {
      bad: [
        ["x"],
        (x: number) => {
          throw new TypeError(`not ${typeof x}`);
        },
      ],
      after: [["bad"], (bad: number) => bad],
      fine: [["x"], async (x: number) => (await drain(), x)],
      text: [
        ["x"],
        () => {
          // oxlint-disable-next-line typescript/only-throw-error -- plain JavaScript throws anything
          throw "just a text";
        },
      ],
    } as const;
    const driver = watch(sketches, [openTelemetry()]);
    await observe(async ({ spans, flush }) => {
      const run = await driver.run(["after", "fine", "text"], { inputs: { x: 41 }, onError: "continue" });
      await flush();
      expect(run.status).toBe("failed");
      expect(treesOf(spans)).toEqual([{ "run after, fine, text": { bad: {}, fine: {}, text: {} } }]);
      const bad = one(spans, "bad");
      expect(bad.status).toEqual({ code: 2, message: "not number" });
      expect(bad.facts).toMatchObject({ "eponym.status": "failed", "error.type": "TypeError" });
      const [exception] = bad.events;
      expect(exception).toMatchObject({
        name: "exception",
        facts: { "exception.type": "TypeError", "exception.message": "not number" },
      });
      expect(exception?.facts["exception.stacktrace"]).toContain("spans.test.ts");
      expect(one(spans, "fine").status).toEqual({ code: 0 });
      expect(one(spans, "text")).toMatchObject({
        status: { code: 2, message: 'it threw "just a text"' },
        facts: { "error.type": "_OTHER" },
      });
      const whole = one(spans, "run after, fine, text");
      expect(whole.status).toEqual({ code: 2, message: '"bad" failed.\n"text" failed.' });
      expect(whole.facts).toMatchObject({ "eponym.status": "failed", "error.type": "NODE_FAILED" });
      expect(whole.events.map(({ name, facts }) => [name, facts["eponym.node"]])).toEqual([
        ["skipped", "after"],
        ["exception", undefined],
      ]);
    });
  });

  test("end when the run is over, whatever becomes of the nodes", async () => {
    const { promise: never } = defer<number>();
    const driver = watch(
      {
        slow: [[], () => never],
        bad: [["x"], async () => (await drain(), Promise.reject(new Error("broken")))],
      },
      [openTelemetry()],
    );
    await observe(async ({ spans, flush }) => {
      await rejection(driver.execute(["slow", "bad"], { inputs: { x: 1 } }));
      await flush();
      expect(treesOf(spans)).toEqual([{ "run slow, bad": { slow: {}, bad: {} } }]);
      // It has not failed itself.
      expect(one(spans, "slow")).toMatchObject({ status: { code: 0 }, facts: { "eponym.status": "aborted" } });
      expect(one(spans, "bad").status).toEqual({ code: 2, message: "broken" });
      expect(one(spans, "run slow, bad").status).toEqual({ code: 2, message: "broken" });
    });
  });

  test("tell that the caller has aborted it", async () => {
    const { promise: never } = defer<number>();
    const started = defer<void>();
    const driver = watch({ slow: [[], () => (started.resolve(), never)] }, [openTelemetry()]);
    const controller = new AbortController();
    await observe(async ({ spans, flush }) => {
      const running = rejection(driver.execute(["slow"], { signal: controller.signal }));
      await started.promise;
      controller.abort();
      await running;
      await flush();
      expect(treesOf(spans)).toEqual([{ "run slow": { slow: {} } }]);
      expect(one(spans, "slow").facts).toMatchObject({ "eponym.status": "aborted" });
      const whole = one(spans, "run slow");
      expect(whole.status.code).toBe(2);
      expect(whole.facts).toMatchObject({ "eponym.status": "aborted", "error.type": "RUN_ABORTED" });
    });
  });

  test("are each in the trace of their own run, however many there are at a time", async () => {
    const adapter = openTelemetry();
    const tracer = trace.getTracer("app");
    const work = async (x: number): Promise<number> => {
      await drain();
      tracer.startSpan("own", { attributes: { x } }).end();
      return x;
    };
    const driver = watch({ a: [["x"], work], b: [["a"], (a: number) => a], c: [["x", "b"], work] }, [adapter]);
    const other = watch({ a: [["x"], work] }, [adapter]);
    await observe(async ({ spans, flush }) => {
      const runs = await Promise.all(
        Array.from({ length: 40 }, (_, x) =>
          x % 4 === 0 ? other.run(["a"], { inputs: { x } }) : driver.run(["c"], { inputs: { x } }),
        ),
      );
      await flush();
      const trees = treesOf(spans);
      const small = { "run a": { a: { own: {} } } };
      const large = { "run c": { a: { own: {} }, b: {}, c: { own: {} } } };
      expect(trees.filter((tree) => "run a" in tree)).toEqual(Array.from({ length: 10 }, () => small));
      expect(trees.filter((tree) => "run c" in tree)).toEqual(Array.from({ length: 30 }, () => large));
      for (const [x, { id }] of runs.entries()) {
        const [root] = spans.filter(({ parent, facts }) => parent === undefined && facts["eponym.run.id"] === id);
        const within = spans.filter((span) => span.trace === root?.trace);
        const ids = within.flatMap(({ facts }) => facts["eponym.run.id"] ?? []);
        expect(new Set(ids)).toEqual(new Set([id]));
        const own = within.filter(({ name }) => name === "own");
        expect(own.map(({ facts }) => facts["x"])).toEqual(x % 4 === 0 ? [x] : [x, x]);
      }
    });
  });

  test("are under the node that runs another driver", async () => {
    const adapter = openTelemetry({ runName: ({ outputs }) => `compute ${outputs.length}` });
    const inner = watch({ deep: [["x"], (x: number) => x] }, [adapter]);
    const outer = watch(
      { a: [["x"], async (x: number) => (await inner.execute(["deep"], { inputs: { x } }))["deep"]] },
      [adapter],
    );
    await observe(async ({ spans, flush }) => {
      await outer.execute(["a"], { inputs: { x: 1 } });
      await flush();
      expect(treesOf(spans)).toEqual([{ "compute 1": { a: { "compute 1": { deep: {} } } } }]);
    });
  });

  test("are active in the adapters further in", async () => {
    const tracer = trace.getTracer("app");
    const inner: Adapter = {
      name: "inner",
      aroundGraph(_run, next) {
        tracer.startSpan("around the graph").end();
        return next();
      },
      aroundNode(_call, next) {
        tracer.startSpan("around a node").end();
        return next();
      },
    };
    const driver = watch({ a: [[], () => 1] }, [openTelemetry(), inner]);
    await observe(async ({ spans, flush }) => {
      await driver.execute(["a"]);
      await flush();
      expect(treesOf(spans)).toEqual([{ "run a": { "around the graph": {}, a: { "around a node": {} } } }]);
    });
  });

  test("tell what another adapter says of a node in whose place it gives a value", async () => {
    const lenient: Adapter = {
      name: "lenient",
      aroundNode(call, next) {
        try {
          return next();
        } catch (error) {
          call.mark("failed", error);
          return 0;
        }
      },
    };
    const sketches = { a: [[], () => fail("broken")], b: [["a"], (a: number) => a + 1] } as const;
    const driver = watch(sketches, [openTelemetry(), lenient]);
    await observe(async ({ spans, flush }) => {
      expect(await driver.execute(["b"])).toEqual({ b: 1 });
      await flush();
      expect(one(spans, "a").status).toEqual({ code: 2, message: "broken" });
      expect(one(spans, "b").status).toEqual({ code: 0 });
      expect(one(spans, "run b").facts["eponym.status"]).toBe("done");
    });
  });

  test("take what else is in the context of the caller to the nodes", async () => {
    const key = createContextKey("tenant");
    const seen: string[] = [];
    const look = async (): Promise<void> => {
      await drain();
      seen.push(String(context.active().getValue(key)));
    };
    const driver = watch({ a: [[], look], b: [["a"], look] }, [openTelemetry()]);
    await observe(async () => {
      await Promise.all(
        ["north", "south"].map((tenant) =>
          context.with(context.active().setValue(key, tenant), () => driver.execute(["b"])),
        ),
      );
    });
    expect(seen.toSorted()).toEqual(["north", "north", "south", "south"]);
  });

  test("leave the active span of the caller as it was", async () => {
    const driver = watch({ a: [[], async () => 1] }, [openTelemetry()]);
    await observe(async () => {
      await trace.getTracer("app").startActiveSpan("request", async (request) => {
        await driver.execute(["a"]);
        expect(trace.getSpan(context.active())).toBe(request);
      });
    });
  });
});
