import { schemaOf, type ValueSchema } from "../decorators/checks/schema-of.ts";
import type { TableType } from "../table.ts";

/** What a value consists of; a value that cannot be looked at is no reason to end a run. */
export function noteSchema(value: unknown, tables: readonly TableType[]): ValueSchema | undefined {
  try {
    return schemaOf(value, tables);
  } catch {
    return undefined;
  }
}
