/**
 * Prints, in µs a node, what it takes to load a module of derived nodes, and from there to the first result and to a further driver with its result.
 * The functions have been called before: compiling them is the price of any program.
 */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Driver, type Module } from "eponym";

const folder = process.argv[2]!;
const began = performance.now();
const { default: derived } = (await import(pathToFileURL(join(folder, "derived.dag.ts")).href)) as { default: Module };
const calls = (globalThis as unknown as Record<symbol, { calls: WeakMap<object, { args: readonly unknown[] }[]> }>)[
  Symbol.for("eponym.decorators")
]!.calls;
for (const fn of Object.values(derived.source) as ((...values: unknown[]) => unknown)[]) {
  fn(1, 2, 3);
  for (const { args } of calls.get(fn) ?? [])
    for (const bound of Object.values(args[0] ?? {})) if (typeof bound === "function") bound(1, 2);
}
// All nodes are needed for these.
const outputs = Object.keys(derived.source).filter((name) => /^(?:sum|rest)/.test(name));
const start = performance.now();
const driver = new Driver({ modules: [derived] });
await driver.execute(outputs, { inputs: { x: 1 } });
const first = performance.now();
const further = new Driver({ modules: [derived] });
const made = performance.now();
await further.execute(outputs, { inputs: { x: 2 } });
const end = performance.now();
const perNode = (ms: number): number => (ms * 1000) / driver.graph.nodes.size;
console.log(
  JSON.stringify({
    load: perNode(start - began),
    first: perNode(first - start),
    made: perNode(made - first),
    further: perNode(end - first),
  }),
);
