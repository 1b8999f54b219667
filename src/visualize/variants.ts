import type { Graph } from "../graph/graph.ts";
import type { Node } from "../node.ts";
import type { Arrow } from "./drawing.ts";
import { labelNode } from "./label.ts";
import { looks } from "./looks.ts";
import { describeVariant, type Drawn, formatPlace, type Setting } from "./node-item.ts";
import { paint } from "./paint.ts";
import type { Source } from "./sources.ts";

/** Variants that are off, their arrows, and what they take from outside the picture's nodes. */
export interface OffVariants {
  readonly drawn: readonly Drawn[];
  readonly arrows: readonly Arrow[];
  readonly takes: readonly Source[];
}

export const noVariants: OffVariants = { drawn: [], arrows: [], takes: [] };

/** Draws the variants that the config switches off of what is in the picture, and of what those take in turn. */
export function drawVariants(names: Iterable<string>, setting: Setting): OffVariants {
  const { scope } = setting;
  const off = switchedOff(scope.graph);
  const known = new Set(names);
  const drawn: Drawn[] = [];
  const arrows: Arrow[] = [];
  const takes: Source[] = [];
  for (const name of known) {
    for (const variant of (off.get(name) ?? []).filter((node) => !scope.passesThrough(node))) {
      const one = drawVariant(variant, setting);
      drawn.push(one);
      for (const { node: from, optional, type } of new Map(variant.edges.map((edge) => [edge.node, edge])).values()) {
        if (scope.graph.nodes.has(from) && !scope.nodes.has(from)) continue;
        if (!scope.graph.nodes.has(from)) takes.push({ name: from, optional, indirect: false, type });
        known.add(from);
        arrows.push(fade(from, one.item.id, optional));
      }
      arrows.push(fade(one.item.id, name, false));
    }
  }
  return { drawn, arrows, takes };
}

/** The variants that are off by the node that they are variants of, as far as the graph tells. */
function switchedOff({ inactive, dormantInputs }: Graph): ReadonlyMap<string, readonly Node[]> {
  const variants = new Set([...inactive.values(), ...dormantInputs.values()].flat());
  return Map.groupBy(variants, ({ name }) => name);
}

function drawVariant(node: Node, { options }: Setting): Drawn {
  const look = looks.inactiveVariant;
  const { style, legend } = paint(look, []);
  const condition = describeVariant(node);
  const { run: _run, ...still } = options;
  return {
    legend,
    item: {
      id: `variant:${node.code.declared}:${node.name}`,
      name: node.name,
      kind: "variant",
      role: node.role,
      type: node.type,
      lines: labelNode(node, look, { ...still, hideTags: true }, { name: node.name, condition }),
      style,
      marks: [],
      ...(condition !== undefined && { condition }),
      doc: node.doc,
      tags: node.tags,
      place: formatPlace(node.location, options.root),
      module: node.module,
    },
  };
}

function fade(from: string, to: string, optional: boolean): Arrow {
  return { from, to, kind: "value", optional, path: false, faded: true };
}
