import { describe, expect, test } from "vitest";
import { Driver } from "eponym";
import { openTelemetry } from "eponym/adapters";
import { loadModule } from "eponym/source";
import { defer, drain } from "../../run/make-dataflow.ts";
import { watch } from "../../run/hooks/watched-driver.ts";
import { observe, pointsOf } from "./observed.ts";

describe("the metrics", () => {
  test.each([false, true])("are what runs say of themselves (gzip: %s)", async (gzip) => {
    const driver = watch(
      {
        "urls[]": [["n"], (n: number) => Array.from({ length: n }, (_, place) => place)],
        page: [
          ["urls"],
          async (url: number) => {
            await drain();
            if (url % 5 === 4) throw new Error("gone");
            return url;
          },
        ],
        size: [["page"], (page: number) => page],
        other: [["n"], (n: number) => n],
        all: [["[size]"], (size: unknown) => size],
      },
      [openTelemetry()],
    );
    await observe(
      async (seen) => {
        const runs = await Promise.all(
          [3, 7, 12].map((n) => driver.run(["all", "other"], { inputs: { n }, onError: "continue" })),
        );
        await seen.flush();
        expect([...seen.encodings]).toEqual([gzip ? "gzip" : "identity"]);
        const itemsOf = (name: string): number => runs.reduce((sum, { nodes }) => sum + (nodes[name]?.items ?? 0), 0);
        const withStatus = (name: string, status: string): number =>
          runs.filter(({ nodes }) => nodes[name]?.status === status).length;
        const calls = {
          "urls done": 3,
          "other done": withStatus("other", "done"),
          "page done": itemsOf("page"),
          "page failed": 22 - itemsOf("page"),
          "size done": itemsOf("size"),
          "size skipped": 22 - itemsOf("size"),
          "all done": withStatus("all", "done"),
          "all skipped": withStatus("all", "skipped"),
        };
        expect(calls).toMatchObject({ "page done": 19, "all done": 1, "all skipped": 2 });
        expect(pointsOf(seen, "eponym.node.calls")).toEqual(calls);
        const { "size skipped": _, "all skipped": __, ...called } = calls;
        expect(pointsOf(seen, "eponym.node.duration")).toEqual(called);
        expect(pointsOf(seen, "eponym.runs")).toEqual({ done: 1, failed: 2 });
        expect(pointsOf(seen, "eponym.run.duration")).toEqual({ done: 1, failed: 2 });
        expect(Object.values(pointsOf(seen, "eponym.node.active"))).toEqual([0, 0, 0, 0, 0]);
      },
      { gzip },
    );
  });

  test("tell durations in seconds, which fit into what the run took", async () => {
    const driver = watch({ a: [[], async () => drain()] }, [openTelemetry()]);
    await observe(async (seen) => {
      const { ms } = await driver.run(["a"]);
      await seen.flush();
      const metric = seen.metrics.get("eponym.node.duration");
      if (metric === undefined || !("histogram" in metric)) throw new Error("There is no histogram.");
      const [point] = metric.histogram.dataPoints;
      expect(metric.unit).toBe("s");
      expect(point?.sum).toBeGreaterThan(0);
      expect(point?.sum).toBeLessThanOrEqual(ms / 1000 + 0.001);
      expect(point?.max).toBe(point?.sum);
    });
  });

  test("are there for runs that are not sampled, too", async () => {
    const driver = watch({ a: [["x"], (x: number) => x] }, [openTelemetry({ shapes: true })]);
    await observe(
      async (seen) => {
        expect(await driver.execute(["a"], { inputs: { x: 3 } })).toEqual({ a: 3 });
        await seen.flush();
        expect(seen.spans).toEqual([]);
        expect(pointsOf(seen, "eponym.node.calls")).toEqual({ "a done": 1 });
      },
      { sampled: false },
    );
  });

  test("know how many nodes are in flight, and how often they were tried again", async () => {
    const orders = await loadModule(new URL("orders.ts", import.meta.url));
    const driver = new Driver({ modules: [orders], adapters: [openTelemetry()] });
    const gate = defer<number>();
    const started = defer<void>();
    const waiting = watch({ slow: [["x"], (x: number) => (x === 2 && started.resolve(), gate.promise)] }, [
      openTelemetry(),
    ]);
    await observe(async (seen) => {
      await driver.execute(["rate"], { inputs: { currency: "EUR" } });
      const running = [0, 1, 2].map((x) => waiting.execute(["slow"], { inputs: { x } }));
      await started.promise;
      await seen.flush();
      expect(pointsOf(seen, "eponym.node.active")).toEqual({ rate: 0, slow: 3 });
      gate.resolve(1);
      await Promise.all(running);
      await seen.flush();
      expect(pointsOf(seen, "eponym.node.active")).toEqual({ rate: 0, slow: 0 });
      expect(pointsOf(seen, "eponym.node.retries")).toEqual({ rate: 2 });
      expect(pointsOf(seen, "eponym.node.calls")).toEqual({ "rate done": 1, "slow done": 3 });
    });
  });
});
