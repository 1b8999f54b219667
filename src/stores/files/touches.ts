import type { Entry } from "../../cache/entry.ts";
import { useSlack } from "../use-slack.ts";
import type { Fact } from "./line.ts";
import type { Ledger } from "./ledger.ts";

/** Remembers what was reused until something is written anyway, or a run ends. */
export interface Touches {
  add(entry: Entry): void;
  readonly isEmpty: boolean;
  /** What is to be written of it. Under the lock. */
  take(): readonly Fact[];
}

export function gatherTouches(ledger: Ledger, now: () => number): Touches {
  const lately = new Map<string, number>();
  const waiting = new Set<string>();
  return {
    add: ({ key, at }) => {
      const time = now();
      if (time - (lately.get(key) ?? at) < useSlack) return;
      lately.set(key, time);
      waiting.add(key);
    },
    get isEmpty() {
      return waiting.size === 0;
    },
    take: () => {
      const time = now();
      // Another process may have told the same.
      const keys = ledger.ask(
        ({ tail, index }) =>
          [...waiting].filter((key) => time - (tail.usedAt.get(key) ?? index?.usedAt(key) ?? 0) >= useSlack),
        [],
      );
      waiting.clear();
      return keys.length === 0 ? [] : [{ kind: "used", keys, at: time }];
    },
  };
}
