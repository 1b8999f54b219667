import type { DataflowError } from "../../errors/dataflow-error.ts";
import type { Node } from "../../node.ts";
import type { NodeCall, NodeEnd } from "../adapter.ts";
import { notify, type Watch } from "./watch.ts";

/** Code that is called after the nodes of a run and belongs to it all the same, such as a saver. */
export interface AsideCall {
  /** What adapters are shown it as. */
  readonly node: Node;
  readonly values: readonly unknown[];
  readonly signal: AbortSignal;
  /** An error that names the node. */
  readonly describe: (error: unknown) => DataflowError;
}

/** Calls such code with the adapters around it, as a node is called. */
export async function callAside(
  watch: Watch | undefined,
  { node, values, signal, describe }: AsideCall,
  code: (...values: readonly unknown[]) => unknown,
): Promise<unknown> {
  if (watch?.hooks.watchesNodes !== true) return code(...values);
  const { hooks, clock, info } = watch;
  let marked: Parameters<NodeCall["mark"]> | undefined;
  const call: NodeCall & { values: readonly unknown[] } = {
    run: info,
    node,
    items: [],
    values,
    signal,
    mark: (...given) => void (marked = given),
  };
  const start = clock.now();
  const end = (status: NodeEnd["status"], value: unknown, error: unknown): Promise<void> | undefined => {
    const failure = error === undefined ? undefined : describe(error);
    const told = { status, startedAt: clock.timeOrigin + start, ms: clock.now() - start, value, error: failure };
    return notify(watch, hooks.onNodeEnd, "onNodeEnd", (adapter) => adapter.onNodeEnd(call, told));
  };
  await notify(watch, hooks.onNodeStart, "onNodeStart", (adapter) => adapter.onNodeStart(call));
  const around = hooks.aroundNode.reduceRight<(given?: readonly unknown[]) => unknown>(
    (next, adapter) =>
      (given = call.values) => {
        call.values = given;
        return adapter.aroundNode(call, next);
      },
    (given = call.values) => code(...given),
  );
  try {
    const value = await around();
    await end(marked?.[0] ?? "done", value, marked?.[1]);
    return value;
  } catch (error) {
    await end(signal.aborted ? "aborted" : "failed", undefined, signal.aborted ? undefined : error);
    throw error;
  }
}
