import type { TypedNode } from "./type-nodes.ts";

/** How deep in fan-outs those that take a node stand: at least so deep, and so much deeper than other names. */
export interface FanDepth {
  readonly depth: number;
  readonly open: ReadonlyMap<string, number>;
}

/** Of a node: `open` has names outside the module, and `"?node"` of those that depend on the config. */
export interface FanShape extends FanDepth {
  /** Of what fans out or collects: what it adds itself to the depths of what it takes. */
  readonly step?: FanDepth;
}

export interface Fans {
  /** The nodes that fan-outs of the module change the depth of. */
  readonly nodes: ReadonlyMap<string, FanShape>;
  /** Of these the variants of those that depend on the config, in their order. */
  readonly variants: ReadonlyMap<string, readonly (FanShape | undefined)[]>;
}

interface Found {
  readonly shape: FanShape;
  /** A fan-out or a collecting parameter of this module is on the way; otherwise a node stands as deep as what it needs. */
  readonly changes: boolean;
}

/** The nodes that fan-outs of this module change the depth of, without recursion; the nodes have no cycle. */
export function describeFans(groups: ReadonlyMap<string, readonly TypedNode[]>): Fans {
  const nodes = [...groups.values()].flat();
  const isFlat = nodes.every(({ fansOut, edges }) => !fansOut && edges.every(({ marker }) => marker !== "collect"));
  if (isFlat) return { nodes: new Map(), variants: new Map() };
  const found = new Map<string, Found>();
  const variants = new Map<string, readonly (FanShape | undefined)[]>();
  const stack: string[] = [];
  for (const start of groups.keys()) {
    stack.push(start);
    for (let name = stack.at(-1); name !== undefined; name = stack.at(-1)) {
      const group = groups.get(name)!;
      const waiting = found.has(name) ? [] : upstreamOf(group).filter((one) => groups.has(one) && !found.has(one));
      if (waiting.length > 0) {
        stack.push(...waiting);
        continue;
      }
      stack.pop();
      if (found.has(name)) continue;
      const each = group.map((node) => join(node, found));
      const changes = each.some((variant) => variant.changes);
      if (isPlain(group)) found.set(name, each[0]!);
      else {
        found.set(name, { shape: chosenBy(name), changes });
        if (changes)
          variants.set(
            name,
            each.map((variant) => (variant.changes ? variant.shape : undefined)),
          );
      }
    }
  }
  const changed = [...found].filter(([, { changes }]) => changes);
  return { nodes: new Map(changed.map(([name, { shape }]) => [name, shape])), variants };
}

/** A node that does not depend on the config. */
export function isPlain(group: readonly TypedNode[]): boolean {
  return group.length === 1 && group[0]!.when === undefined;
}

/** As deep as the variant that is active. */
function chosenBy(name: string): FanShape {
  return { depth: 0, open: new Map([[`?${name}`, 0]]) };
}

function upstreamOf(variants: readonly TypedNode[]): readonly string[] {
  return variants.flatMap(({ edges }) => edges.map(({ node }) => node));
}

function join({ edges, fansOut }: TypedNode, found: ReadonlyMap<string, Found>): Found {
  const own = fansOut === true ? 1 : 0;
  const isStep = own > 0 || edges.some(({ marker }) => marker === "collect");
  let changes = isStep;
  let depth = own;
  const open = new Map<string, number>();
  const step = new Map<string, number>();
  for (const { node, marker } of edges) {
    const offset = own - (marker === "collect" ? 1 : 0);
    const upstream = found.get(node);
    if (upstream?.changes === true) changes = true;
    raise(step, node, offset);
    depth = Math.max(depth, (upstream?.shape.depth ?? 0) + offset);
    for (const [name, further] of upstream?.shape.open ?? [[node, 0] as const]) raise(open, name, further + offset);
  }
  return { shape: { depth, open, ...(isStep && { step: { depth: own, open: step } }) }, changes };
}

function raise(depths: Map<string, number>, name: string, depth: number): void {
  depths.set(name, Math.max(depths.get(name) ?? -Infinity, depth));
}
