import { describe, expect, test } from "vitest";
import type { DataflowError } from "../../../src/errors/dataflow-error.ts";
import { drain, type FunctionSketch, makeDataflow, rejection } from "../make-dataflow.ts";

function failAt(...items: readonly number[]) {
  return (item: number): number => {
    if (items.includes(item)) throw new Error(`broken ${item}`);
    return item * 10;
  };
}

async function later<Value>(value: Value): Promise<Value> {
  await drain();
  return value;
}

/** A source of numbers that notes what becomes of it. */
function watch(events: string[], isAsync: boolean): () => unknown {
  function* now(): Generator<number> {
    try {
      for (let item = 0; ; item++) {
        events.push(`pull ${item}`);
        yield item;
      }
    } finally {
      events.push("closed");
    }
  }
  async function* async(): AsyncGenerator<number> {
    const items = now();
    try {
      for (const item of items) yield await later(item);
    } finally {
      await later(0);
    }
  }
  return isAsync ? async : now;
}

describe("a node that fails for an item", () => {
  test.each([false, true])("is named with the item (asynchronous: %s)", async (isAsync) => {
    const broken = failAt(17);
    const { execute } = makeDataflow({
      "urls[]": [[], () => Array.from({ length: 40 }, (_, item) => item)],
      page: [["urls", "secretName"], isAsync ? async (item: number) => broken(await later(item)) : broken],
      all: [["[page]"], () => 0],
    });
    const error = (await rejection(execute(["all"], { inputs: { secretName: "4711" } }))) as DataflowError;
    expect(error).toMatchObject({ code: "NODE_FAILED", nodes: ["page"], location: { line: 4 } });
    expect(error.problems).toHaveLength(1);
    expect(error.message).toContain('"page" failed for item 17 of "urls": Error: broken 17');
    expect(error.message).toContain("urls: number");
    expect(error.message).not.toContain("4711");
    expect(error.cause).toEqual(new Error("broken 17"));
  });

  test("is named with the items of all fan-outs around it, innermost first", async () => {
    const { execute } = makeDataflow({
      "pages[]": [[], () => [0, 1]],
      "parts[]": [["pages"], (page: number) => [page, page + 5, page + 2]],
      word: [["parts"], failAt(3)],
      all: [["[word]"], () => 0],
    });
    const error = (await rejection(execute(["all"]))) as DataflowError;
    expect(error.message).toContain('"word" failed for item 2 of "parts", item 1 of "pages": Error: broken 3');
  });

  test("keeps the words of a check, and adds the item", async () => {
    const { execute } = makeDataflow({
      "urls[]": [[], () => [0, 7]],
      age: [["urls"], (url: number) => url, ["checkOutput", { range: [0, 1] }]],
    });
    const error = (await rejection(execute(["age"]))) as DataflowError;
    expect(error).toMatchObject({ code: "CHECK_FAILED", nodes: ["age"] });
    expect(error.message).toContain('item 1 of "urls"');
  });
});

describe("a source", () => {
  test.each<[string, () => unknown]>([
    [
      "at once",
      () => {
        throw new Error("broken");
      },
    ],
    [
      "in the middle",
      function* () {
        yield 1;
        throw new Error("broken");
      },
    ],
    [
      "in the middle, later",
      async function* () {
        yield 1;
        await drain();
        throw new Error("broken");
      },
    ],
    [
      "where it is asked for its iterator",
      () => ({
        [Symbol.iterator]() {
          throw new Error("broken");
        },
      }),
    ],
    ["where it gives no result", () => ({ [Symbol.asyncIterator]: () => ({ next: async () => undefined }) })],
  ])("that fails %s is named", async (_, source) => {
    for (const onError of ["stop", "continue"] as const) {
      const { execute, run } = makeDataflow({
        "urls[]": [[], source],
        page: [["urls"], (url: number) => url],
        all: [["[page]"], () => 0],
        other: [[], async () => later(7)],
      });
      const error = await rejection(execute(["all", "other"], { onError }));
      expect(error).toMatchObject({ code: "NODE_FAILED", nodes: ["urls"], location: { line: 1 } });
      if (onError === "stop") continue;
      const told = await run(["all", "other"], { onError });
      expect(told.results).toEqual({ other: 7 });
      expect(told.nodes["urls"]).toMatchObject({ status: "failed", error: { code: "NODE_FAILED" } });
      expect(told.nodes["all"]?.status).toBe("skipped");
    }
  });

  test.each<[unknown, string]>([
    [5, "number"],
    ["a,b", "string (3 characters)"],
    [undefined, "undefined"],
    [null, "null"],
    [{ a: 1 }, "object { a }"],
    [{ length: 1, 0: 1 }, "object { 0, length }"],
  ])("that gives %s says what it gave", async (value, shape) => {
    const { execute } = makeDataflow({ "urls[]": [[], () => value], page: [["urls"], () => 1] });
    const error = (await rejection(execute(["page"]))) as DataflowError;
    expect(error).toMatchObject({ code: "FAN_OUT_NOT_ITERABLE", nodes: ["urls"], location: { line: 1 } });
    expect(error.message).toContain(shape);
    expect(error.hint).toContain(typeof value === "string" ? "[text]" : "a generator");
  });
});

describe('onError: "continue"', () => {
  const sketch = {
    "urls[]": [[], () => [0, 1, 2, 3]],
    page: [["urls"], async (item: number) => later(failAt(1, 3)(item))],
    size: [["page"], (page: number) => page + 1],
    fine: [["urls"], (item: number) => item + 1],
    sizes: [["[size]"], () => 0],
    fines: [["[fine]"], (all: number[]) => all],
    again: [["page", "fines"], (page: number, fines: number[]) => page + fines.length],
    unlucky: [["urls", "sizes"], () => 0],
  } satisfies Record<string, FunctionSketch>;

  test("other items and branches finish, and what collects the failed ones is skipped", async () => {
    const outputs = ["sizes", "fines", "size", "again", "unlucky"];
    const calls: number[] = [];
    const { run, execute } = makeDataflow({
      ...sketch,
      again: [["page", "fines"], (page: number) => calls.push(page)],
    });
    const told = await run(outputs, { onError: "continue" });
    expect(told.status).toBe("failed");
    expect(told.results).toEqual({ fines: [1, 2, 3, 4] });
    expect(calls).toEqual([0, 20]);
    const statuses = Object.entries(told.nodes).map(([name, { status, items }]) => [name, status, items]);
    expect(new Map(statuses.map(([name, ...rest]) => [name, rest]))).toEqual(
      new Map([
        ["urls", ["done", undefined]],
        ["page", ["failed", 2]],
        ["size", ["done", 2]],
        ["fine", ["done", 4]],
        ["sizes", ["skipped", undefined]],
        ["fines", ["done", undefined]],
        ["again", ["done", 2]],
        ["unlucky", ["skipped", 0]],
      ]),
    );
    const { error } = told.nodes["page"]!;
    expect(error?.problems.map(({ message }) => message.split("\n")[0])).toEqual([
      '"page" failed for item 1 of "urls": Error: broken 1',
      '"page" failed for item 3 of "urls": Error: broken 3',
    ]);
    expect(await rejection(execute(outputs, { onError: "continue" }))).toMatchObject({
      problems: [{ nodes: ["page"] }, { nodes: ["page"] }],
    });
  });

  test("tells the first failures, and counts the others", async () => {
    const { run } = makeDataflow({
      "urls[]": [[], () => Array.from({ length: 40 }, (_, item) => item)],
      page: [
        ["urls"],
        () => {
          throw new Error("broken");
        },
      ],
    });
    const error = (await run(["page"], { onError: "continue" })).nodes["page"]!.error!;
    expect(error.problems).toHaveLength(11);
    expect(error.message).toContain('"page" failed for 30 more items');
    expect((error.cause as AggregateError).errors).toHaveLength(40);
  });

  test("nested fan-outs lose their failed items alone", async () => {
    const { execute, run } = makeDataflow({
      "pages[]": [[], () => [0, 1, 2]],
      "parts[]": [["pages"], (page: number) => [page, page + 1]],
      word: [["parts"], failAt(3)],
      length: [["[word]"], (words: number[]) => words.length],
      lengths: [["[length]"], () => 0],
      fine: [["pages"], (page: number) => page],
    });
    const told = await run(["length", "fine", "lengths"], { onError: "continue" });
    expect(told.results).toEqual({ fine: [0, 1, 2] });
    expect(told.nodes["length"]).toMatchObject({ status: "done", items: 2 });
    expect(told.nodes["word"]).toMatchObject({ status: "failed", items: 5 });
    expect(await rejection(execute(["lengths"], { onError: "continue" }))).toMatchObject({ nodes: ["word"] });
  });
});

describe.each([false, true])("an iterator (asynchronous: %s)", (isAsync) => {
  test("is closed when an item fails", async () => {
    for (const slow of [false, true]) {
      const events: string[] = [];
      const broken = failAt(3);
      const { execute } = makeDataflow({
        "urls[]": [[], watch(events, isAsync)],
        page: [["urls"], slow ? async (item: number) => broken(await later(item)) : broken],
      });
      expect(await rejection(execute(["page"]))).toMatchObject({ nodes: ["page"] });
      for (let turn = 0; turn < 5; turn++) await drain();
      expect(events.at(-1)).toBe("closed");
    }
  });

  test("is closed when another node fails", async () => {
    const events: string[] = [];
    const { execute } = makeDataflow({
      "urls[]": [[], watch(events, isAsync)],
      page: [["urls"], () => new Promise(() => {})],
      other: [
        [],
        async () => {
          await later(0);
          await drain();
          throw new Error("broken");
        },
      ],
    });
    expect(await rejection(execute(["page", "other"]))).toMatchObject({ nodes: ["other"] });
    for (let turn = 0; turn < 5; turn++) await drain();
    expect(events.at(-1)).toBe("closed");
  });

  test("is closed when the run is aborted, from outside, by an item or by itself", async () => {
    const controllers = [new AbortController(), new AbortController()] as const;
    const events: string[] = [];
    const sketch = (page: (item: number) => unknown): Record<string, FunctionSketch> => ({
      "urls[]": [[], watch(events, isAsync)],
      page: [["urls"], page],
    });
    const stuck = rejection(
      makeDataflow(sketch(() => new Promise(() => {}))).execute(["page"], { signal: controllers[0].signal }),
    );
    for (let turn = 0; turn < 5; turn++) await drain();
    controllers[0].abort("enough");
    expect(await stuck).toMatchObject({ code: "RUN_ABORTED", nodes: ["page"] });
    for (let turn = 0; turn < 5; turn++) await drain();
    expect(events.at(-1)).toBe("closed");
    const abort = (item: number): void => {
      if (item === 2) controllers[1].abort();
    };
    const signal = controllers[1].signal;
    expect(await rejection(makeDataflow(sketch(abort)).execute(["page"], { signal }))).toMatchObject({
      code: "RUN_ABORTED",
    });
    for (let turn = 0; turn < 5; turn++) await drain();
    expect(events.at(-1)).toBe("closed");
  });
});

test("a generator that aborts its run at work is closed when it comes back", async () => {
  const controller = new AbortController();
  const events: string[] = [];
  const { execute } = makeDataflow({
    "urls[]": [
      [],
      function* () {
        try {
          yield 1;
          controller.abort();
          yield 2;
        } finally {
          events.push("closed");
        }
      },
    ],
    page: [["urls"], (item: number) => events.push(`page ${item}`)],
  });
  expect(await rejection(execute(["page"], { signal: controller.signal }))).toMatchObject({ code: "RUN_ABORTED" });
  expect(events).toEqual(["page 1", "closed"]);
});
