import { selectUnknown } from "../errors/columns.ts";
import { parameterUnknown } from "../errors/steps.ts";
import {
  subdagAnsweredTwice,
  subdagExternalUnknown,
  subdagInputOpen,
  subdagInputUnknown,
  subdagOptionsNotLiteral,
  waysToRead,
} from "../errors/subdags.ts";
import type { Decoration, Edge, Node } from "../node.ts";
import type { AnyFunction } from "../types/functions.ts";
import type { InnerInputs, InnerNames } from "../types/inner.ts";
import { readNames, readRecord } from "./arguments.ts";
import { embedNodes } from "./embed-nodes.ts";
import type { DecoratorKind, Site } from "./kind.ts";
import { linkColumns } from "./link-columns.ts";
import { enterTable, makeColumnNode, makeTableNode } from "./make-column-nodes.ts";
import { uniqueName } from "./pipe.ts";
import { putInFront } from "./put-in-front.ts";
import { type InnerNode, readInnerNodes, readTakenNames } from "./read-inner-nodes.ts";
import { register } from "./registry.ts";
import type { SubdagParts } from "./subdag-options.ts";

/** What columns are computed from, and which of them are added. */
export interface WithColumnsOptions<Parts extends SubdagParts = SubdagParts> {
  /** The parameter that takes the table; the first without this. */
  readonly on?: string;
  /** The inputs that are columns of the table. */
  readonly columns: readonly (keyof InnerInputs<Parts> & string)[];
  /** The nodes that are added as columns; all that are functions without this. */
  readonly select?: readonly InnerNames<Parts>[];
  /** The inputs that are nodes or inputs of the same name outside. */
  readonly external?: readonly (keyof InnerInputs<Parts> & string)[];
}

/**
 * Adds columns to the table that a parameter takes before the function gets it: an array of row objects, a polars `DataFrame` or `LazyFrame`,
 * or a table type of your own. The columns are computed by a module or by functions of this file. Of `model(table)` and a column `ratio` there are the
 * nodes `model.columns.spend` (what is read), `model.ratio`, and `model.table`, the table with the columns. The given table is not changed.
 *
 * @example
 * ```ts
 * import { withColumns } from "eponym";
 *
 * withColumns(model, [ratio], { columns: ["spend", "signups"] });
 * export function model(table: { spend: number; signups: number; ratio: number }[]): number {
 *   return Math.max(...table.map((row) => row.ratio));
 * }
 *
 * export function ratio(spend: number[], signups: number[]): number[] {
 *   return spend.map((each, row) => each / signups[row]!);
 * }
 * ```
 */
export function withColumns<const Parts extends SubdagParts>(
  fn: AnyFunction,
  parts: Parts,
  options: WithColumnsOptions<Parts>,
): void {
  register(fn, "withColumns", parts, options);
}

export const withColumnsKind: DecoratorKind = {
  name: "withColumns",
  phase: "add columns",
  apply(nodes, decoration, site) {
    const { declared } = site;
    const text = readOptions(decoration, site);
    const inner = readInnerNodes(decoration, site);
    if (text === undefined || inner === undefined) return nodes;
    const names = declared.parameters.map(({ name }) => name);
    const parameter = text.on ?? names[0] ?? "";
    if (!names.includes(parameter)) {
      site.report(parameterUnknown(decoration, parameter, declared));
      return nodes;
    }
    const known = new Set(nodes.map(({ name }) => name));
    return putInFront(nodes, parameter, (edge, base) =>
      addColumns(parameter, edge, base, inner, { ...text, known }, decoration, site),
    );
  },
  link: linkColumns,
};

interface ColumnsText {
  readonly on: string | undefined;
  readonly columns: readonly string[];
  readonly select: readonly string[] | undefined;
  readonly external: readonly string[];
}

/** `undefined` where they are not written out, which is reported. */
function readOptions(decoration: Decoration, site: Site): ColumnsText | undefined {
  let isWritten = true;
  function miss(option: string): undefined {
    isWritten = false;
    site.report(subdagOptionsNotLiteral(decoration, site.declared, option));
  }
  const { on, columns = [], select, external = [] } = readRecord(decoration.args[1]) ?? miss("columns") ?? {};
  const text: ColumnsText = {
    on: on === undefined || typeof on === "string" ? on : miss("on"),
    columns: readNames(columns) ?? miss("columns") ?? [],
    select: select === undefined ? undefined : (readNames(select) ?? miss("select")),
    external: readNames(external) ?? miss("external") ?? [],
  };
  return isWritten ? text : undefined;
}

function addColumns(
  parameter: string,
  edge: Edge,
  base: Node,
  inner: readonly InnerNode[],
  { columns, select, external, known }: ColumnsText & { readonly known: ReadonlySet<string> },
  decoration: Decoration,
  site: Site,
): readonly Node[] {
  const prefix = base.name;
  const readName = (column: string): string => uniqueName(`${prefix}.columns.${column}`, known);
  const { nodes, names, taken, open } = embedNodes(inner, {
    prefix,
    base,
    within: site.declared.name,
    view: { literals: {}, names: {} },
    answer: (name) => (columns.includes(name) ? readName(name) : external.includes(name) ? name : undefined),
  });
  for (const input of open) site.report(subdagInputOpen(decoration, prefix, input, waysToRead(input.name)));
  const inputs = readTakenNames(inner);
  for (const name of columns) {
    if (!inputs.has(name)) site.report(subdagInputUnknown(decoration, prefix, name, inputs));
    if (external.includes(name)) site.report(subdagAnsweredTwice(decoration, prefix, name, ["columns", "external"]));
  }
  for (const name of external)
    if (!inputs.has(name)) site.report(subdagExternalUnknown(decoration, prefix, name, inputs));
  for (const name of select ?? []) if (!names.has(name)) site.report(selectUnknown(decoration, name, base, names));
  const functions = inner.filter(({ node }) => node.result && names.has(node.name)).map(({ node }) => node.name);
  const added = (select ?? [...new Set(functions)]).filter((name) => names.has(name));
  const read = new Map([...taken].filter(([name]) => columns.includes(name)));
  const entered = enterTable(edge, base, { read, added });
  const place = { base, declared: site.declared.name, index: site.index, decoration };
  return [
    ...[...read].map(([column, edges]) => makeColumnNode(column, readName(column), edges, entered, place)),
    ...nodes,
    makeTableNode(uniqueName(`${prefix}.${parameter}`, known), added, nodes, entered, place),
  ];
}
