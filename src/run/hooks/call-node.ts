import { type CallScope, type LogLevel, type NodeLog, runInScope, silentLog } from "../../context.ts";
import { runIsOver } from "../../errors/adapters.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import type { TaskCall } from "../adapter.ts";
import { callStep } from "../call-step.ts";
import { describeFailure } from "../describe-failure.ts";
import { giveWay } from "../give-way.ts";
import type { CompiledPlan } from "../compiled-plan.ts";
import { keepScope } from "../fan-outs/iteration-scope.ts";
import type { RunState } from "../run-state.ts";
import { toPromise } from "../to-promise.ts";
import { readLogText } from "./log-text.ts";
import { NodeCallState, noteReplaced } from "./node-call.ts";
import { itemsOf, notify, type Watch } from "./watch.ts";

/** What watches a step; a fan-out is no node: those inside of it are watched. */
export function openCall(state: RunState, step: number, values?: readonly unknown[]): NodeCallState | undefined {
  const { watch } = state.shared;
  const { marked, scoped } = state.plan;
  // Neither a fan-out nor what takes apart its arrays is a node.
  if (watch === undefined || (marked !== undefined && marked.records[step]! < 0)) return undefined;
  if (!watch.hooks.watchesNodes && scoped?.has(step) !== true) return undefined;
  return new NodeCallState(state, step, values ?? readValues(state, step), watch);
}

/** Calls a step's code with its adapters around it, or in a scope of its own; gives a promise only where one of these or the code does. */
export function callWatched(state: RunState, step: number, call: NodeCallState | undefined): unknown {
  const { plan, values } = state;
  if (call === undefined)
    return plan.scoped?.has(step) === true
      ? invoke(state, step, readValues(state, step), undefined)
      : callStep(plan, values, step);
  return callOpen(call);
}

/** The same with values that are at hand, rather than in their slots. */
export function callWith(
  state: RunState,
  step: number,
  values: readonly unknown[],
  call: NodeCallState | undefined,
  noteUse: () => void,
): unknown {
  if (call === undefined) return invoke(state, step, values, undefined, noteUse);
  call.noteUse = noteUse;
  return callOpen(call);
}

function callOpen(call: NodeCallState): unknown {
  const { watch } = call;
  const { onNodeStart } = watch.hooks;
  const waits =
    onNodeStart.length === 0
      ? undefined
      : notify(watch, onNodeStart, "onNodeStart", (adapter) => adapter.onNodeStart(call));
  return waits === undefined ? dispatch(call, call.values, 0) : waits.then(() => dispatch(call, call.values, 0));
}

/** Tells the adapters that an earlier result stands for a step; gives a promise where one of them wants to be waited for. */
export function tellReused(state: RunState, step: number): Promise<void> | undefined {
  const { watch } = state.shared;
  if (watch === undefined || watch.hooks.onNodeEnd.length === 0) return undefined;
  return new NodeCallState(state, step, [], watch).end("cached", undefined, undefined);
}

function readValues({ plan, values }: RunState, step: number): readonly unknown[] {
  const { argumentStarts, argumentSlots, contextSlot } = plan;
  const taken: unknown[] = [];
  const end = argumentStarts[step + 1]!;
  for (let place = argumentStarts[step]!; place < end; place++) {
    const slot = argumentSlots[place]!;
    if (slot !== contextSlot) taken.push(values[slot]);
  }
  return taken;
}

function dispatch(call: NodeCallState, values: readonly unknown[], place: number): unknown {
  const { shared } = call.state;
  if (shared.isOver) throw new DataflowError([runIsOver(call.node.name)]);
  const adapter = call.watch.hooks.aroundNode[place];
  if (adapter === undefined) return invokeOpen(call, values);
  return adapter.aroundNode(call, (given = values) => {
    call.values = given;
    return dispatch(call, given, place + 1);
  });
}

/** What is around the code gets an answer even where the code gives none before the run is over. */
function invokeOpen(call: NodeCallState, values: readonly unknown[]): unknown {
  const value = invoke(call.state, call.step, values, call);
  if (call.state.shared.caching !== undefined) noteOwn(call, values, value);
  const promise = call.watch.hooks.aroundNode.length === 0 ? undefined : toPromise(value);
  if (promise === undefined) return value;
  const { promise: given, resolve, reject } = Promise.withResolvers<unknown>();
  call.openUp({ promise, given, reject });
  promise.then(resolve, reject);
  return given;
}

/** What the code itself was given, and gave. */
function noteOwn(call: NodeCallState, values: readonly unknown[], value: unknown): void {
  call.own = { values, value };
  const note = (given: unknown): void => void (call.own = { values, value: given });
  toPromise(value)?.then(note, () => {});
}

/** Tells the adapters that a call has a value; gives a promise where they want to be waited for. */
export function finishCall(call: NodeCallState, value: unknown): Promise<void> | undefined {
  const { marked, state, step } = call;
  if (marked !== undefined) {
    (state.marks ??= new Map()).set(step, marked.status);
    noteReplaced(state, call.node.name, marked.error);
  }
  return call.end("done", value, undefined);
}

/** Tells the adapters that a call has failed, or has not come about since what it pulled had. */
export function failCall(call: NodeCallState, error: unknown): Promise<void> | undefined {
  const { state, step } = call;
  if (state.shared.pulledFailures?.has(error as object) === true) return call.end("skipped", undefined, undefined);
  return call.end("failed", undefined, describeFailure(state, step, error));
}

/** A step over which something failed is told to have been skipped. */
export function skipNode(state: RunState, step: number, watch: Watch): void {
  const call = new NodeCallState(
    state,
    step,
    readValues(state, step).map(() => undefined),
    watch,
  );
  void call.end("skipped", undefined, undefined);
}

/** The code itself. */
function invoke(
  state: RunState,
  step: number,
  values: readonly unknown[],
  call: NodeCallState | undefined,
  noteUse = call?.noteUse,
): unknown {
  if (state.plan.scoped?.has(step) !== true) return callCode(state, step, values);
  const scope = openScope(state, step, call, noteUse);
  const value = runInScope(scope, () => callCode(state, step, values));
  // What is iterated over runs its code later, item by item.
  return state.plan.nodes[step]!.fansOut === true ? keepScope(value, scope) : value;
}

export function isContextual({ argumentStarts, argumentSlots, contextSlot }: CompiledPlan, step: number): boolean {
  const start = argumentStarts[step]!;
  return start < argumentStarts[step + 1]! && argumentSlots[start] === contextSlot;
}

/** The usual numbers of arguments are written out, which is far faster than to spread them. */
function callCode({ plan, shared }: RunState, step: number, values: readonly unknown[]): unknown {
  const code = plan.calls[step]!;
  if (isContextual(plan, step)) return code(shared.context, ...values);
  switch (values.length) {
    case 0:
      return code();
    case 1:
      return code(values[0]);
    case 2:
      return code(values[0], values[1]);
    case 3:
      return code(values[0], values[1], values[2]);
    default:
      return code(...values);
  }
}

/** What a node's code may ask. Logs and progress go to the adapters, or nowhere where there are none. */
function openScope(
  state: RunState,
  step: number,
  call: NodeCallState | undefined,
  noteUse: (() => void) | undefined,
): CallScope {
  const { shared, plan, item } = state;
  const node = plan.nodes[step]!.name;
  const items = itemsOf(item);
  return {
    noteUse,
    runId: shared.context.id,
    node,
    items,
    attempt: 1,
    get signal() {
      return shared.context.signal;
    },
    log: call === undefined ? silentLog : openLog(call),
    progress: (done, total, text) => {
      if (call === undefined || shared.isOver) return;
      const { watch } = call;
      void notify(watch, watch.hooks.onProgress, "onProgress", (adapter) =>
        adapter.onProgress(call, { done, total, text }),
      );
    },
    retried(error, delayMs) {
      // The run may have come to its end meanwhile.
      if (call === undefined || call.isEnded) return;
      const retry = { attempt: this.attempt, error, delayMs };
      void notify(call.watch, call.watch.hooks.onRetry, "onRetry", (adapter) => adapter.onRetry(call, retry));
    },
    submit: (executor, run) =>
      call === undefined ? run() : submitTask(call.watch, { runId: shared.context.id, node, items, executor }, run),
    giveWay() {
      return giveWay(state, step, this.signal);
    },
  };
}

function openLog(call: NodeCallState): NodeLog {
  const { watch } = call;
  const at =
    (level: LogLevel): NodeLog[LogLevel] =>
    (text, facts) => {
      if (call.state.shared.isOver) return;
      const line = readLogText(text);
      void notify(watch, watch.hooks.onLog, "onLog", (adapter) => adapter.onLog(call, level, line, facts ?? {}));
    };
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}

/** A call goes to an executor with what adapters have around it. */
async function submitTask(watch: Watch, task: TaskCall, run: () => Promise<unknown>): Promise<unknown> {
  const { hooks, clock } = watch;
  void notify(watch, hooks.onTaskStart, "onTaskStart", (adapter) => adapter.onTaskStart(task));
  const start = clock.now();
  const end = (failure: { readonly error?: unknown }): void =>
    void notify(watch, hooks.onTaskEnd, "onTaskEnd", (adapter) =>
      adapter.onTaskEnd(task, { ms: clock.now() - start, ...failure }),
    );
  const around = hooks.aroundTask.reduceRight<() => Promise<unknown>>(
    (next, adapter) => () => adapter.aroundTask(task, next),
    run,
  );
  try {
    const value = await around();
    end({});
    return value;
  } catch (error) {
    end({ error });
    throw error;
  }
}
