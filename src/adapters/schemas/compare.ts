import { createHash } from "node:crypto";
import { takeSample } from "../../data/summaries/sample.ts";
import type { ValueSchema } from "../../decorators/checks/schema-of.ts";
import type { Config } from "../../node.ts";
import { diffColumns } from "../../run/diff-schemas.ts";
import { noteSchema } from "../../run/note-schema.ts";
import type { ColumnChange } from "../../errors/schemas.ts";
import type { RunInfo } from "../../run/adapter.ts";
import { toPlainData } from "../tracking/plain-data.ts";
import type { RunKey } from "./schema-file.ts";

/** Of arrays of rows, so many tell their columns. */
const mostRows = 10_000;
/** What has more keys is a table of its own rather than a record. */
const mostColumns = 1000;
/** What a column or field is said to be where nothing is in it. */
const unknown: ReadonlySet<string | undefined> = new Set(["null", "Null", "undefined"]);

export function keyOf({ outputs, graph }: RunInfo): RunKey {
  const modules = outputs.flatMap((name) => graph.nodes.get(name)?.module ?? []);
  return { modules: sortNames(modules), outputs: sortNames(outputs), config: hashConfig(graph.config, graph.secrets) };
}

function sortNames(names: readonly string[]): readonly string[] {
  return [...new Set(names)].toSorted();
}

/** Of what is not secret, in any order. */
function hashConfig(config: Config, secrets: ReadonlySet<string>): string {
  const told = Object.keys(config)
    .filter((key) => !secrets.has(key) && config[key] !== undefined)
    .toSorted()
    .map((key) => [key, toPlainData(config[key])]);
  return createHash("sha256").update(JSON.stringify(told)).digest("hex").slice(0, 16);
}

/** The columns of a table or the fields of a record; nothing of other values. */
export function schemaOfValue(value: unknown, { tables }: RunInfo): ValueSchema | undefined {
  const looked = Array.isArray(value) ? takeSample(value as unknown[], mostRows, 1) : value;
  const schema = noteSchema(looked, tables);
  return schema !== undefined && Object.keys(schema).length <= mostColumns ? schema : undefined;
}

/** Where nothing was in a column, its type is not known, and has not changed. */
export function findChanges(node: string, before: ValueSchema, after: ValueSchema): readonly ColumnChange[] {
  return diffColumns(node, before, after).filter(
    ({ change, before: old, after: now }) => change !== "retyped" || !(unknown.has(old) || unknown.has(now)),
  );
}

/** What is known of a node from now on: its earlier schema, with types that were not known, or with `accept` all that has changed. */
export function mergeSchema(before: ValueSchema | undefined, after: ValueSchema, accept: boolean): ValueSchema {
  if (before === undefined) return after;
  const [kept, other] = accept ? [after, before] : [before, after];
  return Object.fromEntries(
    Object.entries(kept).map(([column, type]) => [
      column,
      unknown.has(type) && Object.hasOwn(other, column) ? other[column]! : type,
    ]),
  );
}
