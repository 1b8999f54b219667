import { expect, test } from "vitest";
import { expandModule } from "../../src/graph/expand-module.ts";
import { readCase } from "../driver/read-case.ts";
import { checkProject } from "../types/project.ts";

const fixtures = new URL("../fixtures/dataflows/", import.meta.url).pathname;

test("each table takes what its arrow function does, and its columns are columns of it", async () => {
  const { loaded } = await (await readCase(fixtures, "parameterize-extract")).load();
  const nodes = new Map(expandModule(loaded[0]!).nodes.map((node) => [node.name, node]));
  const [raw, table, column] = ["eu.raw", "eu", "euSpent"].map((name) => nodes.get(name)!);
  expect(raw).toMatchObject({
    role: "raw",
    edges: [
      { node: "euRows", takes: "source.Row[]", optional: false },
      { node: "least", takes: "number", optional: true },
    ],
  });
  expect([table!.role, table!.result]).toEqual(["function", true]);
  expect(column).toMatchObject({
    role: "column",
    type: 'Row["budget"][]',
    gives: 'Column<Result<typeof source.survey>, "budget">',
    edges: [{ node: "eu", takes: "" }],
    result: false,
    doc: "The column `budget` of `eu`.",
  });
  expect([...nodes.keys()].filter((name) => name === "survey" || name.startsWith("survey."))).toEqual([]);
});

test("tables and columns are typed in a project", () => {
  const { problems, errors } = checkProject(
    {
      "survey.ts": `
        import { parameterizeExtractColumns } from "eponym";
        export interface Row { age: number; city: string }
        parameterizeExtractColumns(survey, {
          us: { columns: ["age"], bind: (usRows: Row[]) => [usRows, 10] },
          eu: { columns: { euAge: "age", euCity: "city" }, bind: (euRows: Row[], least: number = 0) => [euRows, least] },
        });
        export function survey(rows: Row[], least: number): Row[] { return rows.filter(({ age }) => age >= least); }
        export function oldest(age: number[], euAge: number[]): number { return Math.max(...age, ...euAge); }
        export function first(euCity: number[]): number { return euCity[0]!; }
      `,
      "use.ts": `
        import { Driver } from "eponym";
        import survey from "./survey.dag.ts";
        const driver = new Driver({ modules: [survey] });
        const { us, euCity, oldest } = await driver.execute(["us", "euCity", "oldest"], { inputs: { usRows: [], euRows: [] } });
        const shown: [{ age: number; city: string }[], string[], number] = [us, euCity, oldest];
        await driver.execute(["oldest"], { inputs: { usRows: [] } });
        console.log(shown);
      `,
    },
    ["survey.ts"],
  );
  expect(problems).toEqual([]);
  expect(errors.filter((line) => /^\S/.test(line))).toEqual([
    expect.stringContaining('"first(euCity) <- euCity"'),
    expect.stringMatching(/^use\.ts\(7,.*'euRows' is missing/),
  ]);
});
