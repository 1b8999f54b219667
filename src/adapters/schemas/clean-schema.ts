import type { ValueSchema } from "../../decorators/checks/schema-of.ts";
import type { Redactor } from "../secrets/redact.ts";

/** A schema in which no column has a secret as its name. */
export function cleanSchema(schema: ValueSchema, { cleanText }: Redactor): ValueSchema {
  return Object.fromEntries(Object.entries(schema).map(([column, type]) => [cleanText(column), type]));
}
