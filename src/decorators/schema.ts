import type { StandardSchemaV1 } from "@standard-schema/spec";
import { schemaNotReadable } from "../errors/io.ts";
import type { Argument } from "../node.ts";
import type { AnyFunction, IsAny } from "../types/functions.ts";
import type { ColumnName } from "../types/tables.ts";
import type { Value } from "../types/value.ts";
import { readCall, readExpression, readRecord } from "./arguments.ts";
import { checkNode, type CheckOptions, linkChecked } from "./check-node.ts";
import type { SchemaFits } from "./check-output.ts";
import type { CheckOutcome } from "./checks/check.ts";
import { compareSchema } from "./checks/compare-schema.ts";
import { type CheckResult, runCheck } from "./checks/run-check.ts";
import type { ValueSchema } from "./checks/schema-of.ts";
import type { DecoratorKind } from "./kind.ts";
import { readTargets } from "./read-targets.ts";
import { replaceEach } from "./replace-each.ts";
import { register } from "./registry.ts";

/** How a value is held to its schema. */
export interface SchemaOptions extends CheckOptions {
  /** Other columns or fields than those named are mistakes, too. */
  readonly exact?: boolean;
}

/** The schema of a node that is derived from the function's result. */
export interface TargetedSchemaOptions extends SchemaOptions {
  /** The node, or nodes, that have the schema instead of the function's own. */
  readonly target: string | readonly string[];
}

/** The name of the type of each column of a table, or of each field of an object. */
type TypesOf<T> = [FieldName<T>] extends [never] ? never : { readonly [Name in FieldName<T>]?: string };
type FieldName<T> =
  IsAny<T> extends true
    ? string
    : [ColumnName<T>] extends [never]
      ? T extends readonly unknown[]
        ? never
        : T extends object
          ? Extract<keyof T, string>
          : never
      : ColumnName<T>;

/**
 * Says what a function's table or object consists of: a Standard Schema (zod, valibot, arktype), or the name of each column's type as its table library
 * calls it (`Float64` of polars, `number` of rows). The value is checked before anything uses it, in a node `survey.check.schema`; columns that are
 * not named may be there too, unless with `exact`. `driver.run` notes what the value really had as `schema`, which `diffSchemas` compares.
 *
 * @example
 * ```ts
 * import { schema } from "eponym";
 * import { z } from "zod";
 *
 * schema(survey, { age: "number", city: "string" }, { onFail: "warn" });
 * schema(survey, z.array(z.object({ age: z.number().min(0), city: z.string() })));
 * export function survey(): { age: number; city: string }[] {
 *   return [{ age: 31, city: "Basel" }];
 * }
 * ```
 */
export function schema<F extends AnyFunction>(fn: F, columns: TypesOf<Value<F>>, options?: SchemaOptions): void;
export function schema<F extends AnyFunction, Schema extends StandardSchemaV1>(
  fn: F,
  schema: Schema & SchemaFits<Schema, Value<F>>,
  options?: CheckOptions,
): void;
export function schema(fn: AnyFunction, schema: StandardSchemaV1 | ValueSchema, options: TargetedSchemaOptions): void;
export function schema(fn: AnyFunction, given: object, options?: SchemaOptions): void {
  register(fn, "schema", given, options);
}

export const schemaKind: DecoratorKind = {
  name: "schema",
  phase: "check",
  apply(nodes, decoration, site) {
    const [given, options] = decoration.args;
    const types = readTypes(given);
    if (types === undefined && readExpression(given) === undefined && readCall(given) === undefined)
      site.report(schemaNotReadable(decoration, site.declared));
    const checks = [{ name: decoration.kind, part: decoration.kind }];
    return replaceEach(nodes, readTargets(nodes, options, decoration, site), (node, taken) => {
      const known = types === undefined ? node.schema : { ...node.schema, ...types };
      const facts = { notesSchema: true as const, ...(known !== undefined && { schema: known }) };
      return checkNode(node, checks, taken, decoration, site, facts);
    });
  },
  link({ node, args, tables }) {
    if (node.code.part === "") return linkChecked(node);
    const [given, { onFail = "fail", exact = false } = {}] = args as [object, SchemaOptions?];
    const label = (found: CheckOutcome): CheckResult => ({ check: node.code.part, onFail, ...found });
    return {
      call: (value) =>
        "~standard" in given
          ? runCheck(value, given, node.code.part, onFail, tables)
          : label(compareSchema(value, given as ValueSchema, exact, tables)),
    };
  },
};

/** The types that are written out by column or field. */
function readTypes(argument: Argument): ValueSchema | undefined {
  const record = readRecord(argument);
  return record !== undefined && Object.values(record).every((type) => typeof type === "string")
    ? (record as ValueSchema)
    : undefined;
}
