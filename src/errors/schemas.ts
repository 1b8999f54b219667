import type { Node, Problem } from "../node.ts";

/** What is different in the columns and fields of values since an earlier run. */

/** One column or field; `before` or `after` is missing where it was not there. */
export interface ColumnChange {
  readonly column: string;
  readonly before?: string;
  readonly after?: string;
}

const mostShown = 20;

export function schemaChanged({ name, location }: Node, changes: readonly ColumnChange[], path: string): Problem {
  const shown = changes.slice(0, mostShown).map((change) => `\n  ${describeChange(change)}`);
  const rest = changes.length - shown.length;
  return {
    code: "SCHEMA_CHANGED",
    message: `"${name}" does not consist of what it did in the last run:${shown.join("")}${rest > 0 ? `\n  and ${rest} more` : ""}`,
    nodes: [name],
    location,
    hint: `If that is as it should be, accept it by a run with compareSchemas({ update: true }), which writes it to "${path}".`,
  };
}

function describeChange({ column, before, after }: ColumnChange): string {
  if (before === undefined) return `"${column}" was added (${after})`;
  if (after === undefined) return `"${column}" was removed (${before})`;
  return `"${column}" was ${before} and is ${after}`;
}
