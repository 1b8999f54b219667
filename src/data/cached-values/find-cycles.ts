import { listChildren } from "./list-children.ts";
import type { CodedValues } from "./pack-coded.ts";

export interface Cycles {
  /** The cycle that an object is part of; missing for all others. */
  readonly cycleOf: ReadonlyMap<object, number>;
  /** Objects that stand in more than one place. */
  readonly repeated: ReadonlySet<object>;
}

/** An object on the way down. */
interface Visit {
  readonly value: object;
  readonly children: readonly unknown[];
  next: number;
  readonly order: number;
  /** The first of those visits that can be reached from here. */
  lowest: number;
}

/** Strongly connected components, by Tarjan's algorithm, without recursion. */
export function findCycles(root: unknown, coded: CodedValues): Cycles {
  const cycleOf = new Map<object, number>();
  const repeated = new Set<object>();
  const orders = new Map<object, number>();
  const waiting: object[] = [];
  const isWaiting = new Set<object>();
  const path: Visit[] = [];
  let cycles = 0;

  function visit(value: object): void {
    const order = orders.size;
    orders.set(value, order);
    waiting.push(value);
    isWaiting.add(value);
    const made = coded.get(value);
    path.push({
      value,
      children: made === undefined ? listChildren(value) : [made.facts],
      next: 0,
      order,
      lowest: order,
    });
  }

  function goOn(at: Visit): void {
    const child = at.children[at.next++];
    if (typeof child !== "object" || child === null) return;
    const order = orders.get(child);
    if (order === undefined) return visit(child);
    repeated.add(child);
    if (isWaiting.has(child)) at.lowest = Math.min(at.lowest, order);
  }

  function leave(at: Visit): void {
    path.pop();
    const above = path.at(-1);
    if (above !== undefined) above.lowest = Math.min(above.lowest, at.lowest);
    if (at.lowest !== at.order) return;
    const members = waiting.splice(waiting.lastIndexOf(at.value));
    for (const member of members) isWaiting.delete(member);
    if (members.length > 1 || at.children.includes(at.value)) {
      const cycle = cycles++;
      for (const member of members) cycleOf.set(member, cycle);
    }
  }

  if (typeof root === "object" && root !== null) visit(root);
  for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
    if (at.next < at.children.length) goOn(at);
    else leave(at);
  }
  return { cycleOf, repeated };
}
