import type { CodeRecord, Entry, RunRecord } from "../../cache/entry.ts";
import type { FactWithBytes } from "./ledger.ts";

/** What waits to be written. */
export interface Gathered {
  readonly entries: ReadonlyMap<string, GatheredEntry>;
  readonly codes: ReadonlyMap<string, CodeRecord>;
  readonly runs: ReadonlyMap<string, RunRecord>;
  add(fact: FactWithBytes): void;
  /** Writes it all now; throws what hindered it, or what hindered it when nobody was there to be told. */
  flush(): void;
}

export interface GatheredEntry {
  readonly entry: Entry;
  readonly base64: string | undefined;
}

const most = 64;
/** How long anything waits while nothing else gets a turn, in milliseconds. */
const longest = 20;
/** What took longer than this to compute does not wait: it is not to be lost with its process. */
const dear = 5;

/** Gathers facts until the next turn of the event loop, so that many small results are one write. */
export function gatherFacts(write: (facts: readonly FactWithBytes[]) => void): Gathered {
  const entries = new Map<string, GatheredEntry>();
  const codes = new Map<string, CodeRecord>();
  const runs = new Map<string, RunRecord>();
  let waiting: FactWithBytes[] = [];
  let since = 0;
  let failure: { readonly error: unknown } | undefined;
  let turn: NodeJS.Immediate | undefined;

  function writeWaiting(): void {
    if (turn !== undefined) clearImmediate(turn);
    turn = undefined;
    unfinished.delete(writeWaiting);
    const facts = waiting;
    if (facts.length === 0) return;
    waiting = [];
    try {
      write(facts);
    } finally {
      entries.clear();
      codes.clear();
      runs.clear();
    }
  }

  function flush(): void {
    const earlier = failure;
    failure = undefined;
    writeWaiting();
    if (earlier !== undefined) throw earlier.error;
  }

  return {
    entries,
    codes,
    runs,
    add: (added) => {
      const { fact, base64 } = added;
      const now = performance.now();
      if (waiting.length === 0) since = now;
      waiting.push(added);
      if (fact.kind === "entry") entries.set(fact.entry.key, { entry: fact.entry, base64 });
      else if (fact.kind === "code") codes.set(fact.code.version, fact.code);
      else if (fact.kind === "run") runs.set(fact.run.id, fact.run);
      const isDear = fact.kind === "entry" && fact.entry.ms >= dear;
      if (isDear || waiting.length >= most || now - since > longest || failure !== undefined) return flush();
      finishAtExit(writeWaiting);
      // It holds the process until it is written.
      turn ??= setImmediate(() => {
        try {
          writeWaiting();
        } catch (error) {
          failure = { error };
        }
      });
    },
    flush,
  };
}

const unfinished = new Set<() => void>();
let isListening = false;

/** Nothing waits for longer than a turn of the event loop, so that only a call of `process.exit` can come first. */
function finishAtExit(write: () => void): void {
  unfinished.add(write);
  if (isListening) return;
  isListening = true;
  process.on("exit", () => {
    for (const finish of unfinished) {
      try {
        finish();
      } catch {
        // Nobody is left to tell.
      }
    }
  });
}
