import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { importModules } from "../../src/codegen/import-modules.ts";
import { kindNames } from "../../src/decorators/kinds.ts";
import { expandModule } from "../../src/graph/expand-module.ts";
import { createReader } from "../../src/source/read-modules.ts";
import { memoryFiles } from "../source/read-text.ts";
import { listExamples } from "./list-examples.ts";

const page = readFileSync(new URL("../../docs/decorators.md", import.meta.url), "utf8");
const examples = listExamples(page);
const told = examples.filter(({ nodes }) => nodes !== undefined);

test("the page on decorators tells the nodes of every example but what a subdag is made of", () => {
  expect(examples.filter(({ nodes }) => nodes === undefined).map(({ file }) => file)).toEqual(["survey.ts"]);
});

test.each(told)("the page on decorators tells the nodes of $heading ($file)", ({ file, nodes = [] }) => {
  const fileSystem = memoryFiles(Object.fromEntries(examples.map((each) => [each.file, each.code])));
  const reader = createReader({ fileSystem, cwd: "/project" });
  const read = reader.read([file]);
  const { modules, problems } = importModules(read.modules, (paths) => reader.read(paths));
  const expansions = modules.map(expandModule);
  expect([...read.problems, ...problems, ...expansions.flatMap((expansion) => expansion.problems)]).toEqual([]);
  const made = new Set(expansions.flatMap((expansion) => expansion.nodes.map(({ name }) => name)));
  expect([...made].toSorted()).toEqual([...nodes].toSorted());
});

test("the page on decorators has a section with an example for each of them", () => {
  const lacking = kindNames().filter((name) => {
    const [root = name] = name.split(".");
    const heading = root === "tag" || root === "tagOutputs" ? "tag and tagOutputs" : root;
    const calls = examples.filter((example) => example.heading === heading && example.code.includes(`${name}(`));
    return calls.length === 0;
  });
  expect(kindNames().length).toBeGreaterThan(20);
  expect(lacking).toEqual([]);
});

test("the page on decorators lists them in the order in which they take effect", () => {
  const listed = [...page.matchAll(/^\| \[`([\w.]+)`/gm)].map(([, name = ""]) => name);
  const places = listed.map((name) => kindNames().indexOf(name)).filter((place) => place >= 0);
  expect(places.length).toBeGreaterThan(kindNames().length / 2);
  expect(places).toEqual(places.toSorted((one, other) => one - other));
});
