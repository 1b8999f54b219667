import { describe, expect, test } from "vitest";
import type { DataflowError } from "../../src/errors/dataflow-error.ts";
import { defaultItems } from "../../src/run/execute-plan.ts";
import { defer, drain, type FunctionSketch, makeDataflow, rejection } from "./make-dataflow.ts";

type Pull = () => Promise<number>;

async function later<Value>(value: Value): Promise<Value> {
  await drain();
  return value;
}

describe("a lazily taken node", () => {
  const ran: string[] = [];
  const note = <Value>(name: string, value: Value): Value => (ran.push(name), value);
  const {
    execute,
    run,
    describe: plan,
  } = makeDataflow(
    {
      base: [["x"], (x: number) => note("base", x + 1)],
      price: [["base"], async (base: number) => later(note("price", base * 10))],
      costly: [["price", "shared"], (price: number, shared: number) => note("costly", price + shared)],
      shared: [[], () => note("shared", 3)],
      maybe: [["lazy costly", "asks"], async (costly: Pull, asks: number) => (asks > 0 ? costly() : -1)],
      twice: [
        ["lazy costly"],
        async (costly: Pull) => (await Promise.all([costly(), costly()])).concat(await costly()).join(" "),
      ],
      strict: [["shared"], (shared: number) => shared],
    },
    { asks: 0 },
  );
  const inputs = { x: 1 };

  test("that nobody pulls does not run, nor does what it alone needs", async () => {
    ran.length = 0;
    const told = await run(["maybe", "strict"], { inputs });
    expect(told).toMatchObject({ status: "done", results: { maybe: -1, strict: 3 } });
    expect(ran).toEqual(["shared"]);
    expect(told.nodes).toMatchObject({
      maybe: { status: "done" },
      shared: { status: "done" },
      costly: { status: "skipped", reason: 'not asked for by "maybe"' },
      price: { status: "skipped", reason: 'not asked for by "maybe"' },
      base: { status: "skipped", reason: 'not asked for by "maybe"' },
    });
    expect(told.nodes["costly"]).not.toHaveProperty("startedAt");
  });

  test("runs once, however often and by however many it is pulled", async () => {
    ran.length = 0;
    const told = await run(["twice", "maybe"], { inputs, concurrency: 1 });
    expect(told.results).toEqual({ twice: "23 23 23", maybe: -1 });
    expect(ran.toSorted()).toEqual(["base", "costly", "price", "shared"]);
    expect(told.nodes["costly"]).toMatchObject({ status: "done", summary: "number" });
  });

  test("is part of the plan, which says that it waits to be asked", () => {
    expect(plan(["maybe", "strict"], { inputs }).steps).toMatchObject(
      [
        { node: "asks", kind: "config" },
        { node: "x", kind: "input", reason: 'needed by "base"' },
        { node: "shared", reason: 'needed by "strict" and "costly"' },
        { node: "maybe", reason: "requested", after: ["costly", "asks"] },
        { node: "strict" },
        { node: "base", reason: 'needed by "price"' },
        { node: "price", reason: 'needed by "costly"' },
        { node: "costly", reason: 'needed by "maybe" when it asks' },
      ].toSorted((one, other) => orderOf(one.node) - orderOf(other.node)),
    );
    function orderOf(node: string): number {
      return plan(["maybe", "strict"], { inputs }).steps.findIndex((step) => step.node === node);
    }
  });

  test("needs its inputs, asked for or not", () => {
    expect(() => plan(["maybe"])).toThrow(/INPUT_MISSING/);
  });

  test("that is needed anyway is waited for", async () => {
    ran.length = 0;
    expect(await execute(["costly", "twice"], { inputs, concurrency: 1 })).toEqual({ costly: 23, twice: "23 23 23" });
    expect(ran).toHaveLength(4);
  });

  test("may be overridden", async () => {
    ran.length = 0;
    expect(await execute(["twice"], { overrides: { costly: 5 } })).toEqual({ twice: "5 5 5" });
    expect(ran).toEqual([]);
  });
});

test("inputs, config values and what is given for an optional parameter are there at once; what is not given leaves the default", async () => {
  const { execute } = makeDataflow(
    {
      sum: [
        ["lazy input", "lazy key", "lazy given?", "lazy missing?"],
        async (input: Pull, key: Pull, given: Pull, missing: Pull = async () => 0.5) =>
          (await input()) + (await key()) + (await given()) + (await missing()),
      ],
    },
    { key: 10 },
  );
  expect(await execute(["sum"], { inputs: { input: 1, given: 100 } })).toEqual({ sum: 111.5 });
});

describe("while a node waits for what it has pulled", () => {
  test("others run in its place, and the limit still holds", async () => {
    let now = 0;
    let most = 0;
    const work = async (): Promise<number> => {
      most = Math.max(most, ++now);
      await drain();
      now--;
      return 1;
    };
    const pullAll = async (...pulls: Pull[]): Promise<number> => {
      await work();
      const sum = (await Promise.all(pulls.map((pull) => pull()))).reduce((sum, value) => sum + value, 0);
      await work();
      return sum;
    };
    const sketch: Record<string, FunctionSketch> = {
      a: [[], work],
      b: [["a"], work],
      c: [["b"], work],
      first: [["lazy c", "lazy b"], pullAll],
      second: [["lazy c", "lazy first"], pullAll],
      third: [["lazy second", "lazy first"], pullAll],
      other: [
        ["lazy a"],
        async () => {
          for (let turn = 0; turn < 6; turn++) await work();
          return 1;
        },
      ],
    };
    for (const concurrency of [1, 2]) {
      most = 0;
      expect(await makeDataflow(sketch).execute(["third", "other"], { concurrency })).toEqual({ third: 5, other: 1 });
      expect(most).toBe(concurrency);
    }
  });

  test("chains of holders do not use the limit up", async () => {
    const length = 50;
    const sketches = Array.from({ length }, (_, place) => {
      const takes = place === 0 ? [] : [`lazy n${place - 1}`];
      return [`n${place}`, [takes, async (pull?: Pull) => ((await pull?.()) ?? 0) + 1] as FunctionSketch] as const;
    });
    const { execute } = makeDataflow(Object.fromEntries(sketches));
    expect(await execute([`n${length - 1}`], { concurrency: 1 })).toEqual({ [`n${length - 1}`]: length });
  });
});

describe("a failure of what was pulled", () => {
  const sketch: Record<string, FunctionSketch> = {
    broken: [
      [],
      async () => {
        await drain();
        throw new Error("broken");
      },
    ],
    after: [["broken"], () => 0],
    holder: [["lazy after"], async (after: Pull) => after()],
    brave: [["lazy after"], async (after: Pull) => after().catch((error: unknown) => (error as DataflowError).code)],
    fine: [[], async () => later(7)],
  };

  test("ends the run", async () => {
    const { execute } = makeDataflow(sketch);
    expect(await rejection(execute(["brave", "fine"]))).toMatchObject({ code: "NODE_FAILED", nodes: ["broken"] });
  });

  test('rejects what was pulled; with onError: "continue" who does not cope is skipped', async () => {
    const { run } = makeDataflow(sketch);
    const told = await run(["holder", "brave", "fine"], { onError: "continue" });
    expect(told.results).toEqual({ brave: "LAZY_FAILED", fine: 7 });
    expect(Object.entries(told.nodes).map(([name, { status }]) => [name, status])).toEqual(
      expect.arrayContaining([
        ["broken", "failed"],
        ["after", "skipped"],
        ["holder", "skipped"],
        ["brave", "done"],
      ]),
    );
  });

  test("is told to those who still wait when the run is stopped", async () => {
    const told = defer<unknown>();
    const { execute } = makeDataflow({
      stuck: [[], () => new Promise(() => {})],
      holder: [["lazy stuck"], async (stuck: Pull) => told.resolve(await rejection(stuck()))],
      broken: [
        [],
        async () => {
          await drain();
          throw new Error("broken");
        },
      ],
    });
    const error = await rejection(execute(["holder", "broken"]));
    expect(await told.promise).toBe(error);
  });
});

test("pulling when the run is over is refused, and nobody has to look", async () => {
  let kept: Pull | undefined;
  const { execute } = makeDataflow({
    price: [[], () => 1],
    holder: [["lazy price"], (price: Pull) => void (kept = price)],
  });
  await execute(["holder"]);
  void kept!();
  expect(await rejection(kept!())).toMatchObject({ code: "LAZY_TOO_LATE", nodes: ["price"] });
  await drain();
});

test("what is pulled and not awaited still runs before the run is over", async () => {
  const ran: string[] = [];
  const { execute } = makeDataflow({
    price: [
      [],
      async () => {
        await drain();
        ran.push("price");
        return 1;
      },
    ],
    holder: [
      ["lazy price"],
      (price: Pull) => {
        void price();
        return 2;
      },
    ],
  });
  expect(await execute(["holder"])).toEqual({ holder: 2 });
  expect(ran).toEqual(["price"]);
});

describe("beside fan-outs", () => {
  test("each item pulls its own, and only where it asks", async () => {
    const ran: number[] = [];
    const { execute, run } = makeDataflow({
      "urls[]": [[], () => [0, 1, 2, 3, 4]],
      page: [["urls"], async (url: number) => later((ran.push(url), url * 10))],
      size: [["page"], (page: number) => page + 1],
      kept: [
        ["urls", "lazy size"],
        async (url: number, size: Pull) => (url % 2 === 0 ? (await size()) + (await size()) : -1),
      ],
      all: [["[kept]"], (kept: number[]) => kept],
    });
    for (const concurrency of [1, 2, undefined]) {
      ran.length = 0;
      expect(await execute(["all"], { concurrency })).toEqual({ all: [2, -1, 42, -1, 82] });
      expect(new Set(ran)).toEqual(new Set([0, 2, 4]));
      expect(ran).toHaveLength(3);
    }
    const told = await run(["all"]);
    expect(told.nodes["size"]).toMatchObject({ status: "done", items: 3 });
  });

  test("each item has a state of its own, even where nobody waits", async () => {
    const seen: number[] = [];
    const { execute } = makeDataflow({
      "urls[]": [[], () => [0, 1, 2]],
      size: [["urls"], (url: number) => url * 10],
      page: [
        ["urls", "lazy size"],
        (url: number, size: Pull) => {
          void size().then((value) => seen.push(value));
          return url;
        },
      ],
    });
    expect(await execute(["page"])).toEqual({ page: [0, 1, 2] });
    await drain();
    expect(seen).toEqual([0, 10, 20]);
  });

  test("items that wait for what they have pulled are in flight, and no more than others", async () => {
    const model = defer<number>();
    let started = 0;
    const { execute } = makeDataflow({
      model: [[], () => model.promise],
      "urls[]": [[], () => Array.from({ length: 100 }, (_, item) => item)],
      page: [["urls", "lazy model"], async (_: number, model: Pull) => (started++, model())],
      all: [["[page]"], (pages: number[]) => pages.length],
    });
    const run = execute(["all"]);
    await drain();
    expect(started).toBe(defaultItems);
    model.resolve(1);
    expect(await run).toEqual({ all: 100 });
  });

  test("items pull what is outside of them once for all", async () => {
    let runs = 0;
    const sketch: Record<string, FunctionSketch> = {
      model: [[], async () => later(++runs)],
      "urls[]": [[], () => [0, 1, 2, 3]],
      "parts[]": [["urls"], (url: number) => [url, url]],
      page: [["parts", "lazy model"], async (part: number, model: Pull) => (part > 1 ? model() : 0)],
    };
    for (const concurrency of [1, undefined]) {
      runs = 0;
      expect(await makeDataflow(sketch).execute(["page"], { concurrency })).toEqual({
        page: [
          [0, 0],
          [0, 0],
          [1, 1],
          [1, 1],
        ],
      });
    }
    const told = await makeDataflow({ ...sketch, "urls[]": [[], () => [0, 1]] }).run(["page"]);
    expect(told.nodes["model"]).toMatchObject({ status: "skipped", reason: 'not asked for by "page"' });
  });

  test("a fan-out goes over its items when what collects it is pulled, and keeps what others need later", async () => {
    const ran: string[] = [];
    const sketch: Record<string, FunctionSketch> = {
      "urls[]": [[], () => (ran.push("urls"), [1, 2])],
      page: [["urls"], (url: number) => (ran.push(`page ${url}`), url * 10)],
      size: [["page"], (page: number) => (ran.push(`size ${page}`), page + 1)],
      title: [["page"], (page: number) => (ran.push(`title ${page}`), page + 2)],
      sizes: [["[size]"], (sizes: number[]) => sizes.join(" ")],
      titles: [["[title]"], (titles: number[]) => titles.join(" ")],
      report: [
        ["lazy sizes", "lazy titles", "asks"],
        async (sizes: () => Promise<string>, titles: () => Promise<string>, asks: string) =>
          `${asks.includes("s") ? await sizes() : ""} ${asks.includes("t") ? await titles() : ""}`,
      ],
    };
    const { execute, run } = makeDataflow(sketch);
    const count = async (asks: string): Promise<string> => {
      ran.length = 0;
      return (await execute(["report"], { inputs: { asks } }))["report"] as string;
    };
    expect([await count(""), ran.length]).toEqual([" ", 0]);
    expect([await count("s"), ran.length]).toEqual(["11 21 ", 5]);
    expect([await count("t"), ran.length]).toEqual([" 12 22", 5]);
    expect([await count("st"), ran.length]).toEqual(["11 21 12 22", 7]);
    const told = await run(["report"], { inputs: { asks: "t" } });
    expect(told.nodes).toMatchObject({
      page: { status: "done", items: 2 },
      title: { status: "done", items: 2 },
      size: { status: "skipped", reason: 'not asked for by "report"' },
      sizes: { status: "skipped" },
    });
  });
});
