import type { Entry } from "../../cache/entry.ts";
import type { Journal } from "./journal.ts";
import { nameOf, peek, readHead, type Fact, type Place } from "./line.ts";

/** An entry whose line was found; it is read and proved when first asked for. */
export interface Found {
  readonly place: Place;
  entry?: Entry;
}

/** What stands in a journal behind what the index has read: a megabyte at most, so that results are indexed many at a time. */
export interface Tail {
  /** From where on it was read. */
  readonly from: number;
  /** Up to where it was read. */
  end: number;
  /** The size of the journal when it was last read: more than `end` where the last line was torn. */
  seen: number;
  readonly entries: Map<string, Found>;
  /** Names of entries by base and by node; those in `unsorted` are not yet in there. */
  readonly groups: Map<string, Set<string>>;
  readonly unsorted: Set<string>;
  /** Of codes, runs and salts, by kind and name. */
  readonly records: Map<string, Place>;
  readonly usedAt: Map<string, number>;
  /** It takes back something that may be in the index: no answer is right until the index has read it. */
  takesBack: boolean;
}

export function startTail(from: number): Tail {
  const [entries, groups, records, usedAt] = [new Map(), new Map(), new Map(), new Map()];
  return { from, end: from, seen: from, entries, groups, unsorted: new Set(), records, usedAt, takesBack: false };
}

function setEntry(tail: Tail, name: string, found: Found): void {
  // Set anew, so that the order is that of the lines.
  tail.entries.delete(name);
  tail.entries.set(name, found);
  tail.unsorted.add(name);
}

/** The entries of a group, in the order of their lines. A line that is asked for the first time is proved. */
export function findGroup(tail: Tail, group: string, prove: (place: Place) => Entry): readonly Entry[] {
  for (const name of tail.unsorted) {
    const found = tail.entries.get(name)!;
    found.entry ??= prove(found.place);
    const { base, module, node } = found.entry;
    for (const key of [baseGroup(base), nodeGroup(module, node)]) {
      const names = tail.groups.get(key);
      if (names === undefined) tail.groups.set(key, new Set([name]));
      else {
        names.delete(name);
        names.add(name);
      }
    }
    tail.unsorted.delete(name);
  }
  return [...(tail.groups.get(group) ?? [])].map((name) => tail.entries.get(name)!.entry!);
}

export const baseGroup = (base: string): string => `base ${base}`;
export const nodeGroup = (module: string, node: string): string => `node ${module}\n${node}`;

/** Reads what was appended since. */
export function readOn(tail: Tail, journal: Journal, size: number): void {
  tail.end = journal.scan(tail.end, size, (line, place) => {
    const { kind, name } = peek(line);
    if (kind === "entry") setEntry(tail, name, { place });
    else if (kind === "code" || kind === "run") tail.records.set(`${kind} ${name}`, place);
    else {
      const fact = readHead(line.subarray(0, place.head));
      if (fact !== undefined) addFact(tail, fact, place);
    }
  });
  tail.seen = size;
}

/** Adds what this process has appended itself. */
export function addFact(tail: Tail, fact: Fact, place: Place): void {
  if (fact.kind === "entry") setEntry(tail, nameOf(fact.entry.key), { place, entry: fact.entry });
  else if (fact.kind === "code") tail.records.set(`code ${nameOf(fact.code.version)}`, place);
  else if (fact.kind === "run") tail.records.set(`run ${nameOf(fact.run.id)}`, place);
  else if (fact.kind === "salt") {
    if (!tail.records.has("salt -")) tail.records.set("salt -", place);
  } else if (fact.kind === "used") for (const key of fact.keys) tail.usedAt.set(key, fact.at);
  else tail.takesBack = true;
}
