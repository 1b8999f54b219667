import { isDeepStrictEqual } from "node:util";
import * as arrow from "apache-arrow";
import fc from "fast-check";
import pl from "nodejs-polars";
import { expect, test } from "vitest";
import { packValues } from "../../../src/data/codecs/pack.ts";
import { unpackValues } from "../../../src/data/codecs/unpack.ts";
import { DataflowError } from "../../../src/errors/dataflow-error.ts";

/** What arrives of a value in another thread. */
async function send<T>(value: T, isGiven: (buffer: ArrayBufferLike) => boolean = () => false): Promise<T> {
  const parcel = await packValues([value], isGiven);
  if (parcel === undefined) throw new TypeError("It cannot be sent.");
  const packed = structuredClone(parcel.packed, { transfer: [...parcel.moved] });
  return (await unpackValues(packed))[0] as T;
}

const leaves = fc.oneof(
  fc.integer(),
  fc.double(),
  fc.bigInt(),
  fc.string(),
  fc.boolean(),
  fc.constantFrom(null, undefined),
  fc.date({ noInvalidDate: true }),
  fc.uint8Array(),
  fc.float64Array(),
  fc.uint8Array().map((bytes) => Buffer.from(bytes)),
  fc.webUrl().map((url) => new URL(url)),
  fc.string().map((message) => Object.assign(new RangeError(message), { status: message.length })),
);
const { value: anyValue } = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 5 }, leaves, tie("array"), tie("object"), tie("map"), tie("set")),
  array: fc.array(tie("value")),
  object: fc.dictionary(fc.string(), tie("value"), { noNullPrototype: true }),
  map: fc.array(fc.tuple(tie("value"), tie("value"))).map((entries) => new Map(entries)),
  set: fc.array(tie("value")).map((items) => new Set(items)),
}));

test("values of all kinds arrive as they were, and what was sent is as it was", async () => {
  await fc.assert(
    fc.asyncProperty(anyValue, async (value) => {
      const before = structuredClone({
        value: JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? String(part) : part)),
      });
      const arrived = await send(value);
      expect(arrived).toStrictEqual(value);
      expect(JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? String(part) : part))).toBe(
        before.value,
      );
    }),
    { numRuns: process.env["EPONYM_LONG"] === "1" ? 5000 : 300 },
  );
});

test("parts that stand in two places are one part again, cycles included, codecs or not", async () => {
  const frame = pl.DataFrame({ a: [1, 2] });
  const shared = { frame };
  const value: Record<string, unknown> = { one: shared, two: shared, frame, list: [frame], plain: { deep: [{}] } };
  value["self"] = value;
  const arrived = await send(value as typeof value & { one: { frame: pl.DataFrame }; list: pl.DataFrame[] });
  expect(arrived["self"]).toBe(arrived);
  expect(arrived.one).toBe(arrived["two"]);
  expect(arrived.one.frame).toBe(arrived["frame"]);
  expect(arrived.list[0]).toBe(arrived["frame"]);
  expect(arrived.one.frame.toRecords()).toEqual([{ a: 1 }, { a: 2 }]);
  expect(value["frame"]).toBe(frame);
  expect(shared.frame).toBe(frame);
});

test("keys of maps and items of sets keep their order and their codecs", async () => {
  const [one, two] = [Buffer.from("one"), Buffer.from("two")];
  const { map, set } = await send({
    map: new Map<unknown, unknown>([
      ["a", 1],
      [one, two],
      ["b", [one]],
    ]),
    set: new Set<unknown>(["x", one, "y", two]),
  });
  expect([...map]).toEqual([
    ["a", 1],
    [one, two],
    ["b", [one]],
  ]);
  expect((map.get("b") as unknown[])[0]).toBe([...map][1]![0]);
  expect([...set]).toEqual(["x", one, "y", two]);
  expect(Buffer.isBuffer([...set][1])).toBe(true);
});

test("values of any depth and size", async () => {
  let chain: unknown = Buffer.from("end");
  for (let depth = 0; depth < 5_000; depth++) chain = [chain];
  const parcel = await packValues([chain], () => false);
  let inner: unknown = (await unpackValues(parcel!.packed))[0];
  while (Array.isArray(inner)) inner = inner[0];
  expect(String(inner)).toBe("end");

  const rows = Array.from({ length: 300_000 }, (_, id) => ({ id, tags: ["a"] }));
  const arrived = await send({ rows, numbers: rows.map(({ id }) => id), url: new URL("http://localhost/") });
  expect(arrived.rows).toHaveLength(rows.length);
  expect(arrived.rows.at(-1)).toEqual({ id: 299_999, tags: ["a"] });
  expect(arrived.url.href).toBe("http://localhost/");
});

test("holes, own properties named __proto__ and text that is long", async () => {
  // oxlint-disable-next-line no-sparse-arrays
  const value = [1, , Buffer.from("b")];
  const arrived = await send(value);
  expect(1 in arrived).toBe(false);
  expect(arrived).toHaveLength(3);
  const odd = JSON.parse('{"__proto__": {"x": 1}}') as object;
  Object.defineProperty(odd, "b", { value: Buffer.from("b"), enumerable: true });
  const oddArrived = await send(odd);
  expect(Object.keys(oddArrived)).toEqual(["__proto__", "b"]);
  expect(Object.getPrototypeOf(oddArrived)).toBe(Object.prototype);
});

test("own properties of arrays, in whatever else they stand", async () => {
  const url = new URL("http://localhost/");
  const match = /(?<first>b)/.exec("abc")!;
  expect(await send(match)).toEqual(match);
  const value = Object.assign([url], { next: 5, again: url, inner: { text: "a" } });
  const arrived = await send({ value });
  expect([arrived.value.length, arrived.value.next, arrived.value.inner]).toEqual([1, 5, { text: "a" }]);
  expect(arrived.value[0]).toBeInstanceOf(URL);
  expect(arrived.value.again).toBe(arrived.value[0]);
  const large = Object.assign(Array.from<unknown, URL | number>({ length: 5000 }, () => 1).with(0, url), { next: 5 });
  expect((await send(large)).next).toBe(5);
});

test("what only looks like a value that has a codec cannot be sent", async () => {
  expect(await packValues([Object.create(URL.prototype)], () => false)).toBeUndefined();
});

test("errors keep their names, causes, stacks and own properties, but for what cannot be sent", async () => {
  const inner = Object.assign(new TypeError("inner"), { code: "E_INNER" });
  const error = Object.assign(new Error("outer", { cause: inner }), {
    name: "RateLimitError",
    status: 429,
    headers: new Headers({ "retry-after": "3" }),
    retry: () => {},
    request: {
      socket: new (class Socket {
        readonly port = 1;
      })(),
    },
  });
  (inner as { cause?: unknown }).cause = error;
  const arrived = await send(error);
  expect(arrived).toBeInstanceOf(Error);
  expect([arrived.name, arrived.message, arrived.status, arrived.stack]).toEqual([
    "RateLimitError",
    "outer",
    429,
    error.stack,
  ]);
  expect(arrived.headers.get("retry-after")).toBe("3");
  expect("retry" in arrived || "request" in arrived).toBe(false);
  const cause = arrived.cause as typeof inner;
  expect(cause).toBeInstanceOf(TypeError);
  expect([cause.message, cause.code]).toEqual(["inner", "E_INNER"]);
  expect(cause.cause).toBe(arrived);
});

test("errors of this package, of several errors, and of the platform", async () => {
  const problem = { code: "A", message: "wrong", nodes: ["x"], location: { file: "a.ts", line: 1, column: 2 } };
  const own = await send(new DataflowError([problem], { cause: new Error("why") }));
  expect(own).toBeInstanceOf(DataflowError);
  expect(own.problems).toEqual([problem]);
  expect([own.code, own.message]).toEqual(["A", new DataflowError([problem]).message]);
  expect((own.cause as Error).message).toBe("why");
  const several = await send(new AggregateError([new RangeError("one")], "several"));
  expect(several).toBeInstanceOf(AggregateError);
  expect(several.errors[0]).toBeInstanceOf(RangeError);
  const aborted = await send(AbortSignal.abort().reason as DOMException);
  expect([aborted.name, aborted instanceof DOMException]).toEqual(["AbortError", true]);
});

test("frames, series and queries of polars of every type", async () => {
  const frame = pl
    .DataFrame({
      float: [1.5, null, 3],
      text: ["a", null, "c"],
      flag: [true, false, null],
      at: [new Date(0), null, new Date(5)],
      list: [[1, 2], [], [3]],
      writeIPCStream: [1, 2, 3],
    })
    .withColumns(
      pl.col("float").cast(pl.Int64).alias("whole"),
      pl.col("text").cast(pl.Categorical).alias("category"),
      pl.col("at").cast(pl.Date).alias("day"),
    );
  const arrived = await send({
    frame,
    column: frame.getColumn("list"),
    nameless: pl.Series("", [1, 2]),
    none: pl.DataFrame({}),
    empty: frame.limit(0),
  });
  expect(arrived.frame.dtypes.map(String)).toEqual(frame.dtypes.map(String));
  expect(arrived.frame.toRecords()).toEqual(frame.toRecords());
  expect([arrived.column.name, arrived.column.toArray()]).toEqual(["list", frame.getColumn("list").toArray()]);
  expect([arrived.nameless.name, arrived.nameless.toArray()]).toEqual(["", [1, 2]]);
  expect([arrived.none.width, arrived.empty.height, arrived.empty.width]).toEqual([0, 0, frame.width]);
  const query = await send(frame.lazy().filter(pl.col("float").gt(2)).select("text"));
  expect((await query.collect()).toRecords()).toEqual([{ text: "c" }]);
});

test("tables of Arrow", async () => {
  const table = arrow.tableFromArrays({ id: Int32Array.of(1, 2, 3), name: ["a", "b", "c"] });
  const [arrived] = await send([table]);
  expect(arrived).toBeInstanceOf(arrow.Table);
  expect(arrived.toArray().map((row) => ({ ...(row as object) }))).toEqual(
    table.toArray().map((row) => ({ ...(row as object) })),
  );
});

test("shared memory is shared; buffers are copied, and moved where they are given", async () => {
  const shared = new Int32Array(new SharedArrayBuffer(8));
  const copied = Float64Array.of(1, 2);
  const moved = Float64Array.of(3, 4);
  const arrived = await send({ shared, copied, moved }, (buffer) => buffer === moved.buffer);
  shared[0] = 7;
  expect(arrived.shared[0]).toBe(7);
  copied[0] = 9;
  expect([...arrived.copied]).toEqual([1, 2]);
  expect([...arrived.moved]).toEqual([3, 4]);
  expect(moved.buffer.detached).toBe(true);
});

test("of a part of a buffer only the part is copied, and two views of one buffer that is given stay views of one buffer", async () => {
  const whole = new Float64Array(1000).fill(5);
  const part = whole.subarray(10, 12);
  const { packed } = (await packValues([part, Buffer.from(whole.buffer, 8, 4)], () => false))!;
  const lengths = packed.coded.map(([, parts]) => (parts as { buffer: ArrayBuffer }).buffer.byteLength);
  expect(lengths).toEqual([4, 16]);
  expect([...(await send(part))]).toEqual([5, 5]);
  const views = await send([whole.subarray(0, 1), whole.subarray(1, 2)], () => true);
  expect(views[0]!.buffer).toBe(views[1]!.buffer);
  expect(
    isDeepStrictEqual(
      views.map((view) => [...view]),
      [[5], [5]],
    ),
  ).toBe(true);
});
