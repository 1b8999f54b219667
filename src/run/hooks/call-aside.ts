import { asideReplaced, runIsOver } from "../../errors/adapters.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import { describeThrown } from "../../errors/run.ts";
import type { Node } from "../../node.ts";
import type { NodeCall, NodeEnd, RunInfo } from "../adapter.ts";
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

/** Calls such code with the adapters around it, as a node is called. A failure stays one, whatever an adapter gives in its place. */
export async function callAside(
  watch: Watch | undefined,
  aside: AsideCall,
  code: (...values: readonly unknown[]) => unknown,
): Promise<unknown> {
  if (watch?.hooks.watchesNodes !== true) return code(...aside.values);
  const call = new WatchedAside(watch, aside);
  const { hooks } = watch;
  await notify(watch, hooks.onNodeStart, "onNodeStart", (adapter) => adapter.onNodeStart(call));
  const around = hooks.aroundNode.reduceRight<(given?: readonly unknown[]) => unknown>(
    (next, adapter) =>
      (given = call.values) => {
        call.values = given;
        return adapter.aroundNode(call, next);
      },
    (given = call.values) => call.untilAborted(async () => code(...given)),
  );
  try {
    const value = await call.untilAborted(async () => around());
    const { failure } = call;
    if (failure !== undefined) throw failure instanceof Error ? failure : new Error(describeThrown(failure));
    await call.end("done", value, undefined);
    return value;
  } catch (error) {
    if (aside.signal.aborted) await call.end("aborted", undefined, undefined);
    else await call.end("failed", undefined, aside.describe(error));
    throw error;
  }
}

/** What is printed of it tells the node, and no values. */
class WatchedAside implements NodeCall {
  readonly run: RunInfo;
  readonly node: Node;
  readonly items: readonly never[] = [];
  readonly #watch: Watch;
  readonly #start: number;
  readonly #signal: AbortSignal;
  #values: readonly unknown[];
  #failure: unknown = undefined;

  constructor(watch: Watch, { node, values, signal }: AsideCall) {
    this.run = watch.info;
    this.node = node;
    this.#watch = watch;
    this.#start = watch.clock.now();
    this.#signal = signal;
    this.#values = values;
  }

  get values(): readonly unknown[] {
    return this.#values;
  }

  set values(values: readonly unknown[]) {
    this.#values = values;
  }

  get signal(): AbortSignal {
    return this.#signal;
  }

  /** What an adapter says that it failed with. */
  get failure(): unknown {
    return this.#failure;
  }

  mark(status: "failed" | "skipped", error: unknown = new DataflowError([asideReplaced(this.node, status)])): void {
    this.#failure = error;
  }

  /** Those around the code get an answer even where it gives none before the abort. */
  async untilAborted(work: () => Promise<unknown>): Promise<unknown> {
    const signal = this.#signal;
    if (signal.aborted) throw new DataflowError([runIsOver(this.node.name)], { cause: signal.reason });
    const { promise, reject } = Promise.withResolvers<never>();
    const abort = (): void => reject(new DataflowError([runIsOver(this.node.name)], { cause: signal.reason }));
    signal.addEventListener("abort", abort, { once: true });
    try {
      return await Promise.race([work(), promise]);
    } finally {
      signal.removeEventListener("abort", abort);
    }
  }

  async end(status: NodeEnd["status"], value: unknown, error: DataflowError | undefined): Promise<void> {
    const { clock, hooks } = this.#watch;
    const end = {
      status,
      startedAt: clock.timeOrigin + this.#start,
      ms: clock.now() - this.#start,
      value,
      error,
    };
    await notify(this.#watch, hooks.onNodeEnd, "onNodeEnd", (adapter) => adapter.onNodeEnd(this, end));
    this.#values = [];
  }
}
