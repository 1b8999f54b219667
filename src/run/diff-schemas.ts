import type { ValueSchema } from "../decorators/checks/schema-of.ts";
import type { Run } from "./run.ts";

/** A column of a table, or a field of an object, that two runs do not have in common. */
export interface SchemaChange {
  readonly node: string;
  readonly column: string;
  readonly change: "added" | "removed" | "retyped";
  /** Its type in the earlier run; not of what was added. */
  readonly before?: string;
  /** Its type in the later run; not of what was removed. */
  readonly after?: string;
}

/**
 * What has changed between two runs in what `schema` notes of values: columns and fields that were added, removed or have another type. In the
 * order of the earlier run's nodes; nodes that only one of the runs has a schema of are left out.
 *
 * @example
 * ```ts
 * import { diffSchemas, type Run } from "eponym";
 *
 * const warnOfDrift = (before: Run, after: Run): void => {
 *   for (const { node, column, change } of diffSchemas(before, after)) console.warn(`${node}: ${column} was ${change}`);
 * };
 * ```
 */
export function diffSchemas(before: Run<unknown>, after: Run<unknown>): readonly SchemaChange[] {
  return Object.entries(before.nodes).flatMap(([node, { schema }]) => {
    const later = after.nodes[node]?.schema;
    return schema === undefined || later === undefined ? [] : diffColumns(node, schema, later);
  });
}

/** What has changed in one node. */
export function diffColumns(node: string, before: ValueSchema, after: ValueSchema): readonly SchemaChange[] {
  const columns = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return columns.flatMap((column): readonly SchemaChange[] => {
    const [old, now] = [typeIn(before, column), typeIn(after, column)];
    if (old === now) return [];
    if (old === undefined) return [{ node, column, change: "added", after: now! }];
    if (now === undefined) return [{ node, column, change: "removed", before: old }];
    return [{ node, column, change: "retyped", before: old, after: now }];
  });
}

/** A column may be called as a method of every object. */
function typeIn(schema: ValueSchema, column: string): string | undefined {
  return Object.hasOwn(schema, column) ? schema[column] : undefined;
}
