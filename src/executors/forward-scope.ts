import type { CallScope, LogLevel, NodeLog } from "../context.ts";
import { isSendable } from "../data/codecs/walk.ts";
import type { ThreadCall, ThreadMessage } from "./messages.ts";

/** The context of a call in this thread, which tells the thread of the run what is logged and reported. */
export function forwardScope({ runId, node, items, attempt, port }: ThreadCall): CallScope {
  const write =
    (level: LogLevel): NodeLog[LogLevel] =>
    (text, facts) =>
      post({ kind: "log", level, text, facts: facts && keepSendable(facts) });
  const post = (message: ThreadMessage): void => port.postMessage(message);
  return {
    runId,
    node,
    items,
    attempt,
    // A call that is aborted ends with its thread.
    signal: new AbortController().signal,
    log: { debug: write("debug"), info: write("info"), warn: write("warn"), error: write("error") },
    progress: (done, total, text) => post({ kind: "progress", done, total, text }),
    // Policies, and calls that executors take over, are in the thread of the run.
    retried: () => {},
    submit: (_, run) => run(),
  };
}

function keepSendable(facts: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(facts).map(([key, fact]) => [key, isSendable(fact) ? fact : `(${typeof fact})`]),
  );
}
