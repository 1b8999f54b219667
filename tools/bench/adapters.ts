/**
 * Times what adapters add to each node, and whether long use leaves anything on the heap. Prints tables and asserts nothing.
 * Usage: npm run bench:adapters [-- ROUNDS]
 */
import { type Adapter, Driver } from "eponym";
import { heapAfterRuns } from "./heap-after-runs.ts";
import { type LayeredGraph, makeLayeredGraph, type Mode } from "./layered-graph.ts";
import { makeModule } from "./make-module.ts";
import { type Racer, race } from "./measure.ts";
import { printTable } from "./print-table.ts";

/** Adapters that do nothing, each in all the ways there are to be around a node. */
const around = (place: number): Adapter => ({ name: `around ${place}`, aroundNode: (_call, next) => next() });
const observing = (place: number): Adapter => ({ name: `observing ${place}`, onNodeStart() {}, onNodeEnd() {} });
const both = (place: number): Adapter => ({ ...observing(place), ...around(place) });
const elsewhere = (place: number): Adapter => ({ name: `elsewhere ${place}`, onGraphStart() {}, onGraphEnd() {} });

const contenders: readonly (readonly [name: string, adapters: readonly Adapter[]])[] = [
  ["no adapter", []],
  ["1 that has no hook of nodes", [elsewhere(1)]],
  ["1 around nodes", [around(1)]],
  ["1 that observes nodes", [observing(1)]],
  ["1 with all of these", [both(1)]],
  ["10 with all of these", Array.from({ length: 10 }, (_, place) => both(place))],
];

function racers(graph: LayeredGraph, mode: Mode): readonly Racer[] {
  const modules = [makeModule(graph, mode)];
  return contenders.map(([, adapters]) => {
    const driver = new Driver({ modules, adapters });
    return { compute: (x) => driver.execute(graph.outputs, { inputs: { x } }), turns: 20 };
  });
}

const rounds = Number(process.argv[2] ?? 25);
const graph = makeLayeredGraph(50, 20);
const sync = await race(racers(graph, "sync"), rounds, 10);
const later = await race(racers(graph, "async"), rounds, 10);
const perNode = (ms: number): number => (ms * 1000) / graph.nodes.length;
const show = (times: readonly number[], place: number): readonly string[] => {
  const [, adapters] = contenders[place]!;
  const added = perNode(times[place]! - times[0]!) / Math.max(1, adapters.length);
  return [perNode(times[place]!).toFixed(3), place === 0 ? "–" : added.toFixed(3)];
};
console.log("1,000 nodes in 50 layers, three parameters a node; µs a node (an idle adapter is to add at most 0.3)");
printTable(
  ["adapters that do nothing", "sync", "each adds", "async", "each adds"],
  contenders.map(([name], place) => [name, ...show(sync, place), ...show(later, place)]),
);
console.log("\n1,000 runs of 200 nodes; MB on the heap after garbage collection");
printTable(["", "after 100", "after 1,000", "grown by"], await heapAfterRuns());
