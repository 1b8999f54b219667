import type { CallScope, LogLevel, NodeLog } from "../context.ts";
import { packNow } from "../data/codecs/pack.ts";
import { defaultTables } from "../data/tables.ts";
import { describeShape } from "../run/shape.ts";
import type { ThreadCall, ThreadMessage } from "./messages.ts";

type Facts = Readonly<Record<string, unknown>>;

/** The context of a call in this thread, which tells the thread of the run what is logged and reported. */
export function forwardScope({ runId, node, items, attempt, port }: ThreadCall, signal: AbortSignal): CallScope {
  /** Whether all of it has been sent: a node never fails by what it tells. */
  const tell = (message: ThreadMessage): boolean => {
    try {
      port.postMessage(message);
      return true;
    } catch {
      return false;
    }
  };
  const write =
    (level: LogLevel): NodeLog[LogLevel] =>
    (text, facts) => {
      const packed = facts && packNow([facts]);
      const isWhole = facts === undefined || packed !== undefined;
      if (isWhole && tell({ kind: "log", level, text, facts: packed })) return;
      tell({ kind: "log", level, text: describeText(text), facts: facts && packNow([keepSendable(facts)]) });
    };
  return {
    runId,
    node,
    items,
    attempt,
    signal,
    log: { debug: write("debug"), info: write("info"), warn: write("warn"), error: write("error") },
    progress: (done, total, text) => void tell({ kind: "progress", done, total, text }),
    // Policies, places among the nodes that run, and calls that executors take over are in the thread of the run.
    retried: () => {},
    submit: (_, run) => run(),
    giveWay: () => () => undefined,
  };
}

/** Plain JavaScript may give anything. */
function describeText(text: unknown): string {
  return typeof text === "string" ? text : `(${describeShape(text)})`;
}

/** What cannot be sent is described instead. */
function keepSendable(facts: Facts): Facts {
  try {
    return Object.fromEntries(Object.keys(facts).map((key) => [key, keepFact(facts, key)]));
  } catch {
    return {};
  }
}

function keepFact(facts: Facts, key: string): unknown {
  try {
    const fact = facts[key];
    return canSend(fact) ? fact : `(${describeShape(fact, defaultTables)})`;
  } catch {
    return "(a getter that throws)";
  }
}

/** Also where only trying tells: a proxy looks like what is behind it. */
function canSend(fact: unknown): boolean {
  try {
    const packed = packNow([fact]);
    return packed !== undefined && structuredClone(packed) !== undefined;
  } catch {
    return false;
  }
}
