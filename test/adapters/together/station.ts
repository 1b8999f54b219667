import type { Adapter, Run } from "../../../src/index.ts";

/** How many calls of each node ended how: `{ rate: { done: 1 } }`. */
export type Calls = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** What an adapter that observes has told of a run, in a form that is the same for all. */
export interface Account {
  readonly status: string;
  readonly calls: Calls;
  /** How often nodes were tried again. */
  readonly retries: Readonly<Record<string, number>>;
  /** The codes of warnings, in order. */
  readonly warnings: readonly string[];
  /** Lines that nodes have logged, sorted. */
  readonly logs: readonly string[];
}

/** What is known of a run that an adapter is asked about; without `run` it was rejected. */
export interface Finished {
  readonly id: string;
  readonly run?: Run;
}

/** An adapter with what it has told. */
export interface Station {
  readonly adapter: Adapter;
  /** Of one run, without times, ids and the order of what happens at the same time; warnings are left out, as other adapters give some. */
  readonly essence: (finished: Finished) => unknown;
  readonly account?: (id: string) => Promise<Account> | Account;
  /** Everything that it has written, sent or shown. */
  readonly raw: () => Promise<string> | string;
  readonly close?: () => Promise<void>;
}

/** Plain data without some keys, however deep; lists of what happens at the same time in a fixed order. */
export function strip(value: unknown, volatile: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((item) => strip(item, volatile));
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => !volatile.has(key));
  return Object.fromEntries(kept.map(([key, part]) => [key, strip(part, volatile)]));
}

/** In an order that does not depend on when things happened. */
export function settle(items: readonly unknown[]): readonly unknown[] {
  return items.toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
}

/** Counts calls by node and status. */
export function countCalls(ends: Iterable<readonly [node: string, status: string]>): Calls {
  const calls: Record<string, Record<string, number>> = {};
  for (const [node, status] of ends) {
    const counts = (calls[node] ??= {});
    counts[status] = (counts[status] ?? 0) + 1;
  }
  return calls;
}

export function countEach(names: Iterable<string>): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
