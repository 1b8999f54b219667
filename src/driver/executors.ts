import { executorInvalid, executorOptionWrong, executorUnknown } from "../errors/executors.ts";
import type { Executor } from "../executor.ts";
import type { Graph } from "../graph/graph.ts";
import type { Problem } from "../node.ts";
import { describeShape } from "../run/shape.ts";

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

/** Plain JavaScript may give anything. */
export function checkExecutors(given: unknown): readonly Problem[] {
  if (given === undefined) return [];
  if (typeof given !== "object" || given === null || Array.isArray(given))
    return [executorOptionWrong("executors of a driver", "an object of executors by name")];
  return Object.entries(given).flatMap(([name, executor]) => {
    const found = describeOther(executor);
    return found === undefined ? [] : [executorInvalid(name, found)];
  });
}

/** What something is that is no executor. */
function describeOther(executor: unknown): string | undefined {
  if (typeof executor !== "object" || executor === null) return describeShape(executor);
  const { run, close, tags } = executor as Readonly<Record<keyof Executor, unknown>>;
  const shape = describeShape(executor);
  if (typeof run !== "function") return `${shape}, without a function run`;
  if (close !== undefined && typeof close !== "function") return `${shape}, whose close is ${describeShape(close)}`;
  const hasTags = tags === undefined || (typeof tags === "object" && tags !== null && !Array.isArray(tags));
  return hasTags ? undefined : `${shape}, whose tags are ${describeShape(tags)}`;
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
