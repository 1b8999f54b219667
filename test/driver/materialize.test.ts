import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { gracefulErrors } from "../../src/adapters/graceful-errors.ts";
import { from } from "../../src/data/from.ts";
import { to } from "../../src/data/to.ts";
import { Driver } from "../../src/driver/driver.ts";
import type { DataflowError } from "../../src/errors/dataflow-error.ts";
import { createModule, type FunctionRow } from "../../src/module.ts";
import { listUnfinished, settleUnfinished } from "../../src/run/unfinished.ts";
import type { Adapter } from "../../src/run/adapter.ts";
import type { Saver } from "../../src/saver.ts";
import { defer, drain, rejection } from "../run/make-dataflow.ts";

let runs = 0;
const source = {
  rows: (count: number) => (runs++, Array.from({ length: count }, (_, age) => ({ age, name: `n${age}` }))),
  total: (rows: { age: number }[]) => rows.reduce((sum, { age }) => sum + age, 0),
  key: () => "k-123",
  bad: (): never => {
    throw new Error("Bad.");
  },
};
const functions: readonly FunctionRow[] = [
  { name: "rows", takes: [["count", "number"]], gives: "Row[]", hash: "" },
  { name: "total", takes: [["rows", "Row[]"]], gives: "number", hash: "" },
  { name: "key", gives: "string", result: ["secret"], hash: "" },
  { name: "bad", gives: "number", hash: "" },
];
const positions = functions.map((_, place) => [place + 1, 1]);
const driver = new Driver({
  modules: [createModule({ name: "flow", file: "flow.ts", url: "", source, functions, positions })],
});

const folder = mkdtempSync(join(tmpdir(), "eponym-materialize-"));
const at = (name: string): string => join(folder, name);
const inputs = { count: 3 };

beforeEach(() => {
  for (const name of readdirSync(folder)) rmSync(at(name));
  runs = 0;
});
afterAll(() => rmSync(folder, { recursive: true }));

/** As plain JavaScript sees it. */
const untyped = driver as unknown as { materialize(...given: unknown[]): Promise<Record<string, unknown>> };

/** A saver of one's own. */
function own(kind: string, save: Saver<unknown>["save"]): Saver<unknown> {
  return { kind, save };
}

describe("materialize", () => {
  test("computes once, saves, and gives metadata by output in the order asked", async () => {
    const saved = await driver.materialize(
      { total: to.json(at("total.json")), rows: [to.csv(at("rows.csv")), to.jsonl(at("rows.jsonl"))] },
      { inputs },
    );
    expect(Object.keys(saved)).toEqual(["total", "rows"]);
    expect(saved).toMatchObject({
      total: { path: at("total.json") },
      rows: [
        { path: at("rows.csv"), rows: 3, columns: ["age", "name"] },
        { path: at("rows.jsonl"), rows: 3 },
      ],
    });
    expect(runs).toBe(1);
    expect(JSON.parse(readFileSync(at("total.json"), "utf8"))).toBe(3);
    expect(readFileSync(at("rows.csv"), "utf8")).toBe("age,name\n0,n0\n1,n1\n2,n2\n");
    const back = await from.jsonl(at("rows.jsonl")).load({ signal: new AbortController().signal, tables: [] });
    expect(back.data).toEqual([
      { age: 0, name: "n0" },
      { age: 1, name: "n1" },
      { age: 2, name: "n2" },
    ]);
  });

  test("takes overrides, and computes what has no saver at all", async () => {
    const saved = await untyped.materialize(
      { total: to.json(at("total.json")), rows: [] },
      { inputs, overrides: { rows: [{ age: 9 }] } },
    );
    expect([saved["rows"], runs, readFileSync(at("total.json"), "utf8")]).toEqual([[], 0, "9\n"]);
    expect(await driver.materialize({})).toEqual({});
  });

  test("saves at the same time", async () => {
    const [first, second] = [defer<object>(), defer<object>()];
    const started: string[] = [];
    const wait = (name: string, end: typeof first): Saver<unknown> =>
      own(name, () => (started.push(name), end.promise.then(() => ({ name }))));
    const saving = driver.materialize({ key: [wait("a", first), wait("b", second)] });
    await drain();
    expect(started).toEqual(["a", "b"]);
    second.resolve({});
    first.resolve({});
    expect(await saving).toEqual({ key: [{ name: "a" }, { name: "b" }] });
  });

  test("saves what is secret, and never shows it", async () => {
    await driver.materialize({ key: to.text(at("key.txt")) });
    expect(readFileSync(at("key.txt"), "utf8")).toBe("k-123");
    const error = await rejection(
      driver.materialize({ key: own("failing", () => Promise.reject(new Error("Full."))) }),
    );
    expect(String(error)).not.toContain("k-123");
  });

  test("tells the savers the tables and the signal of the request", async () => {
    const { signal } = new AbortController();
    const saver = own("looking", (_, context) => ({
      isSame: context.signal === signal,
      tables: context.tables.map(({ name }) => name),
    }));
    expect(await driver.materialize({ key: saver }, { signal })).toEqual({
      key: { isSame: true, tables: ["polars", "rows"] },
    });
  });

  test("a saver that fails is named with its output; what the others write is whole", async () => {
    writeFileSync(at("rows.json"), "before");
    const cause = new Error("Disk full.");
    const error = await rejection(
      driver.materialize(
        {
          total: [own("first", () => Promise.reject(cause)), to.json(at("total.json"))],
          rows: own("second", () => {
            throw new TypeError("No.");
          }),
          key: to.json(at("key.json")),
        },
        { inputs },
      ),
    );
    expect(error).toMatchObject({
      name: "DataflowError",
      nodes: ["total", "rows"],
      problems: [
        {
          code: "SAVING_FAILED",
          message: '"total" could not be saved by its saver "first": Error: Disk full.',
          location: { file: "flow.ts", line: 2 },
        },
        {
          code: "SAVING_FAILED",
          message: '"rows" could not be saved by its saver "second": TypeError: No.',
          location: { line: 1 },
        },
      ],
      cause: { errors: [{ cause }, { cause: { name: "TypeError" } }] },
    });
    expect([
      readFileSync(at("total.json"), "utf8"),
      readFileSync(at("key.json"), "utf8"),
      readFileSync(at("rows.json"), "utf8"),
    ]).toEqual(["3\n", '"k-123"\n', "before"]);
  });

  test("what a format cannot hold is told with its output", async () => {
    const error = await rejection(
      untyped.materialize({ total: to.json(at("total.json")) }, { overrides: { total: () => 1 } }),
    );
    expect(error).toMatchObject({
      code: "SAVING_FAILED",
      nodes: ["total"],
      message: expect.stringContaining(
        `"total" could not be saved by its saver "json": The value cannot be written to "${at("total.json")}"`,
      ),
      hint: expect.stringContaining("Nothing was written."),
      cause: { code: "VALUE_NOT_WRITTEN" },
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each([
    [undefined, "undefined"],
    [3, "a value of type number"],
    [["a"], "an array"],
  ])("a saver that gives %j tells nothing", async (given, described) => {
    const error = await rejection(untyped.materialize({ key: { kind: "silent", save: () => given } }));
    expect(error).toMatchObject({
      code: "METADATA_MISSING",
      nodes: ["key"],
      message: expect.stringContaining(`The saver "silent" of "key" gave ${described}`),
    });
  });

  test("a node that fails saves nothing", async () => {
    const error = await rejection(driver.materialize({ key: to.json(at("key.json")), bad: to.json(at("bad.json")) }));
    expect(error).toMatchObject({ code: "NODE_FAILED", nodes: ["bad"] });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('with onError: "continue" what could be computed is saved, and all failures are told', async () => {
    const failing = own("failing", () => Promise.reject(new Error("Full.")));
    const error = await rejection(
      driver.materialize(
        { bad: to.json(at("bad.json")), key: [to.json(at("key.json")), failing] },
        { onError: "continue" },
      ),
    );
    expect(error).toMatchObject({
      problems: [
        { code: "NODE_FAILED", nodes: ["bad"] },
        { code: "SAVING_FAILED", nodes: ["key"] },
      ],
    });
    expect(readdirSync(folder)).toEqual(["key.json"]);
  });

  test("every mistake of a request is told at once, and nothing runs", async () => {
    const error = await rejection(
      untyped.materialize(
        {
          totl: to.json(at("a.json")),
          rows: [to.json(at("b.json")), "c.json"],
          key: undefined,
          total: { kind: "json" },
        },
        { inputs: { cuont: 3 } },
      ),
    );
    expect(error).toMatchObject({
      problems: [
        { code: "OUTPUT_UNKNOWN", message: expect.stringContaining('"totl"') },
        { code: "INPUT_UNKNOWN", message: expect.stringContaining('"cuont"') },
        { code: "INPUT_MISSING", message: expect.stringContaining('"count"') },
        {
          code: "SAVER_INVALID",
          message: 'materialize has a value of type string for "rows", and needs a saver or a list of them.',
          nodes: ["rows"],
        },
        { code: "SAVER_INVALID", message: expect.stringContaining('undefined for "key"') },
        { code: "SAVER_INVALID", message: expect.stringContaining('for "total"') },
      ],
    });
    expect([runs, readdirSync(folder)]).toEqual([0, []]);
  });

  test.each([[undefined], [null], ["rows"], [["rows"]]])("%j are no savers", async (savers) => {
    expect(await rejection(untyped.materialize(savers))).toMatchObject({
      problems: [{ code: "REQUEST_INVALID", message: expect.stringContaining("savers has to be an object of savers") }],
    });
  });

  test("an abort while savers wait rejects at once, naming what was saved", async () => {
    const controller = new AbortController();
    const signals: AbortSignal[] = [];
    const waiting = own(
      "waiting",
      (_, { signal }) => (signals.push(signal), setImmediate(() => controller.abort("enough")), new Promise(() => {})),
    );
    const error = await rejection(
      driver.materialize({ key: [to.memory({}), waiting], total: waiting }, { inputs, signal: controller.signal }),
    );
    expect(error).toMatchObject({ code: "RUN_ABORTED", nodes: ["key", "total"], cause: "enough" });
    expect(signals.map(({ reason }) => reason as unknown)).toEqual(["enough", "enough"]);
  });

  test("an abort in the middle of writing leaves nothing that is not whole", async () => {
    const controller = new AbortController();
    const watching = own("watching", async (_, { signal }) => {
      while (!readdirSync(folder).some((name) => name.endsWith(".tmp"))) await new Promise(setImmediate);
      controller.abort("enough");
      return { isAborted: signal.aborted };
    });
    const error = await rejection(
      driver.materialize(
        { rows: [to.jsonl(at("rows.jsonl")), watching] },
        { inputs: { count: 100_000 }, signal: controller.signal },
      ),
    );
    expect(error).toMatchObject({ code: "RUN_ABORTED", nodes: ["rows"] });
    expect(listUnfinished()).toContainEqual({ what: '"rows"', kind: "saver" });
    const left = await settleUnfinished({ node: 0, saver: 60_000, adapters: 0 });
    expect([left, readdirSync(folder)]).toEqual([[], []]);
  });

  test("an abort during the run saves nothing", async () => {
    const error = await rejection(
      driver.materialize({ key: to.json(at("key.json")) }, { signal: AbortSignal.abort("enough") }),
    );
    expect(error).toMatchObject({ code: "RUN_ABORTED", cause: "enough" });
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe("savers and adapters", () => {
  const notes: string[] = [];
  const watching: Adapter = {
    name: "watching",
    onNodeStart: ({ node }) => void notes.push(`start ${node.name}`),
    aroundNode: ({ node }, next) => (notes.push(`around ${node.name} ${node.role}`), next()),
    onNodeEnd: ({ node }, { status, error }) =>
      void notes.push(`end ${node.name} ${status} ${error?.code ?? ""}`.trim()),
    onGraphEnd: (_run, { status }) => void notes.push(`graph ${status}`),
  };
  const watched = driver.with({ adapters: [watching] });
  beforeEach(() => void notes.splice(0));

  test("each saver is shown as the node that saves, before the end of the run", async () => {
    await watched.materialize({ total: [to.json(at("a.json")), to.json(at("b.json"))] }, { inputs });
    expect(notes.slice(notes.indexOf("end total done") + 1).toSorted()).toEqual([
      "around total.save.json saved",
      "around total.save.json.2 saved",
      "end total.save.json done",
      "end total.save.json.2 done",
      "graph done",
      "start total.save.json",
      "start total.save.json.2",
    ]);
    expect(notes.at(-1)).toBe("graph done");
    expect(JSON.parse(readFileSync(at("b.json"), "utf8"))).toBe(3);
  });

  test("a saver that fails fails the run", async () => {
    const broken = own("broken", () => {
      throw new Error("No room.");
    });
    const saving = watched.materialize({ total: [broken, to.json(at("a.json"))] }, { inputs });
    expect(await rejection(saving)).toMatchObject({ code: "SAVING_FAILED" });
    expect(notes).toContain("end total.save.broken failed SAVING_FAILED");
    expect(notes.at(-1)).toBe("graph failed");
    expect(readdirSync(folder)).toEqual(["a.json"]);
  });

  test("what is around a saver may take its place, and give it another value", async () => {
    const adapter: Adapter = {
      name: "more",
      aroundNode: ({ node, values }, next) => (node.role === "saved" ? next([Number(values[0]) + 1]) : next()),
    };
    await driver.with({ adapters: [adapter] }).materialize({ total: to.json(at("a.json")) }, { inputs });
    expect(JSON.parse(readFileSync(at("a.json"), "utf8"))).toBe(4);
  });

  test("what a failure was replaced by is not saved, nor is a failure to save hidden", async () => {
    const borne = driver.with({ adapters: [gracefulErrors({ sentinel: 7 }), watching] });
    const savers = { bad: to.json(at("bad.json")), total: to.json(at("total.json")) };
    const error = (await rejection(borne.materialize(savers, { inputs }))) as DataflowError;
    expect(error.problems.map(({ code, nodes }) => [code, ...nodes])).toEqual([
      ["NODE_FAILED", "bad"],
      ["OUTPUT_REPLACED", "bad"],
    ]);
    expect(readdirSync(folder)).toEqual(["total.json"]);
    const broken = own("broken", () => {
      throw new Error("No room.");
    });
    expect(await rejection(borne.materialize({ total: broken }, { inputs }))).toMatchObject({ code: "SAVING_FAILED" });
  });

  test("what is around the graph gives what is saved, once", async () => {
    const saved: unknown[] = [];
    const note = own("note", (value) => (saved.push(value), {}));
    const adapter: Adapter = { name: "more", aroundGraph: async (_run, next) => ({ ...(await next()), total: 42 }) };
    await driver.with({ adapters: [adapter] }).materialize({ total: note }, { inputs });
    expect(saved).toEqual([42]);
  });

  test("an abort ends the savers before the run", async () => {
    const controller = new AbortController();
    const slow = own("slow", () => new Promise(() => {}));
    const saving = rejection(watched.materialize({ total: slow }, { inputs, signal: controller.signal }));
    while (!notes.includes("start total.save.slow")) await drain();
    controller.abort("enough");
    expect(await saving).toMatchObject({ code: "RUN_ABORTED" });
    expect(notes.slice(-2)).toEqual(["end total.save.slow aborted", "graph aborted"]);
  });
});
