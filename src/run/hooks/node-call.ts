import type { ItemRef } from "../../context.ts";
import { runIsOver } from "../../errors/adapters.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import type { Node } from "../../node.ts";
import type { NodeCall, NodeEnd, RunInfo } from "../adapter.ts";
import { describeFailure } from "../describe-failure.ts";
import { describeWork } from "../in-flight.ts";
import type { RunState } from "../run-state.ts";
import { trackUnfinished } from "../unfinished.ts";
import { itemsOf, notify, type Watch } from "./watch.ts";

interface OpenPromise {
  /** What the code has promised. */
  readonly promise: Promise<unknown>;
  /** What was promised to those around it, and what rejects that. */
  readonly given: Promise<unknown>;
  readonly reject: (error: unknown) => void;
}

const nothing: readonly never[] = [];

/** One call of a node that adapters watch. What is printed of it tells the node, and no values. */
export class NodeCallState implements NodeCall {
  readonly run: RunInfo;
  readonly node: Node;
  readonly items: readonly ItemRef[];
  /** What the code was given and gave at last, where a cache wants to know. Adapters may have changed either. */
  #own: { readonly values: readonly unknown[]; readonly value: unknown } | undefined = undefined;
  /** Told when the code asks what is about this call alone. */
  #noteUse: (() => void) | undefined = undefined;
  readonly #state: RunState;
  readonly #step: number;
  readonly #watch: Watch;
  /** By the clock of the run. */
  readonly #start: number;
  #values: readonly unknown[];
  #marked: { readonly status: "failed" | "skipped"; readonly error?: DataflowError } | undefined = undefined;
  #isEnded = false;
  /** More than one where those around the code call it at the same time. */
  #open: OpenPromise | undefined = undefined;
  #further: OpenPromise[] | undefined = undefined;

  constructor(state: RunState, step: number, values: readonly unknown[], watch: Watch) {
    this.run = watch.info;
    this.node = state.plan.nodes[step]!;
    this.items = itemsOf(state.item);
    this.#values = values;
    this.#state = state;
    this.#step = step;
    this.#watch = watch;
    this.#start = watch.hooks.onNodeEnd.length === 0 ? 0 : watch.clock.now();
  }

  get values(): readonly unknown[] {
    return this.#values;
  }

  set values(values: readonly unknown[]) {
    this.#values = values;
  }

  get own(): { readonly values: readonly unknown[]; readonly value: unknown } | undefined {
    return this.#own;
  }

  set own(own: { readonly values: readonly unknown[]; readonly value: unknown } | undefined) {
    this.#own = own;
  }

  get noteUse(): (() => void) | undefined {
    return this.#noteUse;
  }

  set noteUse(noteUse: (() => void) | undefined) {
    this.#noteUse = noteUse;
  }

  get state(): RunState {
    return this.#state;
  }

  get step(): number {
    return this.#step;
  }

  get watch(): Watch {
    return this.#watch;
  }

  get isEnded(): boolean {
    return this.#isEnded;
  }

  get marked(): { readonly status: "failed" | "skipped"; readonly error?: DataflowError } | undefined {
    return this.#marked;
  }

  get signal(): AbortSignal {
    return this.#state.shared.context.signal;
  }

  /** The code has promised something that those around it wait for. */
  openUp(open: OpenPromise): void {
    if (this.#open === undefined) this.#open = open;
    else (this.#further ??= []).push(open);
  }

  mark(status: "failed" | "skipped", error?: unknown): void {
    this.#marked =
      error === undefined
        ? { status }
        : { status, error: describeFailure(this.#state, this.#step, error, this.#isEnded) };
    // What fans out is iterated over, and may fail, when its node has ended.
    if (!this.#isEnded || status !== "failed") return;
    this.#state.recorder?.fail(this.#step);
    noteReplaced(this.#state, this.node.name, this.#marked.error);
  }

  /** Tells the adapters once how the call ended; gives a promise where one of them wants to be waited for. */
  end(status: NodeEnd["status"], value: unknown, error: DataflowError | undefined): Promise<void> | undefined {
    if (this.#isEnded) return undefined;
    this.#isEnded = true;
    const [watch, marked] = [this.#watch, this.#marked];
    const { clock, hooks } = watch;
    if (this.#state.calls !== undefined) this.#state.calls[this.#step] = undefined;
    if (hooks.onNodeEnd.length === 0) return this.#letGo(undefined);
    const told = status === "done" && marked !== undefined ? marked.status : status;
    const failure = error ?? marked?.error;
    const end: NodeEnd = {
      status: told,
      startedAt: clock.timeOrigin + this.#start,
      ms: clock.now() - this.#start,
      value,
      error: failure,
    };
    return this.#letGo(notify(watch, hooks.onNodeEnd, "onNodeEnd", (adapter) => adapter.onNodeEnd(this, end)));
  }

  /** Adapters may keep the call for as long as they like, but not what the node was given. */
  #letGo(waits: Promise<void> | undefined): Promise<void> | undefined {
    if (waits === undefined) {
      this.#values = nothing;
      return undefined;
    }
    return waits.then(() => void (this.#values = nothing));
  }

  /** The run is over before the node is. */
  stop(error = new DataflowError([runIsOver(this.node.name)])): void {
    void this.end("aborted", undefined, undefined);
    if (this.#open === undefined) return;
    for (const { promise, given, reject } of [this.#open, ...(this.#further ?? [])]) {
      trackUnfinished(describeWork(this.node), promise);
      // An adapter may have given another value without waiting for this one.
      ignoreRejection(given);
      reject(error);
    }
  }
}

function ignoreRejection(promise: Promise<unknown>): void {
  promise.catch(() => {});
}

/** A node has a value in the place of what it failed with, or would have been skipped over. */
export function noteReplaced({ shared }: RunState, name: string, error: DataflowError | undefined): void {
  (shared.replaced ??= new Set()).add(name);
  if (error === undefined) return;
  shared.recovered ??= new Map();
  shared.recovered.set(name, [...(shared.recovered.get(name) ?? []), error]);
}
