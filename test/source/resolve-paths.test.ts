import { expect, test } from "vitest";
import { readDeclared } from "./read-text.ts";

const program = (specifier: string): string =>
  `import { k } from "${specifier}";\nexport function f(): number { return k; }`;

test.each<[string, string, string, Readonly<Record<string, string>>]>([
  [
    "a pattern of the tsconfig",
    "@/lib/a",
    "src/lib/a.ts",
    { "tsconfig.json": '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] /* all */ }, } }' },
  ],
  [
    "a name of the tsconfig",
    "rates",
    "src/a.ts",
    { "tsconfig.json": '{ "compilerOptions": { "paths": { "rates": ["./nowhere.ts", "./src/a.ts"] } } }' },
  ],
  [
    "the longest pattern",
    "@/lib/a",
    "b/a.ts",
    { "tsconfig.json": '{ "compilerOptions": { "paths": { "@/*": ["./a/*"], "@/lib/*": ["./b/*"] } } }' },
  ],
  ["a base URL", "lib/a", "src/lib/a.ts", { "tsconfig.json": '{ "compilerOptions": { "baseUrl": "src" } }' }],
  [
    "a tsconfig that another extends",
    "@/a",
    "config/src/a.ts",
    {
      "tsconfig.json": '{ "extends": "./config/base" }',
      "config/base.json": '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
    },
  ],
  ["imports of the package", "#lib/a", "src/a.ts", { "package.json": '{ "imports": { "#lib/*": "./src/*.ts" } }' }],
  [
    "conditions in imports of the package",
    "#a",
    "src/a.ts",
    { "package.json": '{ "imports": { "#a": { "browser": "./no.ts", "node": { "import": "./src/a.ts" } } } }' },
  ],
])("%s leads to the file", (_, specifier, path, settings) => {
  const read = (value: number) =>
    readDeclared(program(specifier), "f", { ...settings, [path]: `export const k = ${value};` });
  expect(read(2).hash).not.toBe(read(1).hash);
  expect(read(1).packages).toEqual([]);
});

test("what no path leads to is a package", () => {
  const settings = { "tsconfig.json": '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }' };
  expect(readDeclared(program("@scope/p/part"), "f", settings).packages).toEqual(["@scope/p"]);
});

test("data counts whatever it ends in", () => {
  const read = (text: string): string =>
    readDeclared('import k from "./prompt.txt";\nexport function f(): any { return k; }', "f", { "prompt.txt": text })
      .hash;
  expect(read("a")).not.toBe(read("b"));
});
