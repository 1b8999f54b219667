import { metrics, trace } from "@opentelemetry/api";
import { describe, expect, test } from "vitest";
import { DataflowError } from "eponym";
import { openTelemetry, type OpenTelemetryOptions } from "eponym/adapters";
import type { NodeCall, RunInfo } from "../../../src/run/adapter.ts";
import { drain } from "../../run/make-dataflow.ts";
import { watch } from "../../run/hooks/watched-driver.ts";
import { observe, pointsOf, treesOf } from "./observed.ts";

function problemsOf(make: () => unknown): readonly string[] {
  try {
    make();
  } catch (error) {
    if (error instanceof DataflowError) return error.problems.map(({ code, message }) => `${code} ${message}`);
    throw error;
  }
  return [];
}

describe("the options", () => {
  test("that are wrong are told all at once", () => {
    const wrong = {
      tracer: {},
      meter: "m",
      tracerName: "",
      attributes: { deep: {} },
      runName: 1,
      nodes: 7,
      shapes: "yes",
      shape: true,
    } as unknown as OpenTelemetryOptions;
    expect(problemsOf(() => openTelemetry(wrong)).map((told) => /[A-Z_]{5,} \W?\w+/.exec(told)?.[0])).toEqual([
      "ADAPTER_OPTION_UNKNOWN openTelemetry",
      "ADAPTER_OPTION_INVALID `tracer",
      "ADAPTER_OPTION_INVALID `meter",
      "ADAPTER_OPTION_INVALID `tracerName",
      "ADAPTER_OPTION_INVALID `attributes",
      "ADAPTER_OPTION_INVALID `runName",
      "ADAPTER_OPTION_INVALID `nodes",
      "ADAPTER_OPTION_INVALID `shapes",
    ]);
    expect(problemsOf(() => openTelemetry({ attributes: { mixed: [1, "a"] } as never }))).toHaveLength(1);
    expect(problemsOf(() => openTelemetry(null as never))).toHaveLength(1);
  });

  test("tell a node that is not there as the driver is made", () => {
    const make = (): unknown => watch({ a: [[], () => 1] }, [openTelemetry({ nodes: ["a", "b"] })]);
    expect(problemsOf(make)).toEqual([expect.stringContaining('"b"')]);
  });

  test("`nodes` chooses which nodes have spans; spans below the others lie under the run, and all are counted", async () => {
    const tracer = trace.getTracer("app");
    const work = async (x: number): Promise<number> => {
      await drain();
      tracer.startSpan("own").end();
      return x;
    };
    const driver = watch({ a: [["x"], work], b: [["a"], work] }, [openTelemetry({ nodes: "b", runName: "small" })]);
    await observe(async (seen) => {
      await driver.execute(["b"], { inputs: { x: 1 } });
      await seen.flush();
      expect(treesOf(seen.spans)).toEqual([{ small: { own: {}, b: { own: {} } } }]);
      expect(pointsOf(seen, "eponym.node.calls")).toEqual({ "a done": 1, "b done": 1 });
    });
  });

  test("`attributes` stand on every span and point, `tracerName` on the scope", async () => {
    const adapter = openTelemetry({ attributes: { tenant: "north" }, tracerName: "shop" });
    const driver = watch({ a: [["x"], (x: number) => x] }, [adapter]);
    await observe(async (seen) => {
      await driver.execute(["a"], { inputs: { x: 1 } });
      await seen.flush();
      expect(seen.spans.map(({ scope, facts }) => [scope, facts["tenant"]])).toEqual([
        ["shop", "north"],
        ["shop", "north"],
      ]);
      expect(pointsOf(seen, "eponym.runs")).toEqual({ "north done": 1 });
      expect(pointsOf(seen, "eponym.node.active")).toEqual({ "north a": 0 });
    });
  });

  test("`tracer` and `meter` are taken in place of those of the global providers", async () => {
    await observe(async (seen) => {
      const adapter = openTelemetry({ tracer: trace.getTracer("mine"), meter: metrics.getMeter("mine") });
      await watch({ a: [[], () => 1] }, [adapter]).execute(["a"]);
      await seen.flush();
      expect(new Set(seen.spans.map(({ scope }) => scope))).toEqual(new Set(["mine"]));
      expect(seen.texts.join("")).not.toContain('"name":"eponym"');
    });
  });

  test("shapes are told where they are asked for, and values never", async () => {
    const sketches = {
      total: [["numbers", "secret key"], (numbers: number[]) => numbers.map((n) => `value ${n}`)],
      "secret token": [["key"], (key: string) => `${key}-derived`],
      use: [
        ["token"],
        (token: string) => {
          throw new Error(`refused: ${token}`);
        },
      ],
    } as const;
    const inputs = { numbers: [123_454_321, 2], key: "hunter22" };
    for (const shapes of [false, true]) {
      const driver = watch(sketches, [openTelemetry({ shapes })]);
      await observe(async ({ spans, texts, flush }) => {
        await driver.run(["total", "use"], { inputs, onError: "continue" });
        await flush();
        const all = texts.join("\n");
        expect(all).toContain("refused: [secret]");
        for (const value of ["123454321", "hunter22", "value 2"]) expect(all).not.toContain(value);
        const facts = spans.find(({ name }) => name === "total")?.facts ?? {};
        const told = Object.entries(facts).filter(([name]) => name.endsWith(".shape"));
        expect(Object.fromEntries(told)).toEqual(
          shapes
            ? {
                "eponym.input.numbers.shape": "array of 2",
                "eponym.input.key.shape": "secret",
                "eponym.output.shape": "array of 2",
              }
            : {},
        );
        expect(/array of|characters/.test(all)).toBe(shapes);
      });
    }
  });
});

describe("without an SDK", () => {
  test("runs give what they give, and nodes that are not asynchronous stay so", async () => {
    const adapter = openTelemetry({ shapes: true });
    const driver = watch({ a: [["x"], (x: number) => x + 1] }, [adapter]);
    expect(await driver.execute(["a"], { inputs: { x: 1 } })).toEqual({ a: 2 });
    let info: RunInfo | undefined;
    let call: NodeCall | undefined;
    await watch({ a: [[], () => 1] }, [
      { name: "keeps", onGraphStart: (run) => void (info = run), onNodeStart: (given) => void (call = given) },
    ]).execute(["a"]);
    expect(adapter.onGraphStart?.(info!)).toBeUndefined();
    expect(adapter.onNodeStart?.(call!)).toBeUndefined();
    expect(adapter.aroundNode?.(call!, () => 5)).toBe(5);
    expect(
      adapter.onNodeEnd?.(call!, { status: "done", startedAt: 0, ms: 1, value: 5, error: undefined }),
    ).toBeUndefined();
    expect(adapter.onGraphEnd?.(info!, { status: "done", ms: 1, results: {} })).toBeUndefined();
  });

  test("providers may be registered after the driver was made, and again later", async () => {
    const driver = watch({ a: [[], () => 1] }, [openTelemetry()]);
    await driver.execute(["a"]);
    for (const _ of [1, 2])
      await observe(async (seen) => {
        await driver.execute(["a"]);
        await seen.flush();
        expect(treesOf(seen.spans)).toEqual([{ "run a": { a: {} } }]);
        expect(pointsOf(seen, "eponym.runs")).toEqual({ done: 1 });
      });
  });
});
