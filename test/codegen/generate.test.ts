import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runInThisContext } from "node:vm";
import { expect, test } from "vitest";
import { generateModule } from "../../src/codegen/generate-module.ts";
import { createModule, type ModuleRows } from "../../src/module.ts";
import type { Declared } from "../../src/node.ts";
import { checkVariants } from "../../src/graph/check-variants.ts";
import { type ReadModule, readModules } from "../../src/source/read-modules.ts";
import { joinCode } from "../../src/source/serve-dag.ts";
import { readCases } from "../driver/read-case.ts";

const folder = new URL("snapshots/", import.meta.url).pathname;
const cases = readdirSync(folder)
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".dag.ts") && file !== "types.ts")
  .map((file) => file.slice(0, -".ts".length));

function readText(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}

function read(file: string): ReadModule {
  const { modules, problems } = readModules([join(folder, file)]);
  expect(problems).toEqual([]);
  return modules[0]!;
}

function generate(module: ReadModule): string {
  return generateModule({ ...module, specifier: `./${module.name}.ts` });
}

test.each(cases)("generates %s", async (name) => {
  const module = read(`${name}.ts`);
  expect(checkVariants(joinCode(module, {}))).toEqual([]);
  await expect(generate(module)).toMatchFileSnapshot(`snapshots/${name}.dag.ts`);
});

/** The rows of a generated text, without its types. */
function readRows(text: string, url: string): ModuleRows {
  const [, rows] = text.split("export default module<Shape>");
  const code = `(source, url) => ${rows!.replace("import.meta.url", "url")}`;
  return (runInThisContext(code) as (source: object, url: string) => ModuleRows)({}, url);
}

/** What only the types of a generated file need. */
function withoutTypes(declared: readonly Declared[]): unknown {
  return JSON.parse(
    JSON.stringify(declared, function (this: object | undefined, key, value: unknown) {
      if (["takes", "gives", "typeOf", "hidden", "dag", "text"].includes(key)) return undefined;
      // The places within a resolver are not told.
      if (key === "decorations" && this !== undefined && "$" in this)
        return (value as Declared["decorations"]).map(({ kind, args }) => ({ kind, args }));
      return value === undefined
        ? "undefined"
        : Object.is(value, -0)
          ? "-0"
          : typeof value === "number"
            ? String(value)
            : value;
    }),
  );
}

test("what a generated file states is what the reader knows", async () => {
  const fixtures = await Promise.all((await readCases("dataflows")).map(({ load }) => load()));
  const modules = [
    ...cases.map((name) => read(`${name}.ts`)),
    ...fixtures
      .flatMap(({ loaded, found }) => (found.length === 0 ? loaded : []))
      .map((module) => ({ ...module, typeImports: [], configType: false })),
  ];
  expect(modules.length).toBeGreaterThan(20);
  for (const { name, declared, typeImports, configType } of modules) {
    const text = generateModule({ name, declared, typeImports, configType, specifier: `./${name}.ts` });
    const path = declared[0]?.location.file ?? `${name}.ts`;
    const made = createModule(readRows(text, new URL(`${name}.dag.ts`, `file://${join(process.cwd(), path)}`).href));
    expect(withoutTypes(made.declared)).toEqual(withoutTypes(declared));
    expect(made.file).toBe(declared.length === 0 ? `${name}.ts` : path);
  }
});

test("positions stand in the table at the end and nowhere else", () => {
  for (const name of cases) {
    const text = (body: string): ReadModule => {
      const fileSystem = { readFile: (path: string) => (path === join(folder, `${name}.ts`) ? body : readText(path)) };
      return readModules([join(folder, `${name}.ts`)], { fileSystem }).modules[0]!;
    };
    const body = readText(join(folder, `${name}.ts`))!;
    const [before, table] = generate(text(body)).split("\n  positions: [\n");
    const [shifted, shiftedTable] = generate(text(`\n${body}`)).split("\n  positions: [\n");
    expect(shifted).toBe(before);
    expect(shiftedTable === table).toBe(name === "empty");
  }
});

test("a generated file grows as its source does, conditional steps included", () => {
  const size = (count: number): number => {
    const functions = Array.from({ length: count }, (_, place) => {
      const taken = place === 0 ? "x" : `f${place - 1}`;
      return `pipeOutput(f${place}, step(Math.round, { when: { m: "a" } }));\nexport function f${place}(${taken}: number): number { return ${taken}; }`;
    });
    const text = ['import { pipeOutput, step } from "eponym";', ...functions].join("\n");
    const fileSystem = { readFile: (path: string) => (path === "/long.ts" ? text : undefined) };
    return generate(readModules(["/long.ts"], { fileSystem }).modules[0]!).length;
  };
  expect(size(200) / size(100)).toBeLessThan(2.2);
});
