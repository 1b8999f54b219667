import { expect, test } from "vitest";
import { main } from "../../src/cli/main.ts";
import { eponym, makeIo, makeProject } from "./command.ts";

const files = {
  "survey.ts": `import { checkOutput } from "eponym";
export function rows(surveyPath: string): number[] { return [surveyPath.length, 2, 3]; }
checkOutput(mean, { range: [0, 100] });
export function mean(rows: number[]): number { return rows.reduce((a, b) => a + b, 0) / rows.length; }
`,
  "features.ts": `import { checkOutput, extractFields, pipeOutput, saveTo, step, subdag, to, type Collect, type Lazy, type Parallelizable } from "eponym";
import survey from "./survey.dag.ts";
export function* urls(count: number): Parallelizable<string> { for (let at = 0; at < count; at++) yield "u" + at; }
export function page(urls: string): string { return urls + "!"; }
extractFields(parts, ["head", "tail"]);
export function parts(page: string): { head: string; tail: string } { return { head: page[0]!, tail: page.slice(1) }; }
export function size(tail: string): number { return tail.length; }
pipeOutput(total, step(Math.round), step(scale, (factor: number) => [factor]));
checkOutput(total, { range: [0, 1000] });
export function total(size: Collect<number>, fallback: Lazy<number>): number { return size.reduce((a, b) => a + b, 0); }
/** @internal */
export function scale(value: number, factor: number): number { return value * factor; }
export function fallback(base: number): number { return base; }
subdag(usSpend, survey, { inputs: (usPath: string) => ({ surveyPath: usPath }) });
saveTo(usSpend, to.json("spend.json"));
export function usSpend(mean: number): number { return mean; }
export function report(total: number, usSpend: number): string { return total + " " + usSpend; }
`,
};
const inputs = ["-i", "count=2", "-i", "factor=2", "-i", "base=1", "-i", "usPath=x"];

async function run(...args: readonly string[]): Promise<{ code: number; out: string }> {
  const { io, written } = makeIo(makeProject(files));
  const code = await main(args, io);
  return { code, out: written.out || written.err };
}

/** What is said of each node, by its name, from a table. */
function readRows(out: string, name: string): readonly string[] | undefined {
  const lines = out.split("\n").map((line) => line.replace(/^(?:run|input) +/, "").split(/ {2,}/));
  return lines.find(([first]) => first === name)?.slice(1);
}

const described: readonly (readonly [name: string, what: string | undefined, where: string])[] = [
  ["urls", "fan-out", "features.ts:3"],
  ["page", 'for each "urls"', "features.ts:4"],
  ["tail", 'field of "parts", for each "urls"', "features.ts:5"],
  ["total.raw", 'raw value of "total"', "features.ts:10"],
  ["total.scale", 'step of "total"', "features.ts:8"],
  ["total.check.range", 'check of "total"', "features.ts:9"],
  ["total", undefined, "features.ts:10"],
  ["usSpend.inputs.surveyPath", 'input of subdag "usSpend"', "features.ts:14"],
  ["usSpend.rows", 'in subdag "usSpend"', "survey.ts:2"],
  ["usSpend.mean.check.range", 'check of "usSpend.mean", in subdag "usSpend"', "survey.ts:3"],
];

test("plan tells what nodes are and where they are declared, through subdags and fan-outs", async () => {
  const { code, out } = await run("plan", "features.ts", "-o", "report,usSpend.save.json", ...inputs);
  expect(code).toBe(0);
  for (const [name, what, where] of [
    ...described,
    ["usSpend.save.json", 'saver of "usSpend"', "features.ts:15"] as const,
  ])
    expect(readRows(out, name)?.slice(1)).toEqual([...(what === undefined ? [] : [what]), where]);
  expect(readRows(out, "count")).toEqual(['needed by "urls"']);
  const json = await run("plan", "features.ts", "-o", "report", "--json", ...inputs);
  const { steps } = JSON.parse(json.out) as { steps: readonly { readonly node: string }[] };
  expect(steps.find(({ node }) => node === "tail")).toMatchObject({
    what: 'field of "parts"',
    each: ["urls"],
    location: { file: "features.ts", line: 5 },
  });
  expect(steps.find(({ node }) => node === "count")).not.toHaveProperty("location");
});

test("explain tells the same of what an output needs", async () => {
  const { out } = await run("explain", "report", "features.ts");
  for (const [name, what, where] of described)
    expect(readRows(out, name)?.slice(1)).toEqual([...(what === undefined ? [] : [what]), where]);
  const json = await run("explain", "usSpend", "features.ts", "--json");
  const { nodes } = JSON.parse(json.out) as { nodes: readonly { readonly name: string }[] };
  expect(nodes.find(({ name }) => name === "usSpend.mean")).toEqual({
    name: "usSpend.mean",
    reason: 'needed by "usSpend"',
    what: 'in subdag "usSpend"',
    location: expect.objectContaining({ file: "survey.ts", line: 4 }) as object,
  });
});

test("list tells roles, subdags and fan-outs", async () => {
  const { out } = await run("list", "features.ts");
  expect(readRows(out, "usSpend.mean.check.range")?.slice(0, 3)).toEqual(["check", "usSpend", "CheckResult"]);
  expect(readRows(out, "size")?.slice(0, 3)).toEqual(["function", "urls", "number"]);
  const json = JSON.parse((await run("list", "features.ts", "--json")).out) as readonly { readonly name: string }[];
  expect(json.find(({ name }) => name === "usSpend.rows")).toMatchObject({ group: "usSpend", each: [] });
  expect(json.find(({ name }) => name === "tail")).toMatchObject({ role: "field", group: "", each: ["urls"] });
});

test("a run gives arrays for what runs for each item, and does not speak of what nobody asked for", () => {
  const folder = makeProject(files);
  const ran = eponym(folder, "run", "features.ts", "-o", "report,urls,size", "--json", ...inputs);
  expect(ran.err).toBe("");
  expect(JSON.parse(ran.out)).toEqual({ report: "8 2", urls: ["u0", "u1"], size: [2, 2] });
  const given = eponym(folder, "run", "features.ts", "-o", "size,total", ...inputs, "--override", 'page=["abc", "d"]');
  expect(given).toEqual({ code: 0, out: "size   [ 2, 0 ]\ntotal  4\n", err: "" });
  const wrong = eponym(folder, "run", "features.ts", "-o", "size", ...inputs, "--override", "page=abc");
  expect(wrong.code).toBe(2);
  expect(wrong.err).toContain("string[]");
});

test("the picture of a subdag and a fan-out has their frames", async () => {
  const { out } = await run("visualize", "features.ts", "-f", "mermaid");
  expect(out).toContain('["for each #34;urls#34;"]');
  expect(out).toContain('subgraph g_usSpend["usSpend"]');
  expect(out).toContain("n_size --o n_total_2e_raw");
});
