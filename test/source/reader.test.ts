import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createReader, readModules } from "../../src/source/read-modules.ts";
import { programs, writeProgram } from "./program.ts";

const paths = ["dataflow.ts", "0.ts", "1.ts", "2.ts", "barrel.ts"];

/** Pieces that make and break syntax wherever they are put. */
const pieces = fc.constantFrom(
  "",
  " ",
  "\n",
  "// ",
  "/*",
  "*/",
  "{",
  "}",
  "(",
  "`",
  '"',
  "export ",
  "h1",
  "return ",
  "\nimport { h2 } from './2.ts';\n",
  "\nexport function more(a: number): number { return h2() + a; }\n",
  "\nconst value3 = 4;\n",
  "async ",
);
const edits = fc.array(fc.record({ path: fc.constantFrom(...paths), at: fc.nat(), cut: fc.nat(30), piece: pieces }), {
  minLength: 1,
  maxLength: 12,
});

test("reading on after changes gives what reading afresh gives", () => {
  fc.assert(
    fc.property(programs, edits, (program, edits) => {
      const texts = new Map(Object.entries(writeProgram(program)).map(([path, text]) => [`/project/${path}`, text]));
      const options = { cwd: "/project", fileSystem: { readFile: (path: string) => texts.get(path) } };
      const reader = createReader(options);
      expect(reader.read(paths)).toEqual(readModules(paths, options));
      for (const { path, at, cut, piece } of edits) {
        const text = texts.get(`/project/${path}`) ?? "";
        const place = at % (text.length + 1);
        texts.set(`/project/${path}`, text.slice(0, place) + piece + text.slice(place + cut));
        reader.invalidate(path);
        expect(reader.read(paths)).toEqual(readModules(paths, options));
      }
    }),
  );
});

test("a file is looked at again only when it is said to have changed", () => {
  const texts: Record<string, string | undefined> = {
    "/project/a.ts": 'import type { Props } from "./props.ts";\nexport function f({ a }: Props): number { return a; }',
  };
  const looked: string[] = [];
  const fileSystem = {
    readFile(path: string): string | undefined {
      looked.push(path);
      return texts[path];
    },
  };
  const reader = createReader({ cwd: "/project", fileSystem });
  const optional = (): boolean | undefined => reader.read(["a.ts"]).modules[0]?.declared[0]?.parameters[0]?.optional;
  expect(optional()).toBe(false);
  expect(looked).toEqual(["/project/a.ts", "/project/props.ts"]);
  texts["/project/props.ts"] = "export interface Props { a?: number }";
  expect(optional()).toBe(false);
  reader.invalidate("props.ts");
  expect(optional()).toBe(true);
  expect(looked).toEqual(["/project/a.ts", "/project/props.ts", "/project/props.ts"]);
  texts["/project/a.ts"] = undefined;
  reader.invalidate("/project/a.ts");
  expect(reader.read(["a.ts"]).problems.map(({ code }) => code)).toEqual(["FILE_NOT_FOUND"]);
});

test("all mistakes of all files come by place", () => {
  const files: Record<string, string> = {
    "/project/b.ts": "export function f(a) { return a; }\nexport function* g(): unknown { yield 1; }",
    "/project/a.ts": "const a = ;",
    "/project/sub/c.ts": "export function f(a): number { return a; }",
    "/elsewhere/d.ts": "export function f(a): number { return a; }",
  };
  const fileSystem = { readFile: (path: string) => files[path] };
  const given = ["sub/c.ts", "b.ts", "./b.ts", "a.ts", "missing.ts", "/elsewhere/d.ts"];
  const { problems } = readModules(given, { cwd: "/project", fileSystem });
  expect(
    problems.map(({ code, location }) => `${location?.file}:${location?.line}:${location?.column} ${code}`),
  ).toEqual([
    "/elsewhere/d.ts:1:19 PARAMETER_TYPE_MISSING",
    "a.ts:1:11 SYNTAX_ERROR",
    "b.ts:1:17 RETURN_TYPE_MISSING",
    "b.ts:1:19 PARAMETER_TYPE_MISSING",
    "b.ts:2:18 GENERATOR_FUNCTION",
    "missing.ts:1:1 FILE_NOT_FOUND",
    "sub/c.ts:1:19 PARAMETER_TYPE_MISSING",
  ]);
});

test("modules come in the order asked, each once, with their names and paths", () => {
  const fileSystem = { readFile: () => "export function f(): number { return 1; }" };
  const { modules } = readModules(["sub/b.ts", "a.feature.ts", "sub/b.ts"], { cwd: "/project", fileSystem });
  expect(modules.map(({ name, file, path }) => [name, file, path])).toEqual([
    ["b", "sub/b.ts", "/project/sub/b.ts"],
    ["a.feature", "a.feature.ts", "/project/a.feature.ts"],
  ]);
});

test("reads a chain of 10,000 functions", () => {
  const chain = Array.from(
    { length: 10_000 },
    (_, place) => `export function n${place + 1}(n${place}: number): number { return n${place} + 1; }`,
  );
  const { modules, problems } = readModules(["chain.ts"], {
    cwd: "/",
    fileSystem: { readFile: () => chain.join("\n") },
  });
  expect(problems).toEqual([]);
  expect(modules[0]?.declared).toHaveLength(10_000);
  expect(modules[0]?.declared.at(-1)?.parameters[0]?.node).toBe("n9999");
});
