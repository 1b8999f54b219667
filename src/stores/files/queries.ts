import type { CodeRecord, Entry, RunRecord } from "../../cache/entry.ts";
import type { Gathered } from "./gather.ts";
import type { JournalIndex } from "./journal-index.ts";
import type { Ledger } from "./ledger.ts";
import { nameOf, type Place } from "./line.ts";
import { prove, type Open } from "./prove.ts";
import { baseGroup, findGroup, nodeGroup } from "./tail.ts";

/** What is asked of a store beyond the entry of a key. What is gathered, the tail and the index answer together. */
export interface Queries {
  findBase(base: string): Entry | undefined;
  history(module: string, node: string, most: number): readonly Entry[];
  findCode(version: string): CodeRecord | undefined;
  findRun(id: string | undefined): RunRecord | undefined;
  listRuns(most: number): readonly RunRecord[];
}

export function queryLedger(ledger: Ledger, gathered: Gathered): Queries {
  /** The latest entries of a group. What the index gives is proved, and may have been replaced since. */
  function latest(
    group: string,
    isMeant: (entry: Entry) => boolean,
    look: (index: JournalIndex, most: number) => readonly Place[],
    most: number,
  ): readonly Entry[] {
    const entries = new Map<string, Entry>();
    const add = (entry: Entry): void => {
      entries.delete(entry.key);
      if (isMeant(entry)) entries.set(entry.key, entry);
    };
    ledger.ask((open) => {
      entries.clear();
      const later = findGroup(open.tail, group, (place) => prove(open, place, "entry").entry);
      // Each later entry may take the place of one that the index gives.
      const indexed = open.index === undefined ? [] : look(open.index, most + later.length + gathered.entries.size);
      for (const place of indexed.toReversed()) add(prove(open, place, "entry").entry);
      for (const entry of later) add(entry);
    }, undefined);
    for (const { entry } of gathered.entries.values()) add(entry);
    return newestFirst([...entries.values()]).slice(0, most);
  }

  function readRuns(open: Open, most: number): Map<string, RunRecord> {
    const places = open.index?.runs(most).toReversed() ?? [];
    for (const [name, place] of open.tail.records) if (name.startsWith("run ")) places.push(place);
    const runs = places.map((place) => prove(open, place, "run").run);
    return new Map(runs.map((run) => [run.id, run]));
  }

  function listRuns(most: number): readonly RunRecord[] {
    const runs = ledger.ask((open) => readRuns(open, most), new Map<string, RunRecord>());
    for (const run of gathered.runs.values()) {
      runs.delete(run.id);
      runs.set(run.id, run);
    }
    return newestFirst([...runs.values()]).slice(0, most);
  }

  const placeOf = (open: Open, kind: "code" | "run", id: string): Place | undefined =>
    open.tail.records.get(`${kind} ${nameOf(id)}`) ?? open.index?.record(kind, id);

  return {
    findBase: (base) =>
      latest(
        baseGroup(base),
        (entry) => entry.base === base,
        (index, count) => index.ofBase(base, count),
        1,
      )[0],
    history: (module, node, most) =>
      latest(
        nodeGroup(module, node),
        (entry) => entry.module === module && entry.node === node,
        (index, count) => index.ofNode(module, node, count),
        most,
      ),
    findCode: (version) =>
      gathered.codes.get(version) ??
      ledger.ask((open) => {
        const place = placeOf(open, "code", version);
        const code = place === undefined ? undefined : prove(open, place, "code").code;
        return code?.version === version ? code : undefined;
      }, undefined),
    findRun: (id) => {
      if (id === undefined) return listRuns(1)[0];
      const find = (open: Open): RunRecord | undefined => {
        const place = placeOf(open, "run", id);
        const run = place === undefined ? undefined : prove(open, place, "run").run;
        return run?.id === id ? run : undefined;
      };
      return gathered.runs.get(id) ?? ledger.ask(find, undefined);
    },
    listRuns,
  };
}

/** The latest first; of equal ones the one that was stored last. */
function newestFirst<T extends { readonly at: number }>(items: readonly T[]): readonly T[] {
  return items.toReversed().toSorted((one, other) => other.at - one.at);
}
