/** Prints how many MB the heap has grown by after more runs of a graph of 200 nodes: `many-runs.ts MODE RUNS`. Needs `--expose-gc`. */
import { Driver } from "../../../src/index.ts";
import type { Adapter } from "../../../src/run/adapter.ts";
import { makeLayeredGraph } from "../../../tools/bench/layered-graph.ts";
import { createModule } from "../../../src/module.ts";

const [, , mode = "", runs = ""] = process.argv;
const isAsync = mode.startsWith("async");
const graph = makeLayeredGraph(10, 20);
const source = Object.fromEntries(graph.nodes.map((node) => [node.name, node[isAsync ? "async" : "sync"]]));
const functions = graph.nodes.map(({ name, takes }) => ({
  name,
  takes: takes.map((taken) => [taken, "number"] as const),
  gives: "number",
  hash: "",
}));
const module = createModule({ name: "layered", file: "layered.ts", url: "", source, functions, positions: [] });
const watching: Adapter = {
  name: "watching",
  async aroundGraph(_run, next) {
    return await next();
  },
  onNodeStart() {},
  aroundNode: (_call, next) => next(),
  async onNodeEnd() {},
};
const driver = new Driver({ modules: [module], adapters: mode.endsWith("watched") ? [watching] : [] });

async function run(count: number): Promise<number> {
  for (let x = 0; x < count; x++) {
    // Some end before their time.
    const controller = new AbortController();
    const running = driver.run(graph.outputs, { inputs: { x }, signal: controller.signal });
    if (x % 10 === 9) controller.abort();
    await running.catch(() => {});
  }
  for (let turn = 0; turn < 3; turn++) {
    await new Promise((resolve) => {
      setTimeout(resolve, 5);
    });
    globalThis.gc!();
  }
  return process.memoryUsage().heapUsed / 2 ** 20;
}

const early = await run(100);
const late = await run(Number(runs) - 100);
console.log(JSON.stringify({ early, grown: late - early }));
