import { MessageChannel, type MessagePort, receiveMessageOnPort } from "node:worker_threads";
import type { CallScope } from "../context.ts";
import { findFaults } from "../data/codecs/find-faults.ts";
import { type Packed, packNow, packValues, type Parcel } from "../data/codecs/pack.ts";
import { unpackNow, unpackValues } from "../data/codecs/unpack.ts";
import { listBuffers } from "../data/codecs/walk.ts";
import { definedDecorators } from "../decorators/define-decorator.ts";
import type { Fault } from "../errors/data.ts";
import { DataflowError } from "../errors/dataflow-error.ts";
import { executorClosed, valueNotSendable, workerCrashed } from "../errors/executors.ts";
import type { Task } from "../executor.ts";
import { describeServing } from "../source/serve-dag.ts";
import type { ThreadCall, ThreadMessage, ThreadOutcome, ThreadStop } from "./messages.ts";
import { PoolClosed, type Posting, type ThreadPool } from "./thread-pool.ts";

/** Has a thread of the pool make a call, and gives what it gives. */
export async function callInThread(task: Task, pool: ThreadPool): Promise<unknown> {
  const { scope } = task;
  const { port1: port, port2: far } = new MessageChannel();
  const inbox = openInbox(port, scope);
  const failure = await post(task, { port, far }, pool).then(
    () => undefined,
    (error: unknown) => ({ error }),
  );
  inbox.close();
  const { outcome, leftover } = inbox;
  // A thread that dies of what a function has left behind may have answered before.
  if (outcome === undefined)
    throw failure === undefined
      ? new DataflowError([workerCrashed(task.node, "it gave no answer")])
      : describeEnd(task, failure.error, leftover);
  const [value] = await unpackValues(outcome.packed);
  if (outcome.kind === "result") return value;
  // What ends a call was sent there as a copy.
  throw task.scope.signal.aborted ? task.scope.signal.reason : value;
}

/** The two ends of what a call is told and tells. */
interface Ends {
  readonly port: MessagePort;
  readonly far: MessagePort;
}

/** Buffers that cannot be given away, such as the memory of WebAssembly, are copied. */
async function post(task: Task, { port, far }: Ends, pool: ThreadPool): Promise<void> {
  let hasMoved = false;
  const stop = (error: unknown): void => {
    const reason = packNow([error instanceof PoolClosed ? closed(task) : error]);
    try {
      port.postMessage({ reason } satisfies ThreadStop);
    } catch {
      // The caller may give anything as a reason.
      port.postMessage({ reason: undefined } satisfies ThreadStop);
    }
  };
  const prepare = async (): Promise<Posting> => {
    const { packed, moved } = await packArguments(task);
    hasMoved = moved.length > 0;
    return { message: describeCall(task, packed, far), transfer: [far, ...moved], stop };
  };
  try {
    await pool.run(prepare, task.scope.signal);
  } catch (error) {
    if (!isNotCloned(error) || !hasMoved) throw error;
    await pool.run(async () => ({ ...(await prepare()), transfer: [far] }), task.scope.signal);
  }
}

function isNotCloned(error: unknown): boolean {
  return error instanceof DOMException && error.name === "DataCloneError";
}

interface Inbox {
  readonly outcome: ThreadOutcome | undefined;
  /** The node of an earlier call, of which something has ended the thread. */
  readonly leftover: string | undefined;
  /** Reads what has arrived, and nothing after that. */
  close(): void;
}

/** What a thread tells arrives in order, all of it before the call is over. */
function openInbox(port: MessagePort, scope: CallScope): Inbox {
  let outcome: ThreadOutcome | undefined;
  let leftover: string | undefined;
  const take = (message: ThreadMessage): void => {
    if (message.kind === "log") scope.log[message.level](message.text, message.facts && unpackFacts(message.facts));
    else if (message.kind === "progress") scope.progress(message.done, message.total, message.text);
    else if (message.kind === "leftover") leftover = message.node;
    else outcome = message;
  };
  port.on("message", take);
  return {
    get outcome() {
      return outcome;
    },
    get leftover() {
      return leftover;
    },
    close() {
      for (let next = receiveMessageOnPort(port); next !== undefined; next = receiveMessageOnPort(port))
        take(next.message as ThreadMessage);
      port.close();
    },
  };
}

function unpackFacts(facts: Packed): Readonly<Record<string, unknown>> {
  return unpackNow(facts)[0] as Readonly<Record<string, unknown>>;
}

function describeCall({ node, code, scope, secret }: Task, packed: Packed, port: MessagePort): ThreadCall {
  const { runId, items, attempt } = scope;
  const serving = describeServing(definedDecorators());
  return { code, packed, runId, node, items, attempt, serving, isSecret: secret === true, port };
}

async function packArguments(task: Task): Promise<Parcel> {
  const { values, moves } = task;
  const given = moves.length === 0 ? none : listBuffers(moves.map((place) => values[place]));
  const parcel = await packValues(values, (buffer) => given.has(buffer));
  if (parcel === undefined) throw notSendable(task);
  return parcel;
}

const none: ReadonlySet<ArrayBufferLike> = new Set();

function notSendable({ node, values, parameters }: Task): DataflowError {
  const faults = values.flatMap((value, place): readonly Fault[] => {
    const { name = `argument ${place + 1}`, secret } = parameters?.[place] ?? {};
    const found = findFaults(value, name);
    return secret === true && found.length > 0 ? [{ place: name || "an argument", message: "something in it" }] : found;
  });
  // Some of what cannot be cloned shows only when that is tried.
  const told = faults.length > 0 ? faults : [{ place: "an argument", message: "something in it" }];
  return new DataflowError([valueNotSendable(node, "arguments", told)]);
}

/** Why there is no outcome. */
function describeEnd(task: Task, error: unknown, leftover: string | undefined): unknown {
  const { node, scope } = task;
  if (scope.signal.aborted) return scope.signal.reason;
  if (error instanceof PoolClosed) return closed(task);
  if (error instanceof DataflowError) return error;
  if (isNotCloned(error)) return notSendable(task);
  return new DataflowError([workerCrashed(node, describeCrash(error, leftover))], { cause: error });
}

function closed({ node }: Task): DataflowError {
  return new DataflowError([executorClosed(node)]);
}

function describeCrash(error: unknown, leftover: string | undefined): string {
  const uncaught = leftover === undefined ? "nothing caught" : `an earlier call of "${leftover}" had left behind`;
  if (!(error instanceof Error)) return `${uncaught} what it threw`;
  const [, status] = /^worker exited with code: (\d+)$/.exec(error.message) ?? [];
  if (status !== undefined) return `it ended itself with code ${status}`;
  if ((error as { readonly code?: unknown }).code === "ERR_WORKER_OUT_OF_MEMORY") return "it ran out of memory";
  return `${uncaught} this: ${error.name}: ${error.message}`;
}
