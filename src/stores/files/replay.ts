import type { RunRecord, RunValue } from "../../cache/entry.ts";
import type { Journal } from "./journal.ts";
import type { Place } from "./line.ts";

/** An entry that still stands at the end of a journal. */
export interface Standing {
  readonly place: Place;
  readonly key: string;
  readonly code: string;
  readonly sum: string;
  readonly at: number;
  usedAt: number;
  isPinned: boolean;
}

/** What a whole journal comes to. */
export interface Replayed {
  readonly entries: ReadonlyMap<string, Standing>;
  readonly codes: ReadonlyMap<string, { readonly place: Place; readonly at: number }>;
  readonly runs: ReadonlyMap<string, { readonly place: Place; readonly at: number; readonly keys: readonly string[] }>;
  readonly salt: Place | undefined;
  /** Where a line is damaged; torn ones are not among them. */
  readonly damaged: readonly number[];
}

/** Reads a journal from its first line to an offset. */
export function replayJournal(journal: Journal, size: number): Replayed {
  const entries = new Map<string, Standing>();
  const codes = new Map<string, { readonly place: Place; readonly at: number }>();
  const runs = new Map<string, { readonly place: Place; readonly at: number; readonly keys: readonly string[] }>();
  const damaged: number[] = [];
  let salt: Place | undefined;
  const skip = (at: number, isTorn: boolean): void => {
    if (!isTorn) damaged.push(at);
  };
  journal.replay(
    0,
    size,
    (fact, place) => {
      if (fact.kind === "entry") {
        const { key, code, sum, at } = fact.entry;
        const isPinned = entries.get(key)?.isPinned ?? false;
        // Set anew, so that the order is that of the lines.
        entries.delete(key);
        entries.set(key, { place, key, code, sum, at, usedAt: at, isPinned });
      } else if (fact.kind === "code") codes.set(fact.code.version, { place, at: fact.at });
      else if (fact.kind === "run") runs.set(fact.run.id, { place, at: fact.run.at, keys: keysOf(fact.run) });
      else if (fact.kind === "salt") salt ??= place;
      else if (fact.kind === "remove") for (const key of fact.keys) entries.delete(key);
      else if (fact.kind === "discard") {
        for (const [key, { sum }] of entries) if (sum === fact.sum) entries.delete(key);
      } else {
        for (const key of fact.keys) {
          const entry = entries.get(key);
          if (entry === undefined) continue;
          if (fact.kind === "pin") entry.isPinned = fact.isPinned;
          else entry.usedAt = Math.max(entry.usedAt, fact.at);
        }
      }
    },
    skip,
  );
  return { entries, codes, runs, salt, damaged };
}

function keysOf({ nodes }: RunRecord): readonly string[] {
  const flatten = (value: RunValue): readonly string[] =>
    typeof value === "string" ? [value] : value.flatMap(flatten);
  return Object.values(nodes).flatMap(flatten);
}
