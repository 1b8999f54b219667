import type { CompiledPlan } from "./compiled-plan.ts";

/** Who takes a value, and who takes it lazily. */
export interface Takers {
  readonly now: string[];
  readonly asking: string[];
}

const known = new WeakMap<CompiledPlan, ReadonlyMap<string, Takers>>();

/** By name of what a plan computes or is given. */
export function takersOf(plan: CompiledPlan): ReadonlyMap<string, Takers> {
  let takers = known.get(plan);
  if (takers === undefined) known.set(plan, (takers = findTakers(plan)));
  return takers;
}

function findTakers({ nodes, marked }: CompiledPlan): ReadonlyMap<string, Takers> {
  const takers = new Map<string, Takers>();
  for (const { name: taker, edges } of marked?.listed ?? nodes) {
    for (const { node: name, marker } of edges) {
      let found = takers.get(name);
      if (found === undefined) takers.set(name, (found = { now: [], asking: [] }));
      const list = marker === "lazy" ? found.asking : found.now;
      if (list.at(-1) !== taker) list.push(taker);
    }
  }
  return takers;
}

/** The nodes that could have asked for a node which only runs when it is pulled, or for what needs it. */
export function holdersOf(plan: CompiledPlan, node: string): readonly string[] {
  const takers = takersOf(plan);
  const reached = new Set([node]);
  const holders = new Set<string>();
  for (const name of reached) {
    const { now = [], asking = [] } = takers.get(name) ?? {};
    for (const taker of now) reached.add(taker);
    for (const taker of asking) holders.add(taker);
  }
  return [...holders];
}
