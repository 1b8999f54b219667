import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { type Adapter, Driver } from "eponym";
import { makeLayeredGraph, type Mode } from "./layered-graph.ts";
import { makeModule } from "./make-module.ts";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** What is on the heap after 100 runs of a graph and after 1,000, as rows of a table. */
export async function heapAfterRuns(adapters: readonly Adapter[] = []): Promise<readonly (readonly string[])[]> {
  const idle: Adapter = { name: "idle", onNodeStart() {}, aroundNode: (_call, next) => next(), onNodeEnd() {} };
  const rows: (readonly string[])[] = [];
  for (const [name, given] of [
    ["no adapter", []],
    ["an idle adapter", [idle]],
    ...(adapters.length === 0 ? [] : [["all adapters", adapters] as const]),
  ] as const)
    for (const mode of ["sync", "async"] as const) rows.push(await measure(`${name}, ${mode}`, given, mode));
  return rows;
}

async function measure(name: string, adapters: readonly Adapter[], mode: Mode): Promise<readonly string[]> {
  const graph = makeLayeredGraph(10, 20);
  const driver = new Driver({ modules: [makeModule(graph, mode)], adapters });
  const run = async (count: number): Promise<number> => {
    for (let x = 0; x < count; x++) await driver.run(graph.outputs, { inputs: { x } });
    return heapSize();
  };
  const early = await run(100);
  const late = await run(900);
  return [name, early.toFixed(2), late.toFixed(2), (late - early).toFixed(2)];
}

/** In MB, once what is finished later has been, too. */
async function heapSize(): Promise<number> {
  for (let turn = 0; turn < 3; turn++) {
    await new Promise((resolve) => {
      setTimeout(resolve, 10);
    });
    collect();
  }
  return process.memoryUsage().heapUsed / 2 ** 20;
}
