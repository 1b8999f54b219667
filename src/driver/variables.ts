import type { Graph } from "../graph/graph.ts";
import { matchTags, type WantedTags } from "../graph/match-tags.ts";
import type { Location, Tags } from "../node.ts";

/** A node or an input as `variables` lists it. */
export interface NodeSummary {
  readonly name: string;
  /** `input`, or what the node is: `function`, `column`, `field`, `check`, … */
  readonly role: string;
  /** The value's type as the source writes it. */
  readonly type: string;
  readonly doc: string;
  readonly tags: Tags;
  /** The names it takes. */
  readonly edges: readonly string[];
  /** Those of its edges that it can do without; of an input: its own name, if no consumer needs it. */
  readonly optional: readonly string[];
  /** The module that makes it; empty for inputs. */
  readonly module: string;
  /** Changes whenever the node's code does; empty for inputs. */
  readonly hash: string;
  readonly location: Location;
}

/** Inputs and nodes in the order of the graph. */
export function listVariables({ nodes, inputs }: Graph, tags: WantedTags): readonly NodeSummary[] {
  const isFiltered = Object.keys(tags).length > 0;
  const listed: NodeSummary[] = [];
  for (const { name, type, optional, location } of inputs.values()) {
    if (!isFiltered)
      listed.push({
        name,
        role: "input",
        type,
        doc: "",
        tags: {},
        edges: [],
        optional: optional ? [name] : [],
        module: "",
        hash: "",
        location,
      });
  }
  for (const { name, role, type, doc, tags: own, edges, module, hash, location } of nodes.values()) {
    if (!matchTags(own, tags)) continue;
    const optional = edges.filter((edge) => edge.optional).map(({ node }) => node);
    listed.push({
      name,
      role,
      type,
      doc,
      tags: own,
      edges: edges.map(({ node }) => node),
      optional,
      module,
      hash,
      location,
    });
  }
  return listed;
}
