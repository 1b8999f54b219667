import type { RunRecord, RunValue } from "../cache/entry.ts";
import { openCacheRun } from "../cache/cache-run.ts";
import { gone } from "../cache/load-result.ts";
import { shortSum } from "../cache/short-sum.ts";
import { DataflowError } from "../errors/dataflow-error.ts";
import { notInCache, runUnknown } from "../errors/cache.ts";
import { outputUnknown } from "../errors/run.ts";
import type { Node } from "../node.ts";
import type { Caching } from "../run/caching/run-caching.ts";

/** The value that an earlier run left of a node: the run of that id, or the latest that has one. */
export async function readFromCache({ cache, graph }: Caching, output: string, id?: string): Promise<unknown> {
  const node = graph.nodes.get(output);
  if (node === undefined) throw new DataflowError([outputUnknown(output, graph.nodes.keys())]);
  const { store } = cache;
  if (graph.secrets.has(output)) throw new DataflowError([notInCache(output, store.place, "it is secret")]);
  const { value: left, versions = {} } = await findValue(cache.store, node, id);
  const run = openCacheRun(cache, {
    runId: () => "",
    now: Date.now,
    warn: () => {},
    nodeOf: (name) => graph.nodes.get(name),
    secrets: new Map(),
  });
  const read = async (found: RunValue): Promise<unknown> => {
    if (typeof found !== "string") return Promise.all(found.map(read));
    const entry = found === "" ? undefined : await store.find(found);
    const version = entry === undefined ? undefined : versions[shortSum(found)];
    if (version !== undefined && version !== shortSum(entry!.version))
      throw new DataflowError([notInCache(output, store.place, "a later run has left another value in its place")]);
    const value = entry === undefined ? gone : await run.load(entry, node);
    if (value === gone) throw new DataflowError([notInCache(output, store.place, "what was kept is gone")]);
    return value;
  };
  return read(left);
}

const mostRuns = 100;

/** `versions`: those that are meant, where it is one run. */
interface Found {
  readonly value: RunValue;
  readonly versions?: RunRecord["versions"];
}

async function findValue(store: Caching["cache"]["store"], { name, module }: Node, id?: string): Promise<Found> {
  if (id !== undefined) {
    const record = await store.findRun(id);
    if (record === undefined) throw new DataflowError([runUnknown(store.place, id)]);
    if (!Object.hasOwn(record.nodes, name))
      throw new DataflowError([notInCache(name, store.place, `the run "${id}" kept nothing of it`)]);
    return { value: record.nodes[name]!, ...(record.versions && { versions: record.versions }) };
  }
  const runs = await store.listRuns(mostRuns);
  const latest = runs.find(({ nodes }) => Object.hasOwn(nodes, name))?.nodes[name];
  if (latest !== undefined) return { value: latest };
  const [entry] = await store.history(module, name, 1);
  if (entry === undefined) throw new DataflowError([notInCache(name, store.place, "nothing was kept of it yet")]);
  return { value: entry.key };
}
