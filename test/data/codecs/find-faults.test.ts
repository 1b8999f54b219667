import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { findFaults } from "../../../src/data/codecs/find-faults.ts";
import { packValues } from "../../../src/data/codecs/pack.ts";

class Model {
  readonly weights = [1, 2];
}
class Samples extends Float64Array {}
class Rows extends Array<number> {}

function* count(): Generator<number> {
  yield 1;
}

function throwSecret(): never {
  throw new Error("secret");
}

const view = new Uint8Array(8);
const detached = view.buffer;
structuredClone(detached, { transfer: [detached] });

/** What cannot be sent, where it stands, and what is said of it. */
const cases: readonly (readonly [value: unknown, place: string, says: string])[] = [
  [() => 1, "model", "a function"],
  [{ weights: [1, 2, 3, Symbol("secret name")] }, "model.weights[3]", "a symbol"],
  [
    { "a b": new Map([["secret key", { deep: new Model() }]]) },
    'model["a b"].values()[0].deep',
    "an instance of class Model",
  ],
  [new Map([[new Set([Math.max]), 1]]), "model.keys()[0].values()[0]", "a function"],
  [new Samples(2), "model", "an instance of class Samples"],
  [Rows.of(1), "model", "an instance of class Rows"],
  [new (class extends Map {})(), "model", "an object with a prototype of its own"],
  [Object.create({ inherited: 1 }), "model", "an object with a prototype of its own"],
  [count(), "model", "give an array"],
  [[new Map().values()], "model[0]", "give an array"],
  [{ later: Promise.resolve(1) }, "model.later", "await it"],
  [new WeakMap(), "model", "an instance of class WeakMap"],
  [{ [Symbol("secret name")]: 1 }, "model (the name of a property)", "a symbol"],
  [view, "model", "given away before"],
  [{ data: detached }, "model.data", "given away before"],
  [Object.assign([1], { next: () => 1 }), "model.next", "a function"],
  [Object.assign([{ list: [] }], { "a b": [new Model()] }), 'model["a b"][0]', "an instance of class Model"],
  [
    Object.assign(
      Array.from({ length: 5000 }, () => 1),
      { 5001.5: Math.max },
    ),
    'model["5001.5"]',
    "a function",
  ],
  [Object.assign([1], { [Symbol("secret name")]: 1 }), "model (the name of a property)", "a symbol"],
  [
    {
      list: [
        {
          get broken() {
            throw new Error("secret");
          },
        },
      ],
    },
    "model.list[0].broken",
    "a getter that throws",
  ],
  [Object.defineProperty([1, 2], 1, { get: throwSecret }), "model[1]", "a getter that throws"],
  [new Proxy(new URL("http://secret/"), {}), "model", "a proxy"],
  [new Proxy(new Model(), { getPrototypeOf: throwSecret }), "model", "a proxy"],
];

test.each(cases)("case %#: what cannot be sent is told by its place", async (value, place, says) => {
  expect(await packValues([value], () => false)).toBeUndefined();
  const faults = findFaults(value, "model");
  expect(faults).toHaveLength(1);
  expect(faults[0]!.place).toBe(place);
  expect(faults[0]!.message).toContain(says);
  expect(JSON.stringify(faults)).not.toContain("secret");
});

test("a proxy is found out, though structured clone alone refuses it", () => {
  expect(findFaults({ list: [new Proxy({}, {})] }, "x")).toEqual([{ place: "x.list[0]", message: "a proxy" }]);
  expect(findFaults(new Proxy([], {}), "x")).toEqual([{ place: "x", message: "a proxy" }]);
});

test("the place that is told leads to what cannot be sent, wherever it stands", async () => {
  const steps = fc.array(
    fc.oneof(fc.nat(3), fc.stringMatching(/^[a-z][a-z0-9]{0,3}$/), fc.constantFrom("a b", "é-", "")),
    {
      minLength: 1,
      maxLength: 8,
    },
  );
  await fc.assert(
    fc.asyncProperty(steps, async (path) => {
      const bad = (): void => {};
      const value = path.reduceRight<unknown>(
        (inner, step) =>
          typeof step === "number" ? [0, 1, 2, 3].with(step, inner as number) : { aside: [1], [step]: inner },
        bad,
      );
      expect(await packValues([value], () => false)).toBeUndefined();
      const [fault] = findFaults(value, "value");
      expect(runInNewContext(fault!.place, { value })).toBe(bad);
    }),
  );
});

test("ten faults at most are told, each place once, also where parts are shared or lie in cycles", () => {
  const bad = { fn: Math.max };
  const value: Record<string, unknown> = { one: bad, two: bad };
  value["self"] = value;
  expect(findFaults(value, "x").map(({ place }) => place)).toEqual(["x.one.fn"]);
  expect(
    findFaults(
      Array.from({ length: 50 }, () => Math.max),
      "x",
    ),
  ).toHaveLength(10);
});

test("nothing is wrong with plain data, of another context too", async () => {
  const value: unknown = runInNewContext("({ list: [1, { a: 2 }], none: Object.create(null) })");
  expect(findFaults(value, "x")).toEqual([]);
  expect(await packValues([value], () => false)).toBeDefined();
  expect(findFaults({ _s: 1, _ldf: 2 }, "x")).toEqual([]);
  expect(await packValues([{ _s: 1 }], () => false)).toBeDefined();
});
