/** Values that are all different, by name; each call gives new ones. */
export function makeValues(): ReadonlyMap<string, unknown> {
  const values: Record<string, unknown> = {
    one: 1,
    "one as a text": "1",
    "one as a bigint": 1n,
    "minus one as a bigint": -1n,
    "a large bigint": 2n ** 200n,
    true: true,
    false: false,
    "a list of one": [1],
    "a set of one": new Set([1]),
    "minus zero": -0,
    zero: 0,
    NaN: Number.NaN,
    infinity: Number.POSITIVE_INFINITY,
    "minus infinity": Number.NEGATIVE_INFINITY,
    "a fraction": 0.1,
    "a large number": 2 ** 53,
    "more than 32 bits": 2 ** 31,
    null: null,
    undefined,
    "an empty text": "",
    "a text of letters": "é",
    "a text of wide letters": "日本",
    "half a letter": "\ud800",
    "half a letter in an object": { "\ud800": "\udc00" },
    "a long text": "x".repeat(5000),
    "a long text with half a letter": `${"x".repeat(5000)}\ud800`,
    "an empty array": [],
    "an empty object": {},
    "an empty map": new Map(),
    "an empty set": new Set(),
    "an object without prototype": Object.create(null),
    "an object without prototype that holds": Object.assign(Object.create(null), { a: 1 }),
    "an object": { a: 1 },
    "an object with undefined": { a: undefined },
    "two properties": { a: 1, b: 2 },
    "two properties the other way round": { b: 2, a: 1 },
    "a property called __proto__": JSON.parse('{"__proto__":{"a":1}}'),
    "a property called __proto__ that JSON does not keep": withProto(new Date(0)),
    "a property called constructor": { constructor: { prototype: 1 } },
    "a map": new Map([["a", 1]]),
    "two entries": new Map([
      ["a", 1],
      ["b", 2],
    ]),
    "two entries the other way round": new Map([
      ["b", 2],
      ["a", 1],
    ]),
    "a map of maps": new Map([[new Map([[1, 2]]), new Map([["x", new Set([new Map()])]])]]),
    "a set of two": new Set([1, 2]),
    "a set of two the other way round": new Set([2, 1]),
    "a list of lists": [[1]],
    "a list of undefined": [undefined],
    "a list of null": [null],
    // oxlint-disable-next-line no-sparse-arrays
    "a hole": [,],
    // oxlint-disable-next-line no-sparse-arrays
    "a hole in the middle": [1, , 3],
    "holes only": Array.from({ length: 0 }).concat(sparse(4_000_000_000)),
    "a list with a property": Object.assign([1], { note: "x" }),
    "what a match gives": /(?<first>b)/.exec("abc"),
    "a date": new Date(5),
    "the number of a date": 5,
    "an invalid date": new Date(Number.NaN),
    "an expression": /a/,
    "an expression with flags": /a/giu,
    "an expression that went on": Object.assign(/a/g, { lastIndex: 3 }),
    "a boxed number": Object(1),
    "a boxed minus zero": Object(-0),
    "a boxed text": Object("1"),
    "a boxed boolean": Object(true),
    "a boxed bigint": Object(1n),
    "an error": new Error("wrong"),
    "an error of another class": new TypeError("wrong"),
    "an error with a cause": new Error("wrong", { cause: new RangeError("why") }),
    "an error with properties": Object.assign(new Error("wrong"), { code: "E_WRONG", at: new Date(1) }),
    "an error with a name": Object.assign(new Error("wrong"), { name: "OddError" }),
    "an error of several": new AggregateError([new Error("one"), 2], "wrong"),
    "an error of the platform": new DOMException("wrong", "AbortError"),
    "a buffer": new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]).buffer,
    "an empty buffer": new ArrayBuffer(0),
    "a view": new DataView(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]).buffer),
    "a view of a part": new DataView(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]).buffer, 2, 3),
    "a Buffer": Buffer.from([1, 2, 3, 4, 5, 6, 7, 8]),
    "an empty Buffer": Buffer.alloc(0),
  };
  const bytes = new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]);
  for (const type of [
    Int8Array,
    Uint8Array,
    Uint8ClampedArray,
    Int16Array,
    Uint16Array,
    Int32Array,
    Uint32Array,
    Float32Array,
    Float64Array,
    BigInt64Array,
    BigUint64Array,
  ]) {
    values[`a ${type.name}`] = new type(bytes.slice().buffer);
    values[`a part of a ${type.name}`] = new type(bytes.slice().buffer).subarray(1);
  }
  const holder: Record<string, unknown> = { name: "holder" };
  holder["self"] = holder;
  values["an object that holds itself"] = holder;
  const [left, right]: Record<string, unknown>[] = [{ side: 1 }, { side: 2 }];
  left!["other"] = right;
  right!["other"] = left;
  values["two objects that hold each other"] = [left, right];
  values["two objects that hold each other, the other way round"] = [right, left];
  const map = new Map<unknown, unknown>();
  map.set(map, new Set([map]));
  values["a map that holds itself"] = map;
  for (const [name, value] of Object.entries(values)) values[`in an object: ${name}`] = { value };
  return new Map(Object.entries(values));
}

function sparse(length: number): unknown[] {
  const array: unknown[] = [];
  array.length = length;
  return array;
}

function withProto(value: unknown): object {
  return Object.defineProperty({}, "__proto__", { value, configurable: true, enumerable: true, writable: true });
}
