import { Readable } from "node:stream";
import { expect, test } from "vitest";
import type { Encoded } from "../../../src/cache/value-coding.ts";
import { createValueCoding } from "../../../src/data/cached-values/value-coding.ts";
import { DataflowError } from "../../../src/errors/dataflow-error.ts";

const coding = createValueCoding();
class Client {
  readonly key = "secret";
}
const detached = new Uint8Array(8);
structuredClone(detached, { transfer: [detached.buffer] });
const deep = (depth: number): unknown => {
  let value: unknown = [1n];
  for (let step = 0; step < depth; step++) value = [value];
  return value;
};

test.each<[string, unknown]>([
  ["a function", () => 1],
  ["a function at .handlers[2].onClick", { handlers: [1, 2, { onClick() {} }] }],
  [
    "a function at .values()[1]",
    new Map<unknown, unknown>([
      [1, 2],
      [3, () => 1],
    ]),
  ],
  ["a function at .keys()[0].a", new Map([[{ a: () => 1 }, 1]])],
  ["a function at .values()[0]", new Set([() => 1])],
  ['a function at ["two words"].cause', { "two words": new Error("x", { cause: () => 1 }) }],
  ["a symbol at .x", { x: Symbol("private") }],
  ["a symbol", Object(Symbol("private"))],
  ["a promise", Promise.resolve(1)],
  ["a promise at [0]", [Promise.resolve(1)]],
  ["a stream", new ReadableStream()],
  ["a stream", Readable.from([1])],
  ["an iterator", [1].values()],
  ["an iterator", (function* () {})()],
  ["an iterator", (async function* () {})()],
  ["a WeakMap", new WeakMap()],
  ["a WeakSet at .x", { x: new WeakSet() }],
  ["a WeakRef", new WeakRef({})],
  ["a proxy at [0]", [new Proxy({}, {})]],
  ["an instance of Client", new Client()],
  ["an instance of Client at .client", { client: new Client() }],
  ["an instance of Client", new (class Client extends Map {})()],
  ["an instance of Date", Object.create(Date.prototype)],
  ["an object with a prototype of its own", Object.create({ a: 1 })],
  ["shared memory", new SharedArrayBuffer(8)],
  ["shared memory", new Uint8Array(new SharedArrayBuffer(8))],
  ["shared memory at .x", { x: new Uint8Array(new SharedArrayBuffer(8)) }],
  ["a buffer that was given away before", detached],
  ["a buffer whose size can change", new ArrayBuffer(8, { maxByteLength: 16 })],
  [
    "a getter or setter at .a",
    {
      a: {
        get x() {
          return 1;
        },
      },
    },
  ],
  ["a property that is not enumerable", Object.defineProperty({}, "x", { value: 1 })],
  ["a property whose name is a symbol at [1]", [1, { [Symbol("x")]: 1 }]],
  ["a property whose name is a symbol", Object.assign([1], { [Symbol("x")]: 1 })],
  ["properties of its own on an object that keeps none at .map", { map: Object.assign(new Map(), { a: 1 }) }],
  ["objects that are nested too deeply", deep(100_000)],
])("%s", async (reason, value) => {
  expect(await coding.version(value)).toEqual({ reason });
  expect(await coding.encode(value)).toEqual({ reason });
  expect(await coding.encode(value, "structured")).toEqual({ reason });
});

test.each<[string, unknown, RegExp]>([
  ["json", { at: { day: new Date() } }, /json, as there is an instance of Date at \.at\.day\./],
  ["json", [1, undefined], /undefined at \[1\]/],
  ["json", { a: -0 }, /a number that JSON does not have \(NaN, an infinity or -0\) at \.a/],
  ["json", { a: 1n }, /a bigint at \.a/],
  ["json", Object.create(null), /an object without a prototype/],
  [
    "json",
    {
      a: {
        get b() {
          return 1;
        },
      },
    },
    /an object with getters, hidden properties or symbols.* at \.a/,
  ],
  ["text", 5, /no well-formed text/],
  ["text", "\ud800", /no well-formed text/],
  ["bytes", "x", /neither a buffer nor a typed array/],
  ["arrow", [{ a: 1 }], /no polars DataFrame/],
  ["parquet", new Proxy({}, {}), /no polars DataFrame/],
])("what %s cannot hold is told: %s", (format, value, message) => {
  const encode = (): unknown => coding.encode(value, format);
  expect(encode).toThrow(DataflowError);
  expect(encode).toThrow(message);
  expect(encode).toThrow(/"structured" takes any/);
});

test("a format that there is not", () => {
  expect(() => coding.encode(1, "jsn")).toThrow(/There is no format "jsn".*\n.*"json"/);
  expect(() => coding.decode("jsn", new Uint8Array())).toThrow(/There is no format/);
});

test("a cycle is no JSON", () => {
  const value: Record<string, unknown> = {};
  value["self"] = value;
  expect(() => coding.encode(value, "json")).toThrow(DataflowError);
});

test("formats that are asked for leave the version", async () => {
  for (const [value, format] of [
    ["short", "text"],
    ["x".repeat(5000), "json"],
    ["x".repeat(5000), "structured"],
    [{ a: 1 }, "structured"],
    [Float64Array.of(1, 2), "structured"],
    [Float64Array.of(1, 2), "bytes"],
  ] as const) {
    const encoded = (await coding.encode(value, format)) as Encoded;
    expect(encoded.format.replace(/:.*/, "")).toBe(format);
    expect(encoded.version).toBe(await coding.version(value));
    expect(await coding.decode(encoded.format, encoded.bytes)).toEqual(value);
  }
});
