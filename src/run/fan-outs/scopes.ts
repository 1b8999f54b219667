import type { Graph } from "../../graph/graph.ts";
import type { Node } from "../../node.ts";

/**
 * A value that a node takes. `depth` counts the fan-outs inside of which it is taken: with all that are around it, it is one value; with one
 * less, an array of them.
 */
export interface Taken {
  readonly name: string;
  readonly depth: number;
  readonly isLazy: boolean;
}

/** Where nodes stand among fan-outs, outermost first. */
export interface Scopes {
  /** The fan-outs around a node. */
  pathOf(name: string): readonly string[];
  /** The fan-outs around what its consumers take: with itself, where it fans out. */
  itemsOf(name: string): readonly string[];
  /** What a node takes, in the order of its edges. */
  takenBy(node: Node): readonly Taken[];
}

const outside: readonly string[] = [];

export function createScopes({ nodes, fanPaths }: Graph): Scopes {
  const known = new Map<Node, readonly Taken[]>();
  const pathOf = (name: string): readonly string[] => fanPaths.get(name) ?? outside;
  const itemsOf = (name: string): readonly string[] =>
    nodes.get(name)?.fansOut === true ? [...pathOf(name), name] : pathOf(name);
  return {
    pathOf,
    itemsOf,
    takenBy(node) {
      let taken = known.get(node);
      if (taken === undefined) {
        taken = node.edges.map(({ node: name, marker }) => ({
          name,
          // What stands in for a variant that is switched off is taken as it is.
          depth: Math.max(0, itemsOf(name).length - (marker === "collect" ? 1 : 0)),
          isLazy: marker === "lazy",
        }));
        known.set(node, taken);
      }
      return taken;
    },
  };
}
