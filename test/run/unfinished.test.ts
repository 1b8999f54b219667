import { setTimeout } from "node:timers/promises";
import { afterEach, describe, expect, test } from "vitest";
import { Driver } from "../../src/driver/driver.ts";
import { createModule, type FunctionRow } from "../../src/module.ts";
import type { Adapter } from "../../src/run/adapter.ts";
import { listUnfinished, noteUnfinished, settleUnfinished, trackUnfinished } from "../../src/run/unfinished.ts";
import { defer, drain, makeDataflow, rejection } from "./make-dataflow.ts";

const patience = { node: 60_000, saver: 60_000, adapters: 60_000 };
const names = (): readonly string[] => listUnfinished().map(({ what }) => what);

afterEach(async () => {
  await settleUnfinished({ node: 0, saver: 0, adapters: 0 });
});

describe("work that goes on", () => {
  test("is known until it comes to its end, well or not", async () => {
    const [one, two] = [defer<void>(), defer<void>()];
    trackUnfinished({ what: "one", kind: "node" }, one.promise);
    trackUnfinished({ what: "two", kind: "saver" }, two.promise);
    const settled = settleUnfinished(patience);
    one.reject(new Error("No."));
    await drain();
    expect(names()).toEqual(["two"]);
    two.resolve();
    expect(await settled).toEqual([]);
  });

  test("is waited for as long as its kind is worth it, and by nobody again", async () => {
    noteUnfinished({ what: "node", kind: "node" });
    const end = noteUnfinished({ what: "saver", kind: "saver" });
    const settled = settleUnfinished({ ...patience, node: 1 });
    await setTimeout(20);
    end();
    expect(await settled).toEqual([{ what: "node", kind: "node" }]);
    expect(await settleUnfinished(patience)).toEqual([]);
  });

  test("is not waited for once that is given up", async () => {
    const controller = new AbortController();
    trackUnfinished({ what: "one", kind: "saver" }, new Promise(() => {}));
    const settled = settleUnfinished(patience, controller.signal);
    controller.abort();
    expect(await settled).toEqual([{ what: "one", kind: "saver" }]);
  });
});

describe("a run that stops", () => {
  test("leaves what is in flight, until it lands", async () => {
    const { promise, resolve } = defer<number>();
    const controller = new AbortController();
    const run = rejection(
      makeDataflow({ a: [[], () => promise], b: [["a"], () => 1], c: [[], () => 1] }).execute(["b", "c"], {
        signal: controller.signal,
      }),
    );
    expect(names()).toEqual([]);
    controller.abort();
    await run;
    expect(names()).toEqual(['"a"']);
    resolve(1);
    await drain();
    expect(names()).toEqual([]);
  });

  test("leaves what is in flight as another node fails, which is not left itself", async () => {
    const [slow, bad] = [defer<number>(), defer<number>()];
    const run = rejection(
      makeDataflow({ slow: [[], () => slow.promise], bad: [[], () => bad.promise] }).execute(["slow", "bad"]),
    );
    bad.reject(new Error("Bad."));
    expect(await run).toMatchObject({ code: "NODE_FAILED" });
    expect(names()).toEqual(['"slow"']);
    slow.reject(new Error("Late."));
    await drain();
    expect(names()).toEqual([]);
  });

  test("leaves the items of a fan-out, and the generator until it is closed", async () => {
    const [item, closing] = [defer<void>(), defer<void>()];
    const controller = new AbortController();
    const { execute } = makeDataflow({
      "urls[]": [
        [],
        async function* () {
          try {
            yield 1;
            yield 2;
          } finally {
            await closing.promise;
          }
        },
      ],
      page: [["urls"], () => item.promise],
    });
    const run = rejection(execute(["page"], { signal: controller.signal }));
    for (let turn = 0; turn < 5; turn++) await drain();
    controller.abort();
    await run;
    item.resolve();
    await drain();
    expect(names()).toEqual(['"urls"']);
    closing.resolve();
    for (let turn = 0; turn < 5; turn++) await drain();
    expect(names()).toEqual([]);
  });

  test("and that its own node has aborted leaves what that node promises", async () => {
    const controller = new AbortController();
    const { promise, resolve } = defer<number>();
    const run = rejection(
      makeDataflow({ a: [[], () => (controller.abort(), promise)] }).execute(["a"], { signal: controller.signal }),
    );
    await run;
    expect(names()).toEqual(['"a"']);
    resolve(1);
    await drain();
  });
});

describe("adapters", () => {
  const functions: readonly FunctionRow[] = [{ name: "slow", gives: "number", hash: "" }];
  const openDriver = (slow: () => Promise<number>, adapters: readonly Adapter[]): Driver =>
    new Driver({
      modules: [
        createModule({ name: "flow", file: "flow.ts", url: "", source: { slow }, functions, positions: [[1, 1]] }),
      ],
      adapters,
    }) as unknown as Driver;

  test("end what is around a node, and a run waits for its own end", async () => {
    const [node, around, graph] = [defer<number>(), defer<void>(), defer<void>()];
    const events: string[] = [];
    const controller = new AbortController();
    const driver = openDriver(
      () => node.promise,
      [
        {
          name: "watching",
          async aroundNode(_, next) {
            try {
              return await next();
            } finally {
              events.push("around");
              await around.promise;
              events.push("around is over");
            }
          },
          onNodeEnd: (_, { status }) => void events.push(status),
          onGraphEnd: async (_, { status }) => {
            events.push(status);
            await graph.promise;
          },
        },
      ],
    );
    const run = rejection(driver.execute(["slow"], { signal: controller.signal }));
    await drain();
    controller.abort();
    await drain();
    await setTimeout(0);
    expect(events).toEqual(["aborted", "around", "aborted"]);
    expect(names().toSorted()).toEqual(['"slow"', '"slow"', "the adapters"]);
    graph.resolve();
    expect(await run).toMatchObject({ code: "RUN_ABORTED" });
    around.resolve();
    await drain();
    expect([events.at(-1), names()]).toEqual(["around is over", ['"slow"']]);
    node.resolve(1);
    await drain();
    expect(names()).toEqual([]);
  });
});
