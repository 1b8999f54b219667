import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Project, ts } from "ts-morph";
import { beforeAll, expect, test } from "vitest";
import { compilerOptions } from "./project.ts";

const modules = fileURLToPath(new URL("modules/", import.meta.url));
const usePath = join(modules, "use.ts");
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

let service: ts.LanguageService;

beforeAll(() => {
  const { options } = ts.convertCompilerOptionsFromJson(compilerOptions, modules);
  const project = new Project({ compilerOptions: { ...options, allowJs: false } });
  project.createSourceFile(usePath, use);
  service = project.getLanguageService().compilerObject;
});

test("the service understands the file", () => {
  const messages = service
    .getSemanticDiagnostics(usePath)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
  expect(messages).toEqual([]);
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
  expect(definitions(text)).toEqual([
    { file: "survey.ts", line: lineOf("survey.ts", new RegExp(`export (async )?function ${name}\\(`)) },
  ]);
});

test("go to definition of a destructured result lands on its function", () => {
  expect(definitions("{ meanAge", "meanAge: picked")).toContainEqual({
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
  expect(definitions(text)).toEqual([{ file: "survey.dag.ts", line }]);
  const links = functions.map((fn) => ({
    file: "survey.ts",
    line: lineOf("survey.ts", new RegExp(`function ${fn}\\(`)),
  }));
  expect(linksOf(text)).toEqual(links);
});

test("go to definition of what is checked lands on a generated line that links to its function", () => {
  expect(definitions('derived["spread.raw')).toEqual([
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
  const info = service.getQuickInfoAtPosition(usePath, positionOf(text));
  expect(ts.displayPartsToString(info?.documentation)).toContain(doc);
});

test("hovering over a result shows its type, and a request completes the names of nodes", () => {
  const info = service.getQuickInfoAtPosition(usePath, positionOf("plain.meanAge"));
  expect(ts.displayPartsToString(info?.displayParts)).toBe("(property) meanAge: number");
  const position = use.indexOf('["spread"]') + 2;
  const names = service.getCompletionsAtPosition(usePath, position, {})?.entries.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(["meanAge", "spread", "spread.check.range", "above30"]));
});

interface Place {
  readonly file: string;
  readonly line: number;
}

/** Where go to definition leads from the last character of a text in the file. */
function definitions(text: string, within = text): readonly Place[] {
  const start = use.indexOf(within);
  const found = service.getDefinitionAtPosition(
    usePath,
    start < 0 ? -1 : within === text ? start + text.length - 1 : start,
  );
  return (found ?? []).map(({ fileName, textSpan }) => placeOf(fileName, textSpan.start));
}

/** Where the links of what hovering shows lead. */
function linksOf(text: string): readonly Place[] {
  const parts = service.getQuickInfoAtPosition(usePath, positionOf(text))?.documentation ?? [];
  return parts.flatMap((part) => {
    const target = (part as ts.JSDocLinkDisplayPart).target as ts.DocumentSpan | undefined;
    return target === undefined ? [] : [placeOf(target.fileName, target.textSpan.start)];
  });
}

function placeOf(path: string, position: number): Place {
  return { file: basename(path), line: readFileSync(path, "utf8").slice(0, position).split("\n").length };
}

function positionOf(text: string): number {
  return use.indexOf(text) + text.length - 1;
}

function lineOf(file: string, pattern: RegExp): number {
  const line =
    readFileSync(join(modules, file), "utf8")
      .split("\n")
      .findIndex((text) => pattern.test(text)) + 1;
  expect(line).toBeGreaterThan(0);
  return line;
}
