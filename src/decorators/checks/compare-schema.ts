import type { TableType } from "../../table.ts";
import { type CheckOutcome, outcome } from "./check.ts";
import { schemaOf, type ValueSchema } from "./schema-of.ts";

/** Whether a table has the columns, or an object the fields, each of its type; with `exact`, no others. All that is wrong is told at once. */
export function compareSchema(
  value: unknown,
  expected: ValueSchema,
  exact: boolean,
  tables: readonly TableType[],
): CheckOutcome {
  if (Array.isArray(value) && value.length === 0) return outcome(true, "There is no row that could break the schema.");
  const found = schemaOf(value, tables);
  if (found === undefined) return outcome(false, "This schema is for tables and objects, and the value is neither.");
  const wrong = Object.keys(expected).filter((name) => !isOfType(found, name, expected[name]!));
  const extra = exact ? Object.keys(found).filter((name) => !Object.hasOwn(expected, name)) : [];
  const told = [
    ...wrong.map(
      (name) => `${name} is ${Object.hasOwn(found, name) ? found[name] : "missing"} and should be ${expected[name]}`,
    ),
    ...extra.map((name) => `${name} (${found[name]}) should not be there`),
  ];
  return outcome(told.length === 0, told.length === 0 ? "The value fits the schema." : `${told.join("; ")}.`, {
    wrong,
    extra,
  });
}

/** Where nothing is there, any type is possible; rows call that `null`. */
function isOfType(found: ValueSchema, name: string, type: string): boolean {
  return Object.hasOwn(found, name) && (found[name] === type || found[name] === "null");
}
