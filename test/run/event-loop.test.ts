import { describe, expect, test } from "vitest";
import { makeDataflow, rejection } from "./make-dataflow.ts";

/** Keeps the processor for some milliseconds. */
function work(ms: number): number {
  const end = performance.now() + ms;
  while (performance.now() < end);
  return ms;
}

describe("a run that never waits", () => {
  const names = Array.from({ length: 20 }, (_, place) => `n${place}`);
  const chain = (call: (ms: number) => unknown): Parameters<typeof makeDataflow>[0] =>
    Object.fromEntries(names.map((name, place) => [name, [place === 0 ? [] : [names[place - 1]!], () => call(15)]]));

  test.each([
    ["synchronous", work],
    ["asynchronous", async (ms: number) => work(ms)],
  ])("hears of an abort between its nodes (%s)", async (_, call) => {
    let ran = 0;
    const { execute } = makeDataflow(chain((ms) => (ran++, call(ms))));
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 0);
    expect(await rejection(execute(["n19"], { signal: controller.signal }))).toMatchObject({ code: "RUN_ABORTED" });
    expect(ran).toBeLessThan(20);
    expect(ran).toBeGreaterThan(0);
  });

  test("hears of it between items", async () => {
    let ran = 0;
    const { execute } = makeDataflow({
      "n[]": [[], () => Array.from({ length: 50 }, (_, place) => place)],
      twice: [["n"], (n: number) => (ran++, work(10), 2 * n)],
      all: [["[twice]"], (values: number[]) => values.length],
    });
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 0);
    expect(await rejection(execute(["all"], { signal: controller.signal }))).toMatchObject({ code: "RUN_ABORTED" });
    expect(ran).toBeLessThan(50);
    ran = 0;
    expect(await execute(["all"], { signal: new AbortController().signal })).toEqual({ all: 50 });
    expect(ran).toBe(50);
  });
});
