/** Prints, in µs a node, what it takes from the rows of a generated file to the first result, and to a further driver with its result. */
import { Driver } from "eponym";
import { makeLayeredGraph } from "../layered-graph.ts";
import { makeModule } from "../make-module.ts";

const graph = makeLayeredGraph(50, 20);
const perNode = (ms: number): number => (ms * 1000) / graph.nodes.length;

const start = performance.now();
const module = makeModule(graph, "sync");
const driver = new Driver({ modules: [module] });
await driver.execute(graph.outputs, { inputs: { x: 1 } });
const first = performance.now();
const further = new Driver({ modules: [module] });
const made = performance.now();
await further.execute(graph.outputs, { inputs: { x: 2 } });
console.log(
  JSON.stringify({
    first: perNode(first - start),
    made: perNode(made - first),
    further: perNode(performance.now() - first),
  }),
);
