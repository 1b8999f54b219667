import { beforeAll, expect, test } from "vitest";
import { lineOf, openFile, type OpenFile } from "./service.ts";

const use = `
import { Driver, type DriverOf } from "eponym";
import survey from "./survey.dag.ts";
const driver = new Driver({ modules: [survey], config: { mode: "online" } });
const inputs = { clientId: 7, limit: 40 };
const plain = await driver.execute(["meanAge", "summary", "total"], { inputs });
plain.meanAge; plain.summary; plain.total;
const checked = await driver.execute(["spread"], { inputs: { clientId: 7 } });
checked.spread;
const { meanAge: picked } = plain;
type Picked = Pick<typeof plain, "meanAge">;
declare const narrowed: Picked;
narrowed.meanAge;
const copy = await driver.with({ concurrency: 2 }).execute(["meanAge"], { inputs: { clientId: 7 } });
copy.meanAge;
async function read(given: DriverOf<[typeof survey], { mode: "online" }>) {
  const named = await given.execute(["meanAge"], { inputs: { clientId: 7 } });
  return named.meanAge;
}
const derived = await driver.execute(["age", "young", "youngest", "above30", "answers", "spread.raw"], { inputs: { clientId: 7 } });
derived.age; derived.young; derived.youngest; derived.above30; derived.answers; derived["spread.raw"];
`;

let file: OpenFile;

beforeAll(() => {
  file = openFile(use);
});

test("the service understands the file", () => {
  expect(file.errors()).toEqual([]);
});

test.each([
  ["a plain node", "plain.meanAge", "meanAge"],
  ["a node of a named function", "plain.summary", "summary"],
  ["an injected node", "plain.total", "total"],
  ["a checked node", "checked.spread", "spread"],
  ["a node through Pick", "narrowed.meanAge", "meanAge"],
  ["a node of a driver made by with", "copy.meanAge", "meanAge"],
  ["a node of a named driver type", "named.meanAge", "meanAge"],
])("go to definition of %s lands on its function", (_what, text, name) => {
  expect(file.definitions(text)).toEqual([
    { file: "survey.ts", line: lineOf("survey.ts", new RegExp(`export (async )?function ${name}\\(`)) },
  ]);
});

test("go to definition of a destructured result lands on its function", () => {
  expect(file.definitions("{ meanAge", "meanAge: picked")).toContainEqual({
    file: "survey.ts",
    line: lineOf("survey.ts", /export function meanAge\(/),
  });
});

test.each([
  ["a column", "derived.age", "age", ["table"]],
  ["a field", "derived.young", "young", ["halves"]],
  ["an element", "derived.youngest", "youngest", ["bounds"]],
  ["a parameterized node", "derived.above30", "above30", ["above"]],
  ["a node of variants", "derived.answers", "answers", ["answers__batch", "answers__online"]],
])("go to definition of %s lands on a generated line that links to its function", (_what, text, name, functions) => {
  const line = lineOf("survey.dag.ts", new RegExp(`^ {2}${name}: (Column|Result)<`));
  expect(file.definitions(text)).toEqual([{ file: "survey.dag.ts", line }]);
  const links = functions.map((fn) => ({
    file: "survey.ts",
    line: lineOf("survey.ts", new RegExp(`function ${fn}\\(`)),
  }));
  expect(file.linksOf(text)).toEqual(links);
});

test("go to definition of what is checked lands on a generated line that links to its function", () => {
  expect(file.definitions('derived["spread.raw')).toEqual([
    { file: "survey.dag.ts", line: lineOf("survey.dag.ts", /^ {2}"spread\.raw": Result</) },
  ]);
});

test.each([
  ["plain.meanAge", "The mean age in years."],
  ["plain.summary", "Takes its edges by name."],
  ["checked.spread", "How far ages lie apart."],
  ["narrowed.meanAge", "The mean age in years."],
  ["copy.meanAge", "The mean age in years."],
  ["named.meanAge", "The mean age in years."],
  ["derived.age", "The column `age` of `table`."],
  ["derived.above30", "How many lie above a threshold."],
  ["derived.answers", "The answers in a file."],
])("hovering over %s shows what its function says of itself", (text, doc) => {
  expect(file.hover(text).doc).toContain(doc);
});

test("hovering over a result shows its type, and a request completes the names of nodes", () => {
  expect(file.hover("plain.meanAge").type).toBe("(property) meanAge: number");
  const position = use.indexOf('["spread"]') + 2;
  expect(file.completions(position)).toEqual(
    expect.arrayContaining(["meanAge", "spread", "spread.check.range", "above30"]),
  );
});
