import pl from "nodejs-polars";
import { expect, test } from "vitest";
import { defaultTables } from "../../src/data/tables.ts";
import { describeShape } from "../../src/run/shape.ts";

class Model {
  readonly weights = [1];
}

const secret = "do not tell";

test.each<readonly [string, () => unknown]>([
  ["number", () => 1],
  ["bigint", () => 1n],
  ["boolean", () => true],
  ["null", () => null],
  ["undefined", () => undefined],
  ["function", () => () => secret],
  ["symbol", () => Symbol(secret)],
  ["string (1 character)", () => "a"],
  ["string (11 characters)", () => secret],
  ["array of 0", () => []],
  ["array of 1", () => [secret]],
  ["array of 2", () => [{ a: secret }, { a: secret }]],
  ["Float32Array of 3", () => new Float32Array(3)],
  ["DataView of 5 bytes", () => new DataView(new ArrayBuffer(5))],
  ["Map of 1", () => new Map([[secret, 1]])],
  ["Set of 1", () => new Set([secret])],
  ["Date", () => new Date()],
  ["Promise", () => Promise.resolve(secret)],
  ["Model", () => new Model()],
  ["object {}", () => ({})],
  ["object { a, b }", () => ({ a: secret, b: 1 })],
  ["object { a, b, c, d, e, … }", () => ({ a: 1, b: 1, c: 1, d: 1, e: 1, f: 1 })],
  ["object {}", () => Object.create(null)],
  ["object", () => new Proxy({}, { get: () => expect.fail(), ownKeys: () => expect.fail() })],
  ["DataFrame of 3 rows × 2 columns", () => pl.DataFrame({ a: [1, 2, 3], b: ["x", "y", secret] })],
  ["DataFrame of 1 row × 1 column", () => pl.DataFrame({ a: [1] })],
  ["DataFrame of 2 rows × 2 columns", () => pl.DataFrame({ height: [1, 2], columns: [1, 2] })],
  ["LazyDataFrame", () => pl.DataFrame({ a: [1] }).lazy()],
  ["polars column of 3 Float64", () => pl.Series("a", [1, 2, 3])],
])("%s", (shape, make) => {
  expect(describeShape(make(), defaultTables)).toBe(shape);
});

test("a shape costs no reading of columns", () => {
  const column = pl.Series("a", [1, 2, 3]);
  const tables = defaultTables.map((type) => ({ ...type, columnValues: () => expect.fail("read") }));
  expect(describeShape(column, tables)).toContain("of 3");
});
