import { AsyncLocalStorage } from "node:async_hooks";
import { contextCallInvalid, contextMissing } from "./errors/context.ts";
import { DataflowError } from "./errors/dataflow-error.ts";

/** How much a line of a log matters. */
export type LogLevel = "debug" | "info" | "warn" | "error";

/** Writes lines to the logs of a run: a text, and facts beside it as plain data. */
export type NodeLog = Readonly<Record<LogLevel, (text: string, facts?: Readonly<Record<string, unknown>>) => void>>;

/** One item of a fan-out. */
export interface ItemRef {
  /** The node that fans out. */
  readonly fan: string;
  /** From 0. */
  readonly index: number;
}

/**
 * What a node's code may know of the run that it is part of, and tell it.
 *
 * @example
 * ```ts
 * import type { CallContext } from "eponym";
 *
 * const label = ({ runId, node, attempt }: CallContext): string => `${node} of ${runId}, attempt ${attempt}`;
 * ```
 */
export interface CallContext {
  readonly runId: string;
  /** The node that runs. */
  readonly node: string;
  /** The items of fan-outs for which it runs, outermost first. */
  readonly items: readonly ItemRef[];
  /** 1, and one more for each retry. */
  readonly attempt: number;
  /** Aborted when the run is over, or when `timeout` says that the node has taken too long. */
  readonly signal: AbortSignal;
  /** Goes to the adapters that take logs. */
  readonly log: NodeLog;
  /** Tells the adapters how much is done, of how much in all where that is known. */
  progress(done: number, total?: number, text?: string): void;
}

/** A node's context with what policies and executors need besides. */
export interface CallScope extends CallContext {
  /** A failed attempt is going to be repeated after so many milliseconds. */
  retried(error: unknown, delayMs: number): void;
  /** Hands a call over to an executor, with what adapters have around that. */
  submit(executor: string, run: () => Promise<unknown>): Promise<unknown>;
  /**
   * Lets other nodes run in the place of this one while it waits. What it gives takes a place again, and gives a promise where there is none yet; that rejects where the
   * signal is aborted.
   */
  giveWay(): () => Promise<void> | undefined;
  /** Told when the code asks what differs from one run, or one call, to the next: its result stands for no other. */
  readonly noteUse?: (() => void) | undefined;
}

// One for all copies of the package in a process, as a pulled dataflow may bring its own.
const key = Symbol.for("eponym.context");
const holder = globalThis as { [key]?: AsyncLocalStorage<CallScope> };
const store = (holder[key] ??= new AsyncLocalStorage());

/**
 * The context of the node that is running, for its function and whatever that calls, also after an `await`: the id of the run, its signal, a log and progress. The
 * parameters of the function stay as they are.
 *
 * @throws {DataflowError} `CONTEXT_MISSING` where no node is running.
 *
 * @example
 * ```ts
 * import { context } from "eponym";
 *
 * export async function page(url: string): Promise<string> {
 *   const { signal, log } = context();
 *   log.info("fetching", { url });
 *   return (await fetch(url, { signal })).text();
 * }
 * ```
 */
export function context(): CallContext {
  const scope = store.getStore();
  if (scope === undefined) throw new DataflowError([contextMissing()]);
  return scope.noteUse === undefined ? scope : noteUses(scope, scope.noteUse);
}

function noteUses(scope: CallScope, noteUse: () => void): CallContext {
  const told = <Key extends keyof CallContext>(key: Key): CallContext[Key] => {
    noteUse();
    return scope[key];
  };
  return {
    get runId() {
      return told("runId");
    },
    get items() {
      return told("items");
    },
    get attempt() {
      return scope.attempt;
    },
    get signal() {
      return scope.signal;
    },
    node: scope.node,
    log: scope.log,
    progress: (done, total, text) => scope.progress(done, total, text),
  };
}

/**
 * Calls code with a context, as a node's function is called: for tests of functions that ask for theirs. What is not given is the least there is: a run called `test`, a signal that is never aborted,
 * logs and progress that go nowhere.
 *
 * @throws {DataflowError} `CONTEXT_CALL_INVALID` where it is given no code to call.
 *
 * @example
 * ```ts
 * import { context, withContext } from "eponym";
 *
 * function label(name: string): string {
 *   return `${name} of ${context().runId}`;
 * }
 * console.log(withContext(() => label("pages"), { runId: "run 7" }));
 * ```
 */
export function withContext<Result>(call: () => Result, given: Partial<CallContext> = {}): Result {
  if (typeof call !== "function" || typeof given !== "object" || given === null)
    throw new DataflowError([contextCallInvalid()]);
  const scope: CallScope = {
    runId: "test",
    node: "test",
    items: [],
    attempt: 1,
    signal: new AbortController().signal,
    log: silentLog,
    progress: () => {},
    ...given,
    retried: () => {},
    submit: (_executor, run) => run(),
    giveWay: () => () => undefined,
  };
  return runInScope(scope, call);
}

/** A log that goes nowhere. */
export const silentLog: NodeLog = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** The same for policies and executors; `undefined` where no node is running. */
export function currentScope(): CallScope | undefined {
  return store.getStore();
}

/** Runs code as part of a node. */
export function runInScope<Result>(scope: CallScope, run: () => Result): Result {
  return store.run(scope, run);
}
