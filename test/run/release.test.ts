import { describe, expect, test } from "vitest";
import type { TableType } from "../../src/table.ts";
import { rowsTable } from "../../src/data/rows.ts";
import { collectGarbage } from "../../src/run/collect-garbage.ts";
import { createNativeMemory, type NativeMemory } from "../../src/run/native-memory.ts";
import { defer, drain, makeDataflow } from "./make-dataflow.ts";

/** Which of some objects the garbage collector finds nobody to hold. */
async function readFreed(references: ReadonlyMap<string, WeakRef<object>>): Promise<string[]> {
  await drain();
  collectGarbage();
  return [...references].filter(([, reference]) => reference.deref() === undefined).map(([name]) => name);
}

test("a value is let go when its last consumer has been called, unless it was asked for", async () => {
  const made = new Map<string, WeakRef<object>>();
  const make = (name: string) => (): object => {
    const value = { name };
    made.set(name, new WeakRef(value));
    return value;
  };
  const freed: Record<string, string[]> = {};
  const look = (name: string) => async () => {
    freed[name] = await readFreed(made);
  };
  const { execute } = makeDataflow({
    asked: [[], make("asked")],
    once: [["asked"], make("once")],
    twice: [["once"], make("twice")],
    look1: [["twice"], look("look1")],
    between: [["look1", "twice"], make("between")],
    look2: [["between"], look("look2")],
    look3: [["look2"], look("look3")],
  });
  const results = await execute(["look3", "asked"]);
  expect(freed).toEqual({ look1: ["once"], look2: ["once", "twice", "between"], look3: ["once", "twice", "between"] });
  expect(made.get("asked")?.deref()).toBe(results["asked"]);
});

test("nothing is held by a node that never settles once its run is over", async () => {
  const made = new Map<string, WeakRef<object>>();
  const make = (): object => {
    const value = {};
    made.set("value", new WeakRef(value));
    return value;
  };
  const stuck = defer<never>();
  const { execute } = makeDataflow({
    value: [[], make],
    never: [[], () => stuck.promise],
    both: [["value", "never"], () => 0],
  });
  const controller = new AbortController();
  const run = execute(["both"], { signal: controller.signal });
  expect(await readFreed(made)).toEqual([]);
  controller.abort();
  await expect(run).rejects.toMatchObject({ code: "RUN_ABORTED" });
  expect(await readFreed(made)).toEqual(["value"]);
  stuck.resolve(undefined as never);
});

/** A table of 100 MB somewhere outside the heap. */
class Block {
  readonly bytes = 100e6;
}
const blocks: TableType = {
  ...rowsTable,
  name: "blocks",
  isTable: (value) => value instanceof Block,
  nativeBytes: (value) => (value instanceof Block ? value.bytes : 0),
};

test.each([false, true])("the values of an item are let go when it is done (asynchronous: %s)", async (isAsync) => {
  const made = new Map<string, WeakRef<object>>();
  const freed: string[][] = [];
  const make = (url: number): object => {
    const value = {};
    made.set(String(url), new WeakRef(value));
    return value;
  };
  const { execute } = makeDataflow({
    "urls[]": [[], () => [0, 1, 2, 3]],
    page: [["urls"], isAsync ? async (url: number) => make(url) : make],
    size: [["page", "urls"], async (_: object, url: number) => (freed.push(await readFreed(made)), url)],
    total: [["[size]"], (sizes: number[]) => sizes.length],
  });
  expect(await execute(["total"], { concurrency: 1 })).toEqual({ total: 4 });
  expect(freed.map(({ length }) => length)).toEqual([0, 1, 2, 3]);
});

describe("values that lie outside the heap", () => {
  /** Says when it collects, and collects nothing. */
  function watchMemory(events: string[]): NativeMemory {
    return createNativeMemory(() => void events.push("collect"));
  }

  test.each([false, true])("are collected between the items of a fan-out (asynchronous: %s)", async (isAsync) => {
    const events: string[] = [];
    const load = (url: number): Block => (events.push(`load ${url}`), new Block());
    const { execute } = makeDataflow({
      "urls[]": [[], () => [0, 1, 2]],
      block: [["urls"], isAsync ? async (url: number) => load(url) : load],
      size: [["block"], (block: Block) => block.bytes],
      total: [["[size]"], (sizes: number[]) => sizes.length],
    });
    const options = { tables: [blocks], memory: watchMemory(events), concurrency: 1 };
    expect(await execute(["total"], options)).toEqual({ total: 3 });
    expect(events).toEqual(["load 0", "collect", "load 1", "collect", "load 2", "collect"]);
  });

  test("are collected when they are items of a generator that nobody keeps", async () => {
    const events: string[] = [];
    const { execute } = makeDataflow({
      "blocks[]": [
        [],
        function* () {
          for (let item = 0; item < 3; item++) yield ((events.push(`make ${item}`), new Block()));
        },
      ],
      size: [["blocks"], (block: Block) => block.bytes],
      total: [["[size]"], (sizes: number[]) => sizes.length],
    });
    await execute(["total"], { tables: [blocks], memory: watchMemory(events) });
    expect(events).toEqual(["make 0", "collect", "make 1", "collect", "make 2", "collect"]);
  });

  test("are collected before the next node, once enough of them are dropped", async () => {
    const events: string[] = [];
    const make = (name: string) => (): Block => (events.push(name), new Block());
    const { execute } = makeDataflow({
      a: [[], make("a")],
      b: [["a"], make("b")],
      c: [["b"], make("c")],
      small: [["c"], () => events.push("small")],
    });
    await execute(["small"], { tables: [blocks], memory: watchMemory(events) });
    expect(events).toEqual(["a", "b", "collect", "c", "collect", "small"]);
  });

  test("count when the node that still holds them has settled", async () => {
    const events: string[] = [];
    const [first, second] = [defer<number>(), defer<number>()];
    const { execute } = makeDataflow({
      a: [[], () => new Block()],
      first: [["a"], () => first.promise],
      second: [["a"], () => second.promise],
      now: [["a"], () => events.push("now")],
      afterFirst: [["first", "now"], () => events.push("afterFirst")],
      afterSecond: [["second", "afterFirst"], () => events.push("afterSecond")],
    });
    const run = execute(["afterSecond"], { tables: [blocks], memory: watchMemory(events) });
    first.resolve(1);
    await drain();
    expect(events).toEqual(["now", "afterFirst"]);
    second.resolve(2);
    await run;
    expect(events).toEqual(["now", "afterFirst", "collect", "afterSecond"]);
  });

  test("are not collected for inputs, which stay with the caller, nor at the end of a run", async () => {
    const events: string[] = [];
    const memory = watchMemory(events);
    const { execute } = makeDataflow({
      size: [["block"], (block: Block) => block.bytes],
      made: [["size"], () => new Block()],
      last: [["made"], () => 0],
    });
    const options = { tables: [blocks], memory, inputs: { block: new Block() } };
    await execute(["last"], options);
    expect(events).toEqual([]);
    await execute(["last"], options);
    expect(events).toEqual(["collect"]);
  });

  test("an abort or a failure while they are collected ends the run", async () => {
    const controller = new AbortController();
    const ran: string[] = [];
    const { execute } = makeDataflow({
      a: [[], () => new Block()],
      b: [["a"], () => 1],
      c: [["b"], () => ran.push("c")],
    });
    const memory = createNativeMemory(() => controller.abort());
    await expect(execute(["c"], { tables: [blocks], memory, signal: controller.signal })).rejects.toMatchObject({
      code: "RUN_ABORTED",
    });
    await drain();
    expect(ran).toEqual([]);
  });

  test("plain values cost nothing to drop", async () => {
    let asked = 0;
    const counting: TableType = {
      ...blocks,
      nativeBytes: () => {
        asked++;
        return 0;
      },
    };
    const { execute } = makeDataflow({
      a: [[], () => 1],
      b: [["a"], () => "text"],
      c: [["b"], () => null],
      d: [["c"], () => true],
    });
    await execute(["d"], { tables: [counting] });
    expect(asked).toBe(0);
  });
});
