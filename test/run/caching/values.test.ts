import { DataFrame } from "nodejs-polars";
import { expect, test } from "vitest";
import { collectGarbage } from "../../../src/run/collect-garbage.ts";
import { files } from "../../../src/stores/files.ts";
import { memory } from "../../../src/stores/memory.ts";
import { makeFolder } from "../../cache/load-program.ts";
import { drain, type FunctionSketch } from "../make-dataflow.ts";
import { makeCached } from "./cached-driver.ts";

test("frames are kept and reused, with rows and types as they were", async () => {
  const make = (): DataFrame => DataFrame({ id: [1, 2, 3], name: ["a", null, "c"], ok: [true, false, null] });
  const frames: Readonly<Record<string, FunctionSketch>> = {
    frame: [[], make],
    longer: [["frame"], async (frame: DataFrame) => frame.vstack(frame)],
    height: [["longer"], (longer: DataFrame) => longer.height],
  };
  const { run, called } = makeCached(frames);
  const cold = await run(["longer", "height"]);
  expect(await called(["longer", "height"])).toEqual([]);
  const warm = await run(["longer", "height"]);
  const [before, after] = [cold, warm].map(({ results }) => results["longer"] as DataFrame);
  expect(after!.toRecords()).toEqual(before!.toRecords());
  expect(String(after!.dtypes)).toBe(String(before!.dtypes));
  expect(warm.nodes["longer"]!.summary).toBe(cold.nodes["longer"]!.summary);
});

test.each<readonly [string, unknown]>([
  ["undefined", undefined],
  ["null", null],
  ["negative zero", -0],
  ["NaN", Number.NaN],
  ["a big integer", 2n ** 80n],
  ["a date", new Date(0)],
  ["a Map of Sets", new Map([["a", new Set([1, "1", undefined])]])],
  ["a sparse array", Object.assign([1, 2, 3], { 5: 6 })],
  ["an object with undefined", { a: undefined, b: [null, undefined] }],
  ["an error with a cause", new TypeError("no", { cause: new Error("because") })],
  ["a typed array", Float32Array.of(1.5, Number.NaN)],
  ["a buffer", new Uint8Array([1, 2, 3]).buffer],
  ["a regular expression", /a+/giu],
])("%s comes back from the store as it was", async (_, value) => {
  const { run, called } = makeCached({ made: [[], () => value], taken: [["made"], (made: unknown) => [made]] });
  await run(["made", "taken"]);
  expect(await called(["made", "taken"])).toEqual([]);
  expect((await run(["made", "taken"])).results).toStrictEqual({ made: value, taken: [value] });
});

/** Bytes outside the heap, after everything that can go is gone. */
async function measureBytes(): Promise<number> {
  for (let turn = 0; turn < 3; turn++) {
    await drain();
    collectGarbage();
  }
  return process.memoryUsage().arrayBuffers;
}

test("bytes of many megabytes are not held twice", async () => {
  const size = 64 << 20;
  const store = files(makeFolder());
  const sizes: number[] = [];
  const start = await measureBytes();
  const big: Readonly<Record<string, FunctionSketch>> = {
    made: [["seed"], (seed: number) => Buffer.alloc(size, seed)],
    length: [
      ["made", "again"],
      async (made: Buffer) => {
        sizes.push((await measureBytes()) - start);
        return made.length;
      },
    ],
  };
  for (const again of [1, 2]) {
    const { run, driver } = makeCached(big, { store });
    expect((await run(["length"], { inputs: { seed: 7, again } })).results).toEqual({ length: size });
    await driver.close();
  }
  expect(sizes.map((each) => Math.round(each / size))).toEqual([1, 1]);
  expect(Math.round(((await measureBytes()) - start) / size)).toBe(0);
  await store.close();
});

test.each([false, true])(
  "a value is let go when its last consumer has been called (from the store: %s)",
  async (isWarm) => {
    const store = memory();
    const made = new Map<string, WeakRef<object>>();
    const freed: Record<string, string[]> = {};
    const note = (name: string, value: object): object => (made.set(name, new WeakRef(value)), value);
    const look = async (name: string): Promise<string> => {
      await drain();
      collectGarbage();
      freed[name] = [...made].filter(([, reference]) => reference.deref() === undefined).map(([each]) => each);
      return name;
    };
    const nodes: Readonly<Record<string, FunctionSketch>> = {
      one: [[], () => note("one", { text: "one" })],
      two: [["one"], (one: object) => (note("one", one), note("two", { text: "two" }))],
      look1: [["two"], (two: object) => (note("two", two), look("look1"))],
      look2: [["look1"], () => look("look2")],
      look3: [["look2"], () => look("look3")],
    };
    const { run } = makeCached(nodes, { store });
    await run(["look3"]);
    if (isWarm) {
      made.clear();
      const edits = { two: 1, look1: 1, look2: 1, look3: 1 };
      const { run: again } = makeCached(
        { ...nodes, look2: [["look1"], async () => (await look("look2"), 2)] },
        { store, edits },
      );
      await again(["look3"]);
    }
    expect(freed["look2"]).toEqual(["one", "two"]);
    expect(freed["look1"]).toEqual(["one"]);
  },
);
