import { executorUnknown } from "../errors/executors.ts";
import type { Executor } from "../executor.ts";
import type { Graph } from "../graph/graph.ts";
import type { Problem } from "../node.ts";

/** What a driver has of executors without being given any; nothing is loaded before a node runs there. */
const ownExecutors: Readonly<Record<string, Executor>> = {
  threads: { run: async (task) => (await openThreads()).run(task) },
};

let shared: Promise<Executor> | undefined;

function openThreads(): Promise<Executor> {
  shared ??= import("../executors/threads.ts").then(({ threads }) => threads());
  return shared;
}

export function findExecutors(given: Readonly<Record<string, Executor>> = {}): Readonly<Record<string, Executor>> {
  return { ...ownExecutors, ...given };
}

/** Nodes that are to run where the driver has nothing. */
export function checkPlacements({ nodes }: Graph, known: readonly string[]): readonly Problem[] {
  const problems: Problem[] = [];
  for (const node of nodes.values()) {
    const { placement } = node;
    if (placement !== undefined && !known.includes(placement.executor))
      problems.push(executorUnknown(node, placement.executor, known));
  }
  return problems;
}
