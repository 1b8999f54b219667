/** One node of the graph that everybody computes. */
export interface LayeredNode {
  readonly name: string;
  readonly takes: readonly string[];
  readonly sync: (...values: number[]) => number;
  readonly async: (...values: number[]) => Promise<number>;
}

/** Layers of nodes; those of the first take the input `x`, all others three nodes of the layer before. */
export interface LayeredGraph {
  readonly nodes: readonly LayeredNode[];
  readonly byName: ReadonlyMap<string, LayeredNode>;
  /** The nodes of the last layer. */
  readonly outputs: readonly string[];
}

export type Mode = "sync" | "async";

/** The same graph at every call. Each node has code of its own, so that no optimiser can treat them as one function. */
export function makeLayeredGraph(layers: number, width: number): LayeredGraph {
  const nodes: LayeredNode[] = [];
  for (let place = 0; place < layers * width; place++) {
    const layer = Math.floor(place / width);
    const parent = (shift: number): string => `n${(layer - 1) * width + ((place * 7 + shift) % width)}`;
    const takes = layer === 0 ? ["x"] : [parent(0), parent(3), parent(8)];
    nodes.push({ name: `n${place}`, takes, sync: compile(takes, place, ""), async: compile(takes, place, "async ") });
  }
  const outputs = nodes.slice(-width).map(({ name }) => name);
  return { nodes, byName: new Map(nodes.map((node) => [node.name, node])), outputs };
}

function compile(takes: readonly string[], place: number, prefix: string): never {
  // oxlint-disable-next-line typescript/no-implied-eval
  const make = new Function(
    `return ${prefix}(${takes.join(", ")}) => (${takes.join(" + ")} + ${place}) % 1009;`,
  ) as () => never;
  return make();
}
