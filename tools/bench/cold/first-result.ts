/**
 * Prints, in µs a node, what it takes from the rows of a generated file to the first result, and to a further driver with its result.
 * The functions have been called before: compiling them is the price of any program.
 */
import { Driver } from "eponym";
import { module } from "eponym/generated";
import { makeLayeredGraph } from "../layered-graph.ts";
import { makeRows } from "../make-module.ts";

const graph = makeLayeredGraph(50, 20);
for (const { sync } of graph.nodes) sync(1, 2, 3);
const rows = makeRows(graph, "sync");
const outputs = rows.functions.slice(-graph.outputs.length).map(({ name }) => name);
const perNode = (ms: number): number => (ms * 1000) / graph.nodes.length;

const start = performance.now();
const layered = module(rows);
const driver = new Driver({ modules: [layered] });
await driver.execute(outputs, { inputs: { x: 1 } });
const first = performance.now();
const further = new Driver({ modules: [layered] });
const made = performance.now();
await further.execute(outputs, { inputs: { x: 2 } });
const end = performance.now();
console.log(
  JSON.stringify({ first: perNode(first - start), made: perNode(made - first), further: perNode(end - first) }),
);
