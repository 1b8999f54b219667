import { expect, test } from "vitest";
import { checkLayers } from "../../tools/check-layers.ts";
import { writeTree } from "./write-tree.ts";

const manifest = JSON.stringify({
  exports: {
    ".": { types: "./dist/index.d.ts", default: "./dist/index.js" },
    "./source": { types: "./dist/source.d.ts", default: "./dist/source.js" },
    "./package.json": "./package.json",
  },
});

function check(files: Readonly<Record<string, string>>): readonly string[] {
  return checkLayers(writeTree({ "package.json": manifest, ...files }));
}

test("an import that looks down, into the own folder or out of an entry passes", () => {
  const breaches = check({
    "src/node.ts": "export interface Node { readonly name: string }",
    "src/errors/cycle.ts":
      'import type { Node } from "../node.ts";\nimport "./format.ts";\nexport type Cycle = Node[];',
    "src/errors/format.ts": "export const format = 1;",
    "src/source/read-module.ts": 'import { Project } from "ts-morph";\nexport const project = Project;',
    "src/graph/graph.ts":
      'import Graph from "graphology";\nimport { bfs } from "graphology-traversal/bfs.js";\nimport type { Node } from "../node.ts";\nexport type G = [Graph, Node, typeof bfs];',
    "src/driver/driver.ts":
      'export { format } from "../errors/format.ts";\nexport const load = () => import("../graph/graph.ts");',
    "src/index.ts": 'export { load } from "./driver/driver.ts";\nexport { main } from "./cli/main.ts";',
    "src/source.ts": 'export { load } from "./index.ts";',
    "src/cli/main.ts":
      'import { Command } from "commander";\nimport { load } from "../index.ts";\nexport const main = [Command, load];\nconsole.log(process.exitCode);',
  });
  expect(breaches).toEqual([]);
});

test("an import that looks up is a breach, in every form of import", () => {
  const breaches = check({
    "src/driver/driver.ts": "export const driver = 1;\nexport type Options = object;",
    "src/graph/a.ts": '// static\nimport { driver } from "../driver/driver.ts";\nexport const a = driver;',
    "src/graph/b.ts": 'import type { Options } from "../driver/driver.ts";\nexport type B = Options;',
    "src/graph/c.ts": 'export { driver } from "../driver/driver.ts";',
    "src/graph/d.ts": 'export const d = () => import("../driver/driver.ts");',
    "src/graph/e.ts": 'export type E = import("../driver/driver.ts").Options;',
  });
  expect(breaches).toEqual([
    'src/graph/a.ts:2: graph/ may not import "../driver/driver.ts" (a higher layer)',
    'src/graph/b.ts:1: graph/ may not import "../driver/driver.ts" (a higher layer)',
    'src/graph/c.ts:1: graph/ may not import "../driver/driver.ts" (a higher layer)',
    'src/graph/d.ts:1: graph/ may not import "../driver/driver.ts" (a higher layer)',
    'src/graph/e.ts:1: graph/ may not import "../driver/driver.ts" (a higher layer)',
  ]);
});

test("an import that looks sideways is a breach, and the ground layer has an order of its own", () => {
  const breaches = check({
    "src/run/run.ts": 'import "../data/codec.ts";',
    "src/data/codec.ts": "export const codec = 1;",
    "src/node.ts": 'import "./errors/cycle.ts";',
    "src/errors/cycle.ts": 'import "../node.ts";',
  });
  expect(breaches).toEqual([
    'src/node.ts:1: node.ts may not import "./errors/cycle.ts" (its own layer)',
    'src/run/run.ts:1: run/ may not import "../data/codec.ts" (its own layer)',
  ]);
});

test("nothing but an entry or the command line imports an entry", () => {
  const breaches = check({ "src/index.ts": "export const one = 1;", "src/driver/driver.ts": 'import "../index.ts";' });
  expect(breaches).toEqual(['src/driver/driver.ts:1: driver/ may not import "../index.ts" (which is an entry)']);
});

test("a third party has one door", () => {
  const breaches = check({
    "src/graph/a.ts":
      'import { Project } from "ts-morph";\nimport type pl from "nodejs-polars";\nexport type A = [Project, pl.DataFrame];',
    "src/run/b.ts": 'import { bfs } from "graphology-traversal/bfs.js";\nexport { bfs };',
    "src/index.ts": 'export { Project } from "ts-morph";',
  });
  expect(breaches).toEqual([
    'src/graph/a.ts:1: graph/ may not import "ts-morph" (only source/ may)',
    'src/graph/a.ts:2: graph/ may not import "nodejs-polars" (only data/ may)',
    'src/index.ts:1: an entry may not import "ts-morph" (only source/ may)',
    'src/run/b.ts:1: run/ may not import "graphology-traversal/bfs.js" (only graph/ may)',
  ]);
});

test("only the command line talks to the terminal; an example in a comment and a property of that name do not count", () => {
  const breaches = check({
    "src/run/a.ts":
      '/** ```ts\n * console.log(1)\n * ``` */\nexport const a = { console: 1 }.console;\nexport const text = "process.exit()";',
    "src/run/b.ts":
      "console.log(1);\nprocess.stdout.write(process.cwd());\nprocess.exitCode = 1;\nexport const log = console;",
  });
  expect(breaches).toEqual([
    "src/run/b.ts:1: only cli/ may use console",
    "src/run/b.ts:2: only cli/ may use process.stdout",
    "src/run/b.ts:3: only cli/ may use process.exitCode",
    "src/run/b.ts:4: only cli/ may use console",
  ]);
});

test("a file of no layer, and an import of one, are breaches", () => {
  const breaches = check({
    "src/helpers/trim.ts": "export const trim = 1;",
    "src/driver/driver.ts": 'import "../helpers/trim.ts";',
  });
  expect(breaches).toEqual([
    'src/driver/driver.ts:1: driver/ may not import "../helpers/trim.ts" (which is in no layer)',
    "src/helpers/trim.ts:1: is in no layer; give it a place in tools/check-layers.ts",
  ]);
});
