import type { Entry } from "../../cache/entry.ts";
import type { Journal } from "./journal.ts";
import { IndexDamage, type JournalIndex } from "./journal-index.ts";
import { nameOf, type Fact, type FactKind, type Place } from "./line.ts";
import type { Found, Tail } from "./tail.ts";

/** A journal with its index and the tail that the index has not read. */
export interface Open {
  readonly journal: Journal;
  /** Missing while the journal is short. */
  readonly index: JournalIndex | undefined;
  readonly tail: Tail;
  /** Entries that were found by the index before. */
  readonly found: Map<string, Found>;
}

/** Entries that are kept in memory once they were found. */
const mostFound = 10_000;

/** The fact at a place of which the index or a line says what it is. Throws `IndexDamage` where it is something else. */
export function prove<K extends FactKind>(open: Open, place: Place, kind: K): Extract<Fact, { readonly kind: K }> {
  const end = place.at + place.length;
  const isThere = end <= open.tail.seen || end <= open.journal.measure().size;
  const fact = isThere ? open.journal.readFact(place) : undefined;
  if (fact?.kind !== kind) throw new IndexDamage("The index and the journal do not agree.");
  return fact as Extract<Fact, { readonly kind: K }>;
}

/** The entry of a key and where it is, proved when it is first asked for. */
export function findEntry(open: Open, key: string): Required<Found> | undefined {
  const name = nameOf(key);
  let known = open.tail.entries.get(name) ?? open.found.get(name);
  if (known === undefined) {
    const place = open.index?.entry(key);
    if (place === undefined) return undefined;
    known = { place };
    if (open.found.size >= mostFound) open.found.clear();
    open.found.set(name, known);
  }
  known.entry ??= proveEntry(open, key, known.place);
  return known as Required<Found>;
}

function proveEntry(open: Open, key: string, place: Place): Entry {
  const { entry } = prove(open, place, "entry");
  if (entry.key !== key) throw new IndexDamage("The index does not tell the right line.");
  return entry;
}
