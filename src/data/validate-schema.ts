import type { StandardSchemaV1 } from "@standard-schema/spec";
import { schemaRefused, type Fault } from "../errors/data.ts";
import { DataflowError } from "../errors/dataflow-error.ts";

/** What a schema makes of a value; the value itself, where there is no schema. `origin` says in messages where it comes from. */
export async function validateValue(
  value: unknown,
  schema: StandardSchemaV1 | undefined,
  origin: string,
): Promise<unknown> {
  if (schema === undefined) return value;
  const result = await schema["~standard"].validate(value);
  if (result.issues === undefined) return result.value;
  throw new DataflowError([
    schemaRefused(
      origin,
      "The value",
      result.issues.map((issue) => describeIssue("", issue)),
    ),
  ]);
}

/** What a schema of one row makes of each; the faults of all rows are told together. Rows count from 1. */
export async function validateRows(
  rows: readonly unknown[],
  schema: StandardSchemaV1 | undefined,
  origin: string,
): Promise<readonly unknown[]> {
  if (schema === undefined) return rows;
  const outputs: unknown[] = [];
  const faults: Fault[] = [];
  let refused = 0;
  for (const [index, row] of rows.entries()) {
    const validated = schema["~standard"].validate(row);
    // Waiting for what is there already would take most of the time.
    const result = validated instanceof Promise ? await validated : validated;
    if (result.issues === undefined) {
      outputs.push(result.value);
      continue;
    }
    refused++;
    for (const issue of result.issues) faults.push(describeIssue(`row ${index + 1}`, issue));
  }
  if (refused === 0) return outputs;
  throw new DataflowError([schemaRefused(origin, `${refused} of ${rows.length} rows`, faults)]);
}

function describeIssue(place: string, { message, path }: StandardSchemaV1.Issue): Fault {
  const keys = (path ?? []).map((step) => String(typeof step === "object" ? step.key : step)).join(".");
  return { place: [place, keys].filter((part) => part !== "").join(", "), message };
}
