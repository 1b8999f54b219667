import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import pl from "nodejs-polars";
import { afterAll, describe, expect, test } from "vitest";
import { compareSchemas, type CompareSchemasOptions } from "../../src/adapters.ts";
import { DataflowError, Driver, type Run } from "../../src/index.ts";
import { type FunctionSketch, rejection, sketchModule } from "../run/make-dataflow.ts";

const folder = mkdtempSync(join(tmpdir(), "eponym-schemas-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
const newFile = (): string => join(folder, `${++files}`, "schemas.json");

type Sketches = Readonly<Record<string, FunctionSketch>>;

/** A node that gives a value, and one that takes it. */
const giving = (value: unknown): Sketches => ({
  orders: [[], () => value],
  taken: [["orders"], () => 1],
});

async function runOf(sketches: Sketches, options: CompareSchemasOptions, config = {}): Promise<Run> {
  const adapters = [compareSchemas(options)];
  const driver = new Driver({ modules: [sketchModule(sketches)], adapters, config } as never) as unknown as Driver;
  return (await driver.run(["taken"])) as Run;
}

const codesOf = ({ warnings }: Run): readonly string[] => warnings.map(({ code }) => code);
const schemasIn = (file: string): unknown => JSON.parse(readFileSync(file, "utf8"));

const frame = pl.DataFrame({ id: [1, 2], city: ["a", "b"], gone: [true, false] });
const other = pl.DataFrame({ id: ["1", "2"], city: ["a", null], more: [1, 2] });

describe("a changed schema", () => {
  test("is a warning that names what has changed, until it is accepted", async () => {
    const file = newFile();
    expect(codesOf(await runOf(giving(frame), { file }))).toEqual([]);
    const before = readFileSync(file, "utf8");
    for (let round = 0; round < 2; round++) {
      const run = await runOf(giving(other), { file });
      expect(run.status).toBe("done");
      expect(run.warnings).toMatchObject([
        { code: "SCHEMA_CHANGED", nodes: ["orders"], location: { file: "flow.ts" } },
      ]);
      expect(run.warnings[0]?.message).toContain('"id" was Float64 and is String');
      expect(run.warnings[0]?.message).toContain('"gone" was removed (Bool)');
      expect(run.warnings[0]?.message).toContain('"more" was added (Float64)');
      expect(run.warnings[0]?.message).not.toContain("city");
      expect(readFileSync(file, "utf8")).toBe(before);
    }
    expect(codesOf(await runOf(giving(other), { file, update: true }))).toEqual([]);
    expect(codesOf(await runOf(giving(other), { file }))).toEqual([]);
    expect(codesOf(await runOf(giving(frame), { file }))).toEqual(["SCHEMA_CHANGED"]);
  });

  test.each([
    ["at once", (value: unknown) => value],
    ["later", async (value: unknown) => value],
  ])("fails the node before anything takes its value, %s", async (_, give) => {
    const file = newFile();
    let taken = 0;
    const sketch = (value: unknown): Sketches => ({
      orders: [[], () => give(value)],
      taken: [["orders"], () => ++taken],
    });
    await runOf(sketch(frame), { file, onChange: "fail" });
    const before = readFileSync(file, "utf8");
    const error = (await rejection(runOf(sketch(other), { file, onChange: "fail" }))) as DataflowError;
    expect([error.code, error.nodes, taken]).toEqual(["SCHEMA_CHANGED", ["orders"], 1]);
    expect(readFileSync(file, "utf8")).toBe(before);
  });

  test.each<readonly [string, unknown, unknown, number]>([
    ["of rows", [{ a: 1 }], [{ a: "1" }], 1],
    ["of a record", { a: 1, b: "x" }, { a: 1 }, 1],
    ["of nothing but the order", { a: 1, b: "x" }, { b: "y", a: 2 }, 0],
    ["of values alone", [{ a: 1 }], [{ a: 2 }, { a: 3 }], 0],
    ["where a column has come to be empty", [{ a: 1 }], [{ a: null }], 0],
    ["where a table has come to be empty", [{ a: 1 }], [], 0],
    ["where a column is no longer empty", [{ a: null }], [{ a: 1 }], 0],
    ["of what is neither", 5, "five", 0],
    ["of what cannot be looked at", { a: 1 }, new Proxy({}, { ownKeys: () => expect.fail() }), 0],
  ])("%s", async (_, before, after, changes) => {
    const file = newFile();
    await runOf(giving(before), { file });
    expect(codesOf(await runOf(giving(after), { file }))).toHaveLength(changes);
  });

  test("a column that was empty has the type that it gets afterwards", async () => {
    const file = newFile();
    for (const value of [null, 1, null]) expect(codesOf(await runOf(giving([{ a: value }]), { file }))).toEqual([]);
    expect(codesOf(await runOf(giving([{ a: "x" }]), { file }))).toEqual(["SCHEMA_CHANGED"]);
  });

  test("rows beyond those that are looked at take no time", async () => {
    const file = newFile();
    const rows = Array.from({ length: 300_000 }, (_, id) => ({ id, name: "a" }));
    await runOf(giving(rows), { file });
    expect(schemasIn(file)).toMatchObject({ runs: [{ nodes: { orders: { id: "number", name: "string" } } }] });
  });
});

describe("the file", () => {
  test("is the same for the same schemas, and is not written again", async () => {
    const file = newFile();
    const sketches = (): Sketches => ({
      zebra: [[], () => [{ b: 1, a: "x" }]],
      apple: [[], async () => ({ n: 1 })],
      taken: [["zebra", "apple"], () => 1],
    });
    await runOf(sketches(), { file });
    const { ino } = statSync(file);
    expect(readFileSync(file, "utf8")).toBe(
      `${JSON.stringify(
        {
          format: 1,
          runs: [
            {
              modules: ["flow"],
              outputs: ["taken"],
              config: (schemasIn(file) as { runs: { config: string }[] }).runs[0]!.config,
              nodes: { apple: { n: "number" }, zebra: { b: "number", a: "string" } },
            },
          ],
        },
        undefined,
        2,
      )}\n`,
    );
    await runOf(sketches(), { file });
    expect(statSync(file).ino).toBe(ino);
    expect(readdirSync(dirname(file))).toEqual(["schemas.json"]);
  });

  test("keeps runs of different configs and outputs apart", async () => {
    const file = newFile();
    const regional = (value: unknown): Sketches => ({
      orders: [["region"], () => value],
      taken: [["orders"], () => 1],
    });
    await runOf(regional([{ a: 1 }]), { file }, { region: "us" });
    expect(codesOf(await runOf(regional([{ b: 1 }]), { file }, { region: "eu" }))).toEqual([]);
    expect(codesOf(await runOf(regional([{ b: 1 }]), { file }, { region: "us" }))).toEqual(["SCHEMA_CHANGED"]);
    expect((schemasIn(file) as { runs: unknown[] }).runs).toHaveLength(2);
    expect(readFileSync(file, "utf8")).not.toMatch(/"us"|"eu"/);
  });

  test("is not written by a run that failed", async () => {
    const file = newFile();
    const failing: Sketches = {
      orders: [[], () => [{ a: 1 }]],
      taken: [
        ["orders"],
        () => {
          throw new Error("off");
        },
      ],
    };
    await rejection(runOf(failing, { file }));
    expect(() => statSync(file)).toThrow(/ENOENT/);
  });

  test("holds what runs at the same time have found", async () => {
    const file = newFile();
    const regional = (): Sketches => ({ orders: [["region"], () => [{ a: 1 }]], taken: [["orders"], () => 1] });
    const regions = Array.from({ length: 20 }, (_, place) => `r${place}`);
    await Promise.all(regions.map((region) => runOf(regional(), { file }, { region })));
    expect((schemasIn(file) as { runs: unknown[] }).runs).toHaveLength(20);
  });

  test("that is broken is told, and left as it is", async () => {
    for (const text of ["{", '{"format":2}', '{"format":1,"runs":[{}]}']) {
      const file = newFile();
      await runOf(giving(frame), { file });
      writeFileSync(file, text);
      const run = await runOf(giving(other), { file });
      expect(codesOf(run)).toEqual(["FORMAT_WRONG"]);
      expect(((await rejection(runOf(giving(other), { file, onChange: "fail" }))) as DataflowError).code).toBe(
        "FORMAT_WRONG",
      );
      expect(readFileSync(file, "utf8")).toBe(text);
    }
  });
});

describe("what is compared", () => {
  const sketches = (first: unknown, second: unknown): Sketches => ({
    first: [[], () => first, ["tag", { kept: true }]],
    second: [[], () => second],
    taken: [["first", "second"], () => 1],
  });

  test("can be chosen", async () => {
    const file = newFile();
    const options = { file, nodes: { tags: { kept: true } } } as const;
    await runOf(sketches({ a: 1 }, { a: 1 }), options);
    const run = await runOf(sketches({ b: 1 }, { b: 1 }), options);
    expect(run.warnings.map(({ nodes }) => nodes)).toEqual([["first"]]);
    expect(schemasIn(file)).toMatchObject({ runs: [{ nodes: { first: { a: "number" } } }] });
    expect(readFileSync(file, "utf8")).not.toContain("second");
  });

  test("is not what is secret", async () => {
    const file = newFile();
    const hidden: Sketches = { "secret key": [[], () => ({ swordfish: 1 })], taken: [["key"], () => ({ a: 1 })] };
    await runOf(hidden, { file });
    expect(schemasIn(file)).toMatchObject({ runs: [{ nodes: { taken: { a: "number" } } }] });
    expect(readFileSync(file, "utf8")).not.toContain("swordfish");
  });

  test("is the first item of a fan-out", async () => {
    const file = newFile();
    const fan = (second: object): Sketches => ({
      "item[]": [[], () => [0, 1]],
      row: [["item"], (item: number) => (item === 0 ? { a: 1 } : second)],
      taken: [["[row]"], () => 1],
    });
    await runOf(fan({ a: 1 }), { file });
    expect(codesOf(await runOf(fan({ b: 1 }), { file }))).toEqual([]);
  });
});

test("wrong options are told at once", () => {
  const make = (): unknown => compareSchemas({ file: 1, onChange: "stop" } as never);
  expect(make).toThrow(DataflowError);
  expect(make).toThrow(/`file`.*`onChange`/s);
});
