import { describe, expect, test } from "vitest";
import { Driver } from "../../src/driver/driver.ts";
import { expandModule } from "../../src/graph/expand-module.ts";
import { loadFrom } from "../../src/decorators/load-from.ts";
import { saveTo } from "../../src/decorators/save-to.ts";
import type { LoadContext, Loader } from "../../src/loader.ts";
import { createModule, type FunctionRow, type Module } from "../../src/module.ts";
import type { Node } from "../../src/node.ts";
import type { Saver } from "../../src/saver.ts";
import type { TableType } from "../../src/table.ts";
import { readCase } from "../driver/read-case.ts";
import { rejection } from "../run/make-dataflow.ts";
import { checkProject } from "../types/project.ts";

const fixtures = new URL("../fixtures/dataflows/", import.meta.url).pathname;
const expression = { $: "expression", text: "given" } as const;

function makeModule(source: Readonly<Record<string, unknown>>, functions: readonly FunctionRow[]): Module {
  const positions = functions.map((_, place) => [place + 1, 1]);
  return createModule({ name: "flow", file: "flow.ts", url: "", source, functions, positions });
}

/** A dataflow of one function, whose parameter `data` is loaded and whose result is saved. */
function makeDriver(loader: Loader<number>, saver: Saver<number>, tables: readonly TableType[] = []) {
  const twice = (data: number): number => 2 * data;
  loadFrom(twice, { data: loader });
  saveTo(twice, saver);
  const functions: FunctionRow[] = [
    {
      name: "twice",
      takes: [["data", "number"]],
      gives: "number",
      hash: "",
      decorators: [
        ["loadFrom", { data: expression }],
        ["saveTo", expression],
      ],
    },
  ];
  return new Driver({ modules: [makeModule({ twice }, functions)], tables });
}

async function nodesOf(name: string): Promise<ReadonlyMap<string, Node>> {
  const { loaded } = await (await readCase(fixtures, name)).load();
  return new Map(expandModule(loaded[0]!).nodes.map((node) => [node.name, node]));
}

const five: Loader<number> = { kind: "five", load: () => ({ data: 5, metadata: {} }) };
const nowhere: Saver<number> = { kind: "nowhere", save: () => ({}) };

/** Waits for its end, which is an abort. */
function waitForAbort({ signal }: LoadContext, started: () => void): Promise<never> {
  started();
  return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason as Error)));
}

describe("loaders and savers in a run", () => {
  test("know the tables of the driver", async () => {
    const seen: string[][] = [];
    const look = ({ tables }: LoadContext): void => void seen.push(tables.map(({ name }) => name));
    const own = { name: "own", isTable: () => false, isColumn: () => false } as unknown as TableType;
    const driver = makeDriver(
      { kind: "five", load: (context) => (look(context), five.load(context)) },
      { kind: "nowhere", save: (_, context) => (look(context), {}) },
      [own],
    );
    await driver.execute(["twice.save"]);
    expect(seen).toEqual([
      ["own", "polars", "rows"],
      ["own", "polars", "rows"],
    ]);
  });

  test.each([
    [
      "a loader",
      "twice.load.data.loader",
      (wait: (context: LoadContext) => Promise<never>) => makeDriver({ kind: "slow", load: wait }, nowhere),
    ],
    [
      "a saver",
      "twice.save",
      (wait: (context: LoadContext) => Promise<never>) =>
        makeDriver(five, { kind: "slow", save: (_, context) => wait(context) }),
    ],
  ])("%s that waits is aborted with its run", async (_, node, make) => {
    const controller = new AbortController();
    const contexts: LoadContext[] = [];
    const driver = make((context) => {
      contexts.push(context);
      return waitForAbort(context, () => setImmediate(() => controller.abort("enough")));
    });
    const error = await rejection(driver.execute(["twice.save"], { signal: controller.signal }));
    expect(error).toMatchObject({ code: "RUN_ABORTED", nodes: [node], cause: "enough" });
    expect(contexts.map(({ signal }) => signal.reason)).toEqual(["enough"]);
  });

  test("a failure of another node aborts them", async () => {
    const contexts: LoadContext[] = [];
    const twice = (data: number): number => 2 * data;
    const bad = (): Promise<never> => Promise.reject(new Error("Bad."));
    const slow: Loader<number> = {
      kind: "slow",
      load: (context) => (contexts.push(context), waitForAbort(context, () => {})),
    };
    loadFrom(twice, { data: slow });
    const driver = new Driver({
      modules: [
        makeModule({ twice, bad }, [
          {
            name: "twice",
            takes: [["data", "number"]],
            gives: "number",
            hash: "",
            decorators: [["loadFrom", { data: expression }]],
          },
          { name: "bad", gives: "number", hash: "" },
        ]),
      ],
    });
    const error = await rejection(driver.execute(["twice", "bad"]));
    expect(error).toMatchObject({ code: "NODE_FAILED", nodes: ["bad"] });
    expect(contexts.map(({ signal }) => signal.reason as unknown)).toMatchObject([
      { code: "NODE_FAILED", nodes: ["bad"] },
    ]);
  });

  test("an arrow function runs each time, a loader of its own is asked each time", async () => {
    let asked = 0;
    const driver = makeDriver({ kind: "counter", load: () => ({ data: ++asked, metadata: {} }) }, nowhere);
    expect([await driver.execute(["twice"]), await driver.execute(["twice"])]).toEqual([{ twice: 2 }, { twice: 4 }]);
  });
});

describe("nodes that load and save", () => {
  test("say what they are", async () => {
    const nodes = await nodesOf("load-from");
    const shown = ["total.load.values.loader", "total.load.values", "total", "joined.load.second.loader"].map(
      (name) => {
        const { role, type, gives, edges, result, doc, location } = nodes.get(name)!;
        return [
          name,
          {
            role,
            type,
            gives,
            edges: edges.map(({ node, parameter, takes, optional }) => [node, parameter, takes, optional]),
            result,
            doc,
            line: location.line,
          },
        ];
      },
    );
    const takes = "Takes<typeof source.total, 0>";
    expect(Object.fromEntries(shown)).toEqual({
      "total.load.values.loader": {
        role: "loader",
        type: "Loaded<number[]>",
        gives: `Loaded<${takes}>`,
        edges: [],
        result: false,
        line: 21,
        doc: "What is loaded for `values` of `total`, with its metadata.",
      },
      "total.load.values": {
        role: "loaded",
        type: "number[]",
        gives: takes,
        edges: [["total.load.values.loader", "total.load.values.loader", "", false]],
        result: false,
        line: 21,
        doc: "What is loaded for `values` of `total`.",
      },
      total: {
        role: "function",
        type: "number",
        gives: undefined,
        edges: [["total.load.values", "values", takes, false]],
        result: true,
        line: 23,
        doc: "From a constant.",
      },
      "joined.load.second.loader": {
        role: "loader",
        type: "Loaded<string>",
        gives: "Loaded<Takes<typeof source.joined, 1>>",
        edges: [
          ["suffix", "suffix", "string", false],
          ["place", "place", "number", true],
        ],
        result: false,
        line: 32,
        doc: "What is loaded for `second` of `joined`, with its metadata.",
      },
    });
    expect(nodes.get("lazily.load.big")!.gives).toBe("Taken<Takes<typeof source.lazily, 1>>");
    expect(nodes.get("lazily")!.edges[1]).toMatchObject({ node: "lazily.load.big", marker: "lazy" });
    expect(nodes.get("optional.load.factor")!.gives).toBe("Exclude<Takes<typeof source.optional, 1>, undefined>");
    expect(nodes.get("named.load.left")!.gives).toBe('Takes<typeof source.named, 0>["left"]');
  });

  test("are secret where the parameter is", async () => {
    const nodes = await nodesOf("load-from");
    const secrets = [...nodes.values()].filter(({ secret }) => secret === true).map(({ name }) => name);
    expect(secrets).toEqual(["called.load.key.loader", "called.load.key"]);
  });

  test("of a data loader, the data has the function's name and the function is its loader", async () => {
    const nodes = await nodesOf("loader");
    const roles = ["survey.loader", "survey.raw", "survey", "price.loader", "price"].map((name) => [
      name,
      nodes.get(name)!.role,
      nodes.get(name)!.result,
    ]);
    expect(roles).toEqual([
      ["survey.loader", "loader", false],
      ["survey.raw", "raw", false],
      ["survey", "function", true],
      ["price.loader", "loader", false],
      // The last variant of the name, which loads nothing.
      ["price", "function", true],
    ]);
    expect([nodes.get("survey.raw")!.type, nodes.get("survey.raw")!.gives]).toEqual([
      "Row[]",
      'Result<typeof source.survey>["data"]',
    ]);
  });

  test("that save have a role of their own", async () => {
    const [saver, savedTo] = await Promise.all([nodesOf("saver"), nodesOf("save-to")]);
    expect(["reportFile", "firstFile", "report"].map((name) => saver.get(name)!.role)).toEqual([
      "saver",
      "saver",
      "function",
    ]);
    expect(savedTo.get("priceFile")).toMatchObject({
      role: "saved",
      type: "Metadata",
      gives: "Metadata",
      result: false,
      doc: "Saves `price` and tells what is known of it.",
      edges: [
        { node: "price", takes: "" },
        { node: "file", takes: "string" },
        { node: "version", optional: true },
      ],
    });
  });
});

test("what is loaded and saved is typed in a project", () => {
  const { problems, errors } = checkProject(
    {
      "survey.ts": `
        import { checkOutput, dataLoader, dataSaver, extractColumns, from, type Loaded, loadFrom, type Metadata, saveTo, to } from "eponym";
        export interface Row { readonly age: number }

        extractColumns(survey, ["age"]);
        checkOutput(survey, { length: [0, 9] });
        dataLoader(survey);
        export async function survey(path: string): Promise<Loaded<Row[]>> { return { data: [{ age: path.length }], metadata: {} }; }
        export function fits(survey: Row[], age: number[]): number { return survey.length + age.length; }
        export function misfits(survey: string): string { return survey; }

        loadFrom(total, { rows: from.json<Row[]>("a.json"), count: (dir: string) => from.json(dir) });
        saveTo(total, (dir: string) => to.json(dir), { name: "totalFile" });
        export function total(rows: Row[], count: number): number { return rows.length + count; }
        export function told(totalFile: Metadata): string { return String(totalFile.path); }
        export function mistold(totalFile: string): string { return totalFile; }

        loadFrom(wrong, { rows: from.json<number>("a.json") });
        export function wrong(rows: Row[], other: number): number { return rows.length + other; }

        dataSaver(written);
        export function written(total: number): { path: string } { return { path: String(total) }; }
      `,
      "use.ts": `
        import { Driver, type Loaded, type Metadata, to } from "eponym";
        import survey from "./survey.dag.ts";
        const driver = new Driver({ modules: [survey] });
        const { survey: rows, "survey.loader": whole, "total.load.rows": loaded, "total.load.count.loader": counted, totalFile } =
          await driver.execute(["survey", "survey.loader", "total.load.rows", "total.load.count.loader", "totalFile"], { inputs: { path: "", dir: "" } });
        const shown: [{ readonly age: number }[], Loaded<{ readonly age: number }[]>, { readonly age: number }[], Loaded<number>, Metadata] = [rows, whole, loaded, counted, totalFile];
        const saved = await driver.materialize({ age: to.csv("a.csv"), survey: [to.json("a.json"), to.jsonl("a.jsonl")] }, { inputs: { path: "" } });
        const metadata: { age: Metadata; survey: [Metadata, Metadata] } = saved;
        console.log(shown, metadata);
      `,
    },
    ["survey.ts"],
  );
  expect(problems).toEqual([]);
  expect(
    errors.filter((line) => /^\S/.test(line)).map((line) => /^([\w.]+)\(.*?'\{ "([^"]+)"/.exec(line)?.slice(1) ?? line),
  ).toEqual([
    ["survey.dag.ts", "misfits(survey) <- survey"],
    ["survey.dag.ts", "mistold(totalFile) <- totalFile"],
    ["survey.dag.ts", "wrong(rows) <- wrong.load.rows"],
  ]);
});
