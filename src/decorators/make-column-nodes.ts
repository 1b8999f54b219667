import type { Decoration, Edge, Node } from "../node.ts";
import { deriveNode } from "./derive-node.ts";
import type { TakenEdge } from "./embed-nodes.ts";
import { enteringEdge } from "./put-in-front.ts";
import { joinTypes } from "./make-subdag-input.ts";
import { wholeTypeOf } from "./type-text.ts";

/** The table before columns are added. */
export interface Entered {
  readonly edge: Edge;
  /** What the function takes, for `tsc` and for people. */
  readonly whole: string;
  readonly type: string;
}

/** The columns of a table: what is read, by the parameters that take it, and what is added. */
export interface ColumnNames {
  readonly read: ReadonlyMap<string, readonly TakenEdge[]>;
  readonly added: readonly string[];
}

/** Where columns are added. */
export interface ColumnsPlace {
  readonly base: Node;
  readonly declared: string;
  readonly index: number;
  readonly decoration: Decoration;
}

/** The table as it is taken from upstream, without the columns that are added. */
export function enterTable(edge: Edge, base: Node, { read, added }: ColumnNames): Entered {
  const whole = wholeTypeOf(base, edge);
  const columns = [...read].map(([name, taken]) => `${JSON.stringify(name)}: ${joinTypes(taken)}`);
  const names = added.map((name) => JSON.stringify(name)).join(" | ") || "never";
  const takes = `TakesTable<${whole}, ${names}, ${columns.length === 0 ? "{}" : `{ ${columns.join("; ")} }`}>`;
  return {
    edge: {
      ...enteringEdge(edge),
      parameter: "table",
      type: `${edge.type} without ${added.join(", ")}`,
      takes: edge.marker === "collect" ? `Item<${takes}>` : takes,
    },
    whole,
    type: edge.type,
  };
}

/** A column that is read from the table; what takes it says of what type it is. */
export function makeColumnNode(
  column: string,
  name: string,
  taken: readonly TakenEdge[],
  { edge }: Entered,
  place: ColumnsPlace,
): Node {
  return derive(place, {
    name,
    type: taken[0]!.edge.type,
    gives: joinTypes(taken),
    edges: [edge],
    part: JSON.stringify(["column", column]),
    doc: `The column \`${column}\` that others of \`${place.base.name}\` are made from.`,
    role: "column",
  });
}

/** The table with the columns. Where it may be missing, they are only computed if it is there. */
export function makeTableNode(
  name: string,
  added: readonly string[],
  nodes: readonly Node[],
  { edge, whole, type }: Entered,
  place: ColumnsPlace,
): Node {
  const { base } = place;
  const columns = added.map((column): Edge => {
    const node = `${base.name}.${column}`;
    return {
      node,
      parameter: column,
      optional: false,
      takes: `AddedColumn<${whole}, ${JSON.stringify(column)}>`,
      type: nodes.find((each) => each.name === node)?.type ?? "",
      ...(edge.optional && { marker: "lazy" as const }),
    };
  });
  return derive(place, {
    name,
    type,
    gives: whole,
    edges: [edge, ...columns],
    part: JSON.stringify(["table", ...added]),
    doc: `What \`${base.name}\` takes, with further columns.`,
    role: "table",
  });
}

interface Made extends Pick<Node, "name" | "type" | "edges" | "doc" | "role"> {
  readonly gives: string;
  readonly part: string;
}

function derive({ base, declared, index, decoration }: ColumnsPlace, { part, ...made }: Made): Node {
  const { secret: _, ...node } = deriveNode(base, {
    ...made,
    code: { declared, kind: decoration.kind, decoration: index, part },
    groups: [...base.groups, base.name],
    tags: {},
    location: decoration.location,
  });
  return node;
}
