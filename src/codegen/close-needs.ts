/** Names that are needed (`needs`) or made use of where they are there (`uses`). */
export interface Reach {
  readonly needs: ReadonlySet<string>;
  readonly uses: ReadonlySet<string>;
}

/** What one node takes: names in its module, and names that its module does not have. */
export interface Step {
  readonly inside: readonly string[];
  readonly open: readonly string[];
  readonly openOptional: readonly string[];
  /** Names in its module of which it takes over what lies outside alone; nodes that depend on the config are reached in another way. */
  readonly shared?: readonly string[];
}

/** What each node reaches through its module, without recursion; the steps have no cycle. */
export function closeNeeds(steps: ReadonlyMap<string, Step>): ReadonlyMap<string, Reach> {
  const closed = new Map<string, Reach>();
  const stack: string[] = [];
  for (const start of steps.keys()) {
    stack.push(start);
    for (let name = stack.at(-1); name !== undefined; name = stack.at(-1)) {
      const step = steps.get(name);
      const waiting =
        closed.has(name) || step === undefined
          ? []
          : [...step.inside, ...(step.shared ?? [])].filter((upstream) => steps.has(upstream) && !closed.has(upstream));
      if (waiting.length > 0) {
        stack.push(...waiting);
        continue;
      }
      stack.pop();
      if (step !== undefined && !closed.has(name)) closed.set(name, join(step, closed));
    }
  }
  return closed;
}

function join({ inside, open, openOptional, shared = [] }: Step, closed: ReadonlyMap<string, Reach>): Reach {
  const [only] = inside;
  const upstream = only === undefined ? undefined : closed.get(only);
  // A link in a chain shares the sets of the one before it.
  if (upstream !== undefined && inside.length === 1 && open.length + openOptional.length + shared.length === 0)
    return upstream;
  const needs = new Set(open);
  const uses = new Set(openOptional);
  for (const name of inside) {
    const reach = closed.get(name);
    if (reach === undefined) needs.add(name);
    for (const need of reach?.needs ?? []) needs.add(need);
    for (const use of reach?.uses ?? []) uses.add(use);
  }
  for (const name of shared)
    for (const need of closed.get(name)?.needs ?? []) if (!need.startsWith("?")) needs.add(need);
  return { needs, uses: uses.difference(needs) };
}
