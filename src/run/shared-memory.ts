import type { Graph } from "../graph/graph.ts";
import type { Edge, Node } from "../node.ts";
import type { Needed } from "./order.ts";

/** What may have memory in common with a value, because a decorator has made one from the other. */
export interface SharedMemory {
  /** The value, and those that it is taken from or passes on. */
  readonly sources: ReadonlySet<string>;
  /** Besides these, what else is taken from them. */
  readonly values: ReadonlySet<string>;
  /** Whether all of it is made once for each time that the value is. */
  readonly isOne: boolean;
}

/** What a function makes of a value is its own affair; what decorators do with values is known. */
export function findSharedMemory(name: string, graph: Graph, { supply, nodes }: Needed): SharedMemory {
  const sources = new Set([name]);
  let isOne = true;
  for (const source of sources) {
    const node = supply.overrides.has(source) ? undefined : graph.nodes.get(source);
    for (const edge of node === undefined ? [] : passedEdges(node)) {
      sources.add(edge.node);
      isOne &&= isPassedAsOne(graph, edge, node!.name);
    }
  }
  const values = new Set(sources);
  for (const node of nodes) if (passedEdges(node).some((edge) => values.has(edge.node))) values.add(node.name);
  return { sources, values, isOne };
}

/** The edges by which a node gives what it takes, or a part of it. */
export function passedEdges({ role, code, edges }: Node): readonly Edge[] {
  const makesItsOwn =
    ownRoles.has(role) || (role !== "column" && callingKinds.has(code.kind)) || (role === "step" && code.part !== "");
  return makesItsOwn ? [] : edges;
}

/** Whether a value that is taken from another is made as often as that. In a fan-out one value may be taken for every item. */
export function isPassedAsOne({ nodes, fanPaths }: Graph, { node: name, marker }: Edge, taker: string): boolean {
  const [from = [], to = []] = [fanPaths.get(name), fanPaths.get(taker)];
  return marker === undefined && nodes.get(name)?.fansOut !== true && from.length === to.length;
}

/** Nodes that give something else than a value that they take. */
const ownRoles: ReadonlySet<string> = new Set(["check", "loader", "saved", "saver"]);
/** The kinds whose nodes call a function. */
const callingKinds: ReadonlySet<string> = new Set(["function", "inject", "parameterize", "parameterizeExtractColumns"]);
