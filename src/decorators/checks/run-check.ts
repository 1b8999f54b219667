import type { StandardSchemaV1 } from "@standard-schema/spec";
import type { TableType } from "../../table.ts";
import { type CheckOutcome, outcome } from "./check.ts";
import { namedChecks } from "./named-checks.ts";
import { viewValue } from "./view.ts";

/** The result of one check: the value of nodes such as `age.check.range`. */
export interface CheckResult extends CheckOutcome {
  readonly check: string;
  readonly onFail: "fail" | "warn";
}

/**
 * A check of one's own, given to `checkOutput` by name.
 *
 * @example
 * ```ts
 * import { checkOutput, type Validator } from "eponym";
 *
 * const sorted: Validator<number[]> = {
 *   name: "sorted",
 *   validate: (values) => ({ passed: values.every((value, place) => place === 0 || value >= values[place - 1]!), message: "Values rise." }),
 * };
 *
 * checkOutput(times, sorted);
 * export function times(): number[] {
 *   return [1, 2, 3];
 * }
 * ```
 */
export interface Validator<in T> {
  readonly name: string;
  validate(value: T): CheckOutcome | Promise<CheckOutcome>;
}

/** Puts a value to one check of a `checkOutput` call: a named one, or all that a schema, a validator or a constant hold. */
export function runCheck(
  value: unknown,
  check: object,
  name: string,
  onFail: "fail" | "warn",
  tables: readonly TableType[],
): CheckResult | Promise<CheckResult> {
  const label = (found: CheckOutcome): CheckResult => ({ check: name, onFail, ...found });
  const found =
    "~standard" in check
      ? validateSchema(value, check as StandardSchemaV1)
      : "validate" in check
        ? (check as Validator<unknown>).validate(value)
        : runNamed(value, check, tables);
  return found instanceof Promise ? found.then(label) : label(found);
}

function runNamed(value: unknown, checks: object, tables: readonly TableType[]): CheckOutcome {
  const view = viewValue(value, tables);
  const outcomes = Object.entries(checks).map(
    ([name, expected]) =>
      namedChecks.get(name)?.check(view, expected as never) ?? outcome(false, `There is no check "${name}".`),
  );
  const failed = outcomes.filter(({ passed }) => !passed);
  if (outcomes.length === 1) return outcomes[0]!;
  return outcome(
    failed.length === 0,
    (failed.length === 0 ? outcomes : failed).map(({ message }) => message).join(" "),
  );
}

function validateSchema(value: unknown, schema: StandardSchemaV1): CheckOutcome | Promise<CheckOutcome> {
  const result = schema["~standard"].validate(value);
  return result instanceof Promise ? result.then(describeSchema) : describeSchema(result);
}

function describeSchema(result: StandardSchemaV1.Result<unknown>): CheckOutcome {
  if (result.issues === undefined) return outcome(true, "The value fits the schema.");
  const issues = result.issues.map(({ message, path }) => {
    const place = (path ?? []).map((step) => String(typeof step === "object" ? step.key : step)).join(".");
    return place === "" ? message : `${place}: ${message}`;
  });
  const shown = issues.slice(0, 10);
  const rest = issues.length - shown.length;
  return outcome(false, `${shown.join("; ")}${rest > 0 ? `; and ${rest} more` : ""}`, { issues: issues.length });
}
