import type { Declared, Decoration, Node, Problem } from "../node.ts";
import { suggestName } from "./nearest.ts";

/** Mistakes in columns that are added to tables. */

export function selectUnknown(
  { kind, location }: Decoration,
  name: string,
  { name: of }: Pick<Declared, "name">,
  inside: Iterable<string>,
): Problem {
  return {
    code: "SELECT_UNKNOWN",
    message: `${kind} above "${of}" selects "${name}", which is no node inside.`,
    nodes: [of],
    location,
    hint: suggestName(name, inside),
  };
}

export function columnsNotAddable({ name, location }: Node, table: string): Problem {
  return {
    code: "COLUMNS_NOT_ADDABLE",
    message: `"${name}" is given a table of ${table}, to which no columns can be added.`,
    nodes: [name],
    location,
    hint: "Give the table type (tables) an addColumns, or take the columns by parameters.",
  };
}

export function tableLacksColumn({ name, edges, location }: Node, column: string, columns: readonly string[]): Problem {
  return {
    code: "TABLE_LACKS_COLUMN",
    message: `The table "${edges[0]?.node ?? name}" has no column "${column}", which further columns are made from.`,
    nodes: [name],
    location,
    hint: suggestName(column, columns),
  };
}
