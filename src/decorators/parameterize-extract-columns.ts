import { tablesNotReadable } from "../errors/io.ts";
import type { Argument, BindingArgument, Decoration, Node } from "../node.ts";
import type { AnyFunction } from "../types/functions.ts";
import type { ColumnName } from "../types/tables.ts";
import type { Value } from "../types/value.ts";
import { readBinding, readNames, readRecord } from "./arguments.ts";
import { columnExtraction } from "./extract-columns.ts";
import { makePart } from "./extract.ts";
import type { DecoratorKind, Site } from "./kind.ts";
import { bind, type Binding, linkBinding } from "./parameterize.ts";
import { register } from "./registry.ts";

/** One table of `parameterizeExtractColumns`. */
export interface ParameterizedTable<F extends AnyFunction> {
  /** Its columns: by their own names, or each by the name of its node. */
  readonly columns: readonly ColumnName<Value<F>>[] | Readonly<Record<string, ColumnName<Value<F>>>>;
  /** Gives the arguments; its parameter names are upstream nodes. */
  readonly bind: Binding<F>;
}

/**
 * Makes several tables of one function, each with arguments of its own, and a node for each of their columns; the function itself is then no node.
 *
 * @example
 * ```ts
 * import { parameterizeExtractColumns } from "eponym";
 *
 * parameterizeExtractColumns(survey, {
 *   us: { columns: ["age"], bind: (usRows: { age: number }[]) => [usRows, 18] },
 *   eu: { columns: { euAge: "age" }, bind: (euRows: { age: number }[]) => [euRows, 16] },
 * });
 * export function survey(rows: { age: number }[], youngest: number): { age: number }[] {
 *   return rows.filter((row) => row.age >= youngest);
 * }
 * ```
 */
export function parameterizeExtractColumns<F extends AnyFunction>(
  fn: F,
  tables: Readonly<Record<string, ParameterizedTable<F>>>,
): void {
  register(fn, "parameterizeExtractColumns", tables);
}

export const parameterizeExtractColumnsKind: DecoratorKind = {
  name: "parameterizeExtractColumns",
  phase: "expand",
  apply(nodes, decoration, site) {
    const tables = readTables(decoration.args[0]);
    if (tables === undefined) site.report(tablesNotReadable(decoration, site.declared));
    return nodes.flatMap((node) =>
      node.result
        ? (tables ?? []).flatMap(({ name, columns, binding }) =>
            bind({ ...node, name }, binding, decoration, site, name).flatMap((table) => [
              table,
              ...takeColumns(table, columns, decoration, site),
            ]),
          )
        : [node],
    );
  },
  link: (target) =>
    linkBinding(
      target,
      (target.args[0] as Readonly<Record<string, ParameterizedTable<AnyFunction>>>)[target.node.code.part]?.bind,
    ),
};

/** What the text tells of one table. */
interface TableText {
  readonly name: string;
  /** The names of nodes, each with its column. */
  readonly columns: readonly (readonly [node: string, column: string])[];
  readonly binding: BindingArgument;
}

function readTables(argument: Argument): readonly TableText[] | undefined {
  const record = readRecord(argument);
  if (record === undefined) return undefined;
  const tables = Object.entries(record).flatMap(([name, table]): readonly TableText[] => {
    const columns = readColumns(readRecord(table)?.["columns"]);
    const binding = readBinding(readRecord(table)?.["bind"]);
    return columns === undefined || binding === undefined ? [] : [{ name, columns, binding }];
  });
  return tables.length === Object.keys(record).length ? tables : undefined;
}

function readColumns(argument: Argument): TableText["columns"] | undefined {
  const names = readNames(argument);
  if (names !== undefined) return names.map((name) => [name, name]);
  const record = readRecord(argument);
  const columns = Object.entries(record ?? {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  return record !== undefined && columns.length === Object.keys(record).length ? columns : undefined;
}

/** A column's code is that of `extractColumns`. */
function takeColumns(table: Node, columns: TableText["columns"], decoration: Decoration, site: Site): readonly Node[] {
  return columns.map(([name, part], index) =>
    makePart(columnExtraction, table, { name, part, index }, decoration, site),
  );
}
