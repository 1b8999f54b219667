import { columnsNotAddable, tableLacksColumn } from "../errors/columns.ts";
import { DataflowError } from "../errors/dataflow-error.ts";
import { notATable } from "../errors/values.ts";
import type { Node } from "../node.ts";
import type { LazyTableType, TableType } from "../table.ts";
import type { Linked, LinkTarget } from "./kind.ts";

/** The code of a column that is read, and of the table with those that are added. */
export function linkColumns({ node, tables }: LinkTarget): Linked {
  const [role, ...names] = JSON.parse(node.code.part) as readonly string[];
  const isOptional = node.edges[0]?.optional === true;
  if (role === "column") return { call: (table) => readColumn(table, names[0]!, node, tables) };
  return {
    call(table: unknown, ...columns: readonly unknown[]) {
      if (!isOptional) return extend(table, names, columns, node, tables);
      if (table === undefined) return undefined;
      const pulls = columns as readonly (() => Promise<unknown>)[];
      return Promise.all(pulls.map((pull) => pull())).then((values) => extend(table, names, values, node, tables));
    },
  };
}

function readColumn(table: unknown, column: string, node: Node, tables: readonly TableType[]): unknown {
  const type = findType(table, node, tables);
  const names = type.columnNames(table);
  if (names.includes(column)) return type.column(table, column);
  // Rows tell their columns; where there is none, every column is empty.
  if (names.length === 0 && "rowCount" in type && type.rowCount(table) === 0)
    return type.constantColumn(table, column, undefined);
  throw new DataflowError([tableLacksColumn(node, column, names)]);
}

function extend(
  table: unknown,
  names: readonly string[],
  columns: readonly unknown[],
  node: Node,
  tables: readonly TableType[],
): unknown {
  const type = findType(table, node, tables);
  return type.addColumns(table, Object.fromEntries(names.map((name, place) => [name, columns[place]])));
}

function findType(table: unknown, node: Node, tables: readonly TableType[]): LazyTableType | ExtensibleType {
  for (const { lazy } of tables) if (lazy?.isTable(table) === true) return lazy;
  const type = tables.find((each) => each.isTable(table));
  if (type === undefined) throw new DataflowError([notATable(node, table)]);
  if (!isExtensible(type)) throw new DataflowError([columnsNotAddable(node, type.name)]);
  return type;
}

type ExtensibleType = TableType & Required<Pick<TableType, "addColumns">>;

function isExtensible(type: TableType): type is ExtensibleType {
  return type.addColumns !== undefined;
}
