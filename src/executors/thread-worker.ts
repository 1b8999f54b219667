import { AsyncLocalStorage } from "node:async_hooks";
import type { MessagePort } from "node:worker_threads";
import { runInScope } from "../context.ts";
import { findFaults } from "../data/codecs/find-faults.ts";
import { packValues, type Parcel } from "../data/codecs/pack.ts";
import { unpackValues } from "../data/codecs/unpack.ts";
import { DataflowError } from "../errors/dataflow-error.ts";
import { valueNotSendable } from "../errors/executors.ts";
import { forwardScope } from "./forward-scope.ts";
import { importFunction } from "./import-function.ts";
import type { ThreadCall, ThreadMessage, ThreadOutcome } from "./messages.ts";
import { takeStop } from "./take-stop.ts";

/** The call of which code is a part, also in timers and events that are left when the call is over. */
const calls = new AsyncLocalStorage<ThreadCall>();
let running: ThreadCall | undefined;

// What a call has left behind ends the thread, and with it another call.
process.on("uncaughtExceptionMonitor", () => {
  const from = calls.getStore();
  if (from === undefined || running === undefined || from === running) return;
  const message: ThreadMessage = { kind: "leftover", node: from.node };
  running.port.postMessage(message, []);
});

/** Makes a call in this thread; its outcome goes to the port of the call. */
export async function callHere(call: ThreadCall): Promise<void> {
  running = call;
  await calls.run(call, () => makeCall(call));
  running = undefined;
}

async function makeCall(call: ThreadCall): Promise<void> {
  const stop = takeStop(call.port);
  try {
    const fn = await importFunction(call);
    const values = await unpackValues(call.packed);
    stop.throwIfStopped();
    const result = await runInScope(forwardScope(call, stop.signal), () => fn(...values));
    await postResult(call, result);
  } catch (error) {
    await postError(call, error);
  }
}

async function postResult(call: ThreadCall, result: unknown): Promise<void> {
  // Its buffers go along, so that one which the module keeps cannot be given again.
  const parcel = await packValues([result], () => true);
  if (parcel === undefined || !post(call.port, "result", parcel))
    throw new DataflowError([valueNotSendable(call.node, "result", listFaults(result, call))]);
}

function listFaults(result: unknown, { isSecret }: ThreadCall): ReturnType<typeof findFaults> {
  const faults = findFaults(result, "the result");
  return isSecret ? [{ place: "the result", message: "something in it" }] : faults;
}

async function postError({ port }: ThreadCall, error: unknown): Promise<void> {
  const parcel = await packValues([error], () => false);
  if (parcel !== undefined && post(port, "error", parcel)) return;
  const stand = new TypeError("The function threw something that cannot be sent to another thread.");
  post(port, "error", (await packValues([stand], () => false))!);
}

/** Buffers that cannot be given away, such as the memory of WebAssembly, are copied. `false` where even that is not possible. */
function post(port: MessagePort, kind: ThreadOutcome["kind"], { packed, moved }: Parcel): boolean {
  for (const transfer of moved.length === 0 ? [[]] : [moved, []]) {
    try {
      port.postMessage({ kind, packed } satisfies ThreadOutcome, transfer);
      return true;
    } catch {
      // The next way, if there is one.
    }
  }
  return false;
}
