import { expect, test } from "vitest";
import { checkProject } from "../types/project.ts";

const survey = `
import { config, extractColumns } from "eponym";
extractColumns(rows, ["spend"]);
export function rows(surveyPath: string, limit: number = 10): { spend: number; age: number }[] { return [{ spend: surveyPath.length, age: limit }]; }
config.when(spends__us, { region: "us" });
export function spends__us(spend: number[]): number[] { return spend; }
config.when(spends__eu, { region: "eu" });
export function spends__eu(spend: number[], rate: number): string[] { return spend.map((each) => String(each * rate)); }
config.when(note, { verbose: true });
export function note(spends: readonly unknown[]): string { return String(spends.length); }
`;

const outer = `
import { parameterizedSubdag, subdag } from "eponym";
import survey from "./survey.dag.ts";
subdag(usSpend, survey, { inputs: (usPath: string) => ({ surveyPath: usPath }), config: { region: "us", rate: 1 } });
export function usSpend(spends: number[]): number { return Math.max(...spends); }
subdag(euSpend, survey, { inputs: (euPath: string, euRate: number) => ({ surveyPath: euPath + "x", rate: euRate }), config: { region: "eu" }, external: ["limit"] });
export function euSpend(spends: string[], limit: number): number { return limit + spends.length; }
parameterizedSubdag(each, [survey], { a: { config: { region: "us" } }, b: { config: { region: "eu", rate: 2 } } }, { external: ["surveyPath"], configFrom: { verbose: "loud" } });
export function each(spends: (string | number)[], note: string): string { return spends.join() + note; }
export function total(usSpend: number, euSpend: number, a: string): string { return a + usSpend + euSpend; }
/** @internal */
export function twice(amount: number): number { return 2 * amount; }
subdag(doubled, [twice], { external: ["amount"] });
export function doubled(twice: number): string { return String(twice); }
`;

test("nodes inside have the types of their module under the config that is given", () => {
  const { problems, errors } = checkProject(
    {
      "survey.ts": survey,
      "outer.ts": outer,
      "use.ts": `
        import { Driver } from "eponym";
        import outer from "./outer.dag.ts";
        const driver = new Driver({ modules: [outer], config: { loud: true } });
        const results = await driver.execute(
          ["usSpend.spends", "euSpend.spends", "a.spends", "total", "b.inputs.rate", "usSpend.inputs.surveyPath", "a.note", "doubled.twice"],
          { inputs: { usPath: "a", euPath: "b", euRate: 2, limit: 5, surveyPath: "c", amount: 1 } },
        );
        const us: number[] = results["usSpend.spends"];
        const eu: string[] = results["euSpend.spends"];
        const a: number[] = results["a.spends"];
        const note: string = results["a.note"];
        const rate: number = results["b.inputs.rate"];
        const path: string = results["usSpend.inputs.surveyPath"];
        const twice: number = results["doubled.twice"];
        console.log(us, eu, a, note, rate, path, twice);
        await driver.execute(["b"], { inputs: { surveyPath: "c" }, overrides: { "b.inputs.rate": 7 } });
        // @ts-expect-error the type of the other region
        const wrong: string[] = results["usSpend.spends"];
        // @ts-expect-error an input that is bound is none outside
        await driver.execute(["usSpend"], { inputs: { surveyPath: "c" } });
        // @ts-expect-error an input of another type
        await driver.execute(["b"], { inputs: { surveyPath: 3 } });
        // @ts-expect-error a node that is only inside
        await driver.execute(["spends"], { inputs: {} });
        // @ts-expect-error the key has another name outside
        new Driver({ modules: [outer], config: { verbose: true } }).execute(["b"], { inputs: { surveyPath: "c" } });
        void wrong;
      `,
    },
    ["survey.ts", "outer.ts"],
  );
  expect(problems).toEqual([]);
  expect(errors).toEqual([]);
});

test("an edge that does not fit is an error, whichever side of the subdag it is on", () => {
  const { problems, errors } = checkProject(
    {
      "survey.ts": survey,
      "labels.ts":
        "export function label(spends: number[], note: number): string { return `${spends.length} ${note}`; }\n",
      "outer.ts": `
        import { inject, subdag } from "eponym";
        import labels from "./labels.dag.ts";
        import survey from "./survey.dag.ts";
        subdag(taken, survey, { external: ["surveyPath"], config: { region: "us" } });
        export function taken(spends: string[]): number { return spends.length; }
        export function path(): number { return 1; }
        subdag(given, survey, { inputs: (path: string) => ({ surveyPath: path }), config: { region: "us" } });
        export function given(spends: number[]): number { return spends.length; }
        export function limit(): string { return ""; }
        subdag(outside, survey, { external: ["limit"], config: { region: "us", surveyPath: "x" } });
        export function outside(spends: number[]): number { return spends.length; }
        subdag(joined, [survey, labels], { external: ["surveyPath"], config: { region: "us" } });
        export function joined(label: string): string { return label; }
        subdag(bound, survey, { external: ["surveyPath"], config: { region: "us" } });
        inject(bound, (spends: string[]) => [spends]);
        export function bound(values: string[]): number { return values.length; }
        subdag(local, [twice], { inputs: (text: string) => ({ amount: text as never }) });
        export function local(twice: string): string { return twice; }
        subdag(passed, [twice], { inputs: (text: string) => ({ amount: text }) });
        export function passed(twice: number): number { return twice; }
        /** @internal */
        export function twice(amount: number): number { return 2 * amount; }
      `,
    },
    ["survey.ts", "labels.ts", "outer.ts"],
  );
  expect(problems).toEqual([]);
  const labels = errors.flatMap((line) => /error TS2344: Type '\{ "([^"]*)"/.exec(line)?.[1] ?? []);
  expect(labels).toEqual([
    "taken(spends) <- taken.spends",
    "given.inputs.surveyPath(path) <- path",
    "outside.rows(limit) <- limit",
    "joined.label(note) <- joined.note",
    "bound(spends) <- bound.spends",
    "local(twice) <- local.twice",
    "passed.twice(amount) <- passed.inputs.amount",
  ]);
});

test("what is written in the calls is checked where it is written", () => {
  const { problems, errors } = checkProject(
    {
      "survey.ts": survey,
      "per.ts": "export function once(a: number[]): number[] { return a; }\n",
      "calls.ts": `
        import { parameterizedSubdag, subdag, withColumns } from "eponym";
        import per from "./per.dag.ts";
        import survey from "./survey.dag.ts";
        function a(spends: string[]): number { return spends.length; }
        subdag(a, survey, { inputs: (p: string) => ({ surveyPath: p }), config: { region: "us", limit: 3 }, configFrom: { verbose: "x" }, external: ["rate"] });
        subdag(a, [survey, per], { inputs: (p: string) => ({ surveyPath: p, note: p, a: [1] }) });
        subdag(a, [a], { inputs: (p: string) => ({ whatever: p }), config: { anything: 3 }, configFrom: { x: "y" } });
        // @ts-expect-error an input that is not inside
        subdag(a, survey, { inputs: (p: string) => ({ surveyPth: p }) });
        // @ts-expect-error an input that is not inside, besides one that is
        subdag(a, survey, { inputs: (p: string) => ({ surveyPath: p, more: p }) });
        // @ts-expect-error an input of another type
        subdag(a, survey, { inputs: (p: number) => ({ surveyPath: p }) });
        // @ts-expect-error a key that nothing looks at
        subdag(a, survey, { config: { regio: "us" } });
        // @ts-expect-error a value that no condition names
        subdag(a, survey, { config: { region: "uk" } });
        // @ts-expect-error a key that nothing looks at
        subdag(a, survey, { configFrom: { regio: "us" } });
        // @ts-expect-error no key outside
        subdag(a, survey, { configFrom: { region: 3 } });
        // @ts-expect-error no such option
        subdag(a, survey, { extrnal: [] });
        // @ts-expect-error a list is needed
        subdag(a, survey, { external: "surveyPath" });
        // @ts-expect-error no module
        subdag(a, ["survey"]);
        parameterizedSubdag(a, survey, { us: { inputs: (p: string) => ({ surveyPath: p }) }, eu: {} }, { inputs: (p: number) => ({ limit: p }), config: { region: "us" } });
        parameterizedSubdag(a, [a], { us: { inputs: (p: string) => ({ x: p }) } });
        // @ts-expect-error an input that is not inside
        parameterizedSubdag(a, survey, { us: { inputs: (p: string) => ({ surveyPath: p, more: p }) } });
        // @ts-expect-error an input of another type
        parameterizedSubdag(a, survey, { us: { inputs: (p: number) => ({ surveyPath: p }) } });
        // @ts-expect-error a value that no condition names
        parameterizedSubdag(a, survey, { us: { config: { region: "uk" } } });
        // @ts-expect-error an input that is not inside
        parameterizedSubdag(a, survey, { us: {} }, { inputs: (p: string) => ({ surveyPth: p }) });
        withColumns(a, per, { columns: ["a"], select: ["once"] });
        withColumns(a, [a], { columns: ["x"], select: ["y"], external: ["z"] });
        withColumns(a, [per, survey], { columns: ["a", "rate"], external: ["surveyPath"], on: "t" });
        // @ts-expect-error no input inside
        withColumns(a, per, { columns: ["b"] });
        // @ts-expect-error no node inside
        withColumns(a, per, { columns: ["a"], select: ["twice"] });
        // @ts-expect-error no input inside
        withColumns(a, per, { columns: ["a"], external: ["b"] });
        // @ts-expect-error the columns are missing
        withColumns(a, per);
      `,
    },
    ["survey.ts", "per.ts"],
  );
  expect(problems).toEqual([]);
  expect(errors).toEqual([]);
});

test("a table with its columns has to be what the parameter takes", () => {
  const { problems, errors } = checkProject(
    {
      "columns.ts": `
        import { withColumns } from "eponym";
        /** @internal */
        export function ratio(spend: number[], signups: number[]): number[] { return spend.map((each, row) => each / signups[row]!); }
        export function table(): { spend: number; signups: number; region: string }[] { return []; }
        withColumns(fits, [ratio], { columns: ["spend", "signups"] });
        export function fits(table: { ratio: number; region: string }[]): number { return table.length; }
        withColumns(lacks, [ratio], { columns: ["spend", "signups"] });
        export function lacks(table: { ratio: number; age: number }[]): number { return table.length; }
        withColumns(mistyped, [ratio], { columns: ["spend", "signups"] });
        export function mistyped(table: { ratio: string }[]): number { return table.length; }
        export function poor(): { spend: number }[] { return []; }
        withColumns(unread, [ratio], { columns: ["spend", "signups"] });
        export function unread(poor: { ratio: number }[]): number { return poor.length; }
        withColumns(maybe, [ratio], { columns: ["spend", "signups"] });
        export function maybe(rows: { ratio: number }[] = []): number { return rows.length; }
      `,
      "use.ts": `
        import { Driver } from "eponym";
        import columns from "./columns.dag.ts";
        const driver = new Driver({ modules: [columns] });
        await driver.execute(["maybe"]);
        await driver.execute(["maybe"], { inputs: { rows: [{ spend: 1, signups: 2 }] } });
        // @ts-expect-error a column is missing
        await driver.execute(["maybe"], { inputs: { rows: [{ spend: 1 }] } });
        // @ts-expect-error a column of another type
        await driver.execute(["maybe"], { inputs: { rows: [{ spend: 1, signups: "2" }] } });
      `,
    },
    ["columns.ts"],
  );
  expect(problems).toEqual([]);
  const labels = errors.flatMap((line) => /error TS2344: Type '\{ "([^"]*)"/.exec(line)?.[1] ?? []);
  expect([...new Set(labels)]).toEqual([
    "lacks.columns.spend(table) <- table",
    "lacks.columns.signups(table) <- table",
    "lacks.table(table) <- table",
    "mistyped.table(ratio) <- mistyped.ratio",
    "unread.columns.spend(table) <- poor",
    "unread.columns.signups(table) <- poor",
    "unread.poor(table) <- poor",
  ]);
});
