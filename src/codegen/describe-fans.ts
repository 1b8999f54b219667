import type { TypedNode } from "./type-nodes.ts";

/** How deep in fan-outs those that take a node stand: at least so deep, and so much deeper than names outside the module. */
export interface FanShape {
  readonly depth: number;
  readonly open: ReadonlyMap<string, number>;
}

interface Found {
  depth: number;
  readonly open: Map<string, number>;
  /** A fan-out or a collecting parameter of this module is on the way; otherwise a node stands as deep as what it needs. */
  changes: boolean;
}

/** The nodes that fan-outs of this module change the depth of, without recursion; the nodes have no cycle. */
export function describeFans(groups: ReadonlyMap<string, readonly TypedNode[]>): ReadonlyMap<string, FanShape> {
  const nodes = [...groups.values()].flat();
  const isFlat = nodes.every(({ fansOut, edges }) => !fansOut && edges.every(({ marker }) => marker !== "collect"));
  if (isFlat) return new Map();
  const found = new Map<string, Found>();
  const stack: string[] = [];
  for (const start of groups.keys()) {
    stack.push(start);
    for (let name = stack.at(-1); name !== undefined; name = stack.at(-1)) {
      const waiting = found.has(name)
        ? []
        : upstreamOf(groups.get(name)!).filter((one) => groups.has(one) && !found.has(one));
      if (waiting.length > 0) {
        stack.push(...waiting);
        continue;
      }
      stack.pop();
      if (!found.has(name)) found.set(name, join(groups.get(name)!, found));
    }
  }
  return new Map([...found].filter(([, { changes }]) => changes));
}

function upstreamOf(variants: readonly TypedNode[]): readonly string[] {
  return variants.flatMap(({ edges }) => edges.map(({ node }) => node));
}

function join(variants: readonly TypedNode[], found: ReadonlyMap<string, Found>): Found {
  const result: Found = { depth: 0, open: new Map(), changes: false };
  for (const { edges, fansOut } of variants) {
    const own = fansOut === true ? 1 : 0;
    if (own > 0) result.changes = true;
    result.depth = Math.max(result.depth, own);
    for (const { node, marker } of edges) {
      const step = own - (marker === "collect" ? 1 : 0);
      const upstream = found.get(node);
      if (marker === "collect" || upstream?.changes === true) result.changes = true;
      result.depth = Math.max(result.depth, (upstream?.depth ?? 0) + step);
      for (const [name, offset] of upstream?.open ?? [[node, 0] as const])
        result.open.set(name, Math.max(result.open.get(name) ?? -Infinity, offset + step));
    }
  }
  return result;
}
