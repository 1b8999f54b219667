import { expect, test } from "vitest";
import { selectEntries, type EntrySelection } from "../../src/stores/select-entries.ts";
import { listedEntry, listedStore } from "./listed.ts";

const now = 100_000;
const store = listedStore([
  listedEntry("aa1", { node: "total", module: "prices", at: 1000, size: 10, run: "r1" }),
  listedEntry("aa2", { node: "total.check.range", module: "prices", at: 3000, size: 20, run: "r2" }),
  listedEntry("b1", { node: "net", module: "prices", at: 2000, size: 30, run: "r2" }),
  listedEntry("b2", { node: "net", module: "sub/taxes", at: 4000, size: 40, run: "r3" }),
]);
const cases: readonly (readonly [string, EntrySelection, readonly string[]])[] = [
  ["all, newest first", {}, ["b2", "aa2", "b1", "aa1"]],
  ["a node", { nodes: ["total"] }, ["aa1"]],
  ["a glob, in which a dot is a dot", { nodes: ["total.*"] }, ["aa2"]],
  ["several nodes", { nodes: ["tot?l", "n*"] }, ["b2", "b1", "aa1"]],
  ["brackets as they are", { nodes: ["[a-z]*", "(net)"] }, []],
  ["a module", { modules: ["sub/*"] }, ["b2"]],
  ["how keys begin", { keys: ["aa"] }, ["aa2", "aa1"]],
  ["a run", { run: "r2" }, ["aa2", "b1"]],
  ["how runs begin", { run: "r" }, ["b2", "aa2", "b1", "aa1"]],
  ["a run that is none", { run: "2" }, []],
  ["an age", { olderThan: 98_000 }, ["b1", "aa1"]],
  ["a size", { largerThan: 30 }, ["b2"]],
  ["all of these", { modules: ["prices"], run: "r2", largerThan: 20 }, ["b1"]],
  ["none", { nodes: [] }, []],
];

test.each(cases)("%s", async (_, selection, keys) => {
  expect((await selectEntries(store, selection, now)).map(({ key }) => key)).toEqual(keys);
});
