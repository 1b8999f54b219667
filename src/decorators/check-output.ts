import type { StandardSchemaV1 } from "@standard-schema/spec";
import { checkUnknown, checksNotReadable } from "../errors/decorators.ts";
import type { AnyFunction } from "../types/functions.ts";
import type { Value } from "../types/value.ts";
import type { Decoration } from "../node.ts";
import { readExpression, readRecord } from "./arguments.ts";
import { type Check, checkNode, type CheckOptions, linkChecked } from "./check-node.ts";
import type { AnyChecks, ChecksFor } from "./checks/expectations.ts";
import { namedChecks } from "./checks/named-checks.ts";
import { runCheck, type Validator } from "./checks/run-check.ts";
import type { DecoratorKind, Site } from "./kind.ts";
import { readTargets } from "./read-targets.ts";
import { replaceEach } from "./replace-each.ts";
import { register } from "./registry.ts";

/** Checks of a node that is derived from the function's result. */
export interface TargetedCheckOptions extends CheckOptions {
  /** The node, or nodes, that are checked instead of the function's own. */
  readonly target: string | readonly string[];
}

/** A schema fits where the function's type and what the schema takes overlap. */
export type SchemaFits<Schema extends StandardSchemaV1, Value> =
  Value extends StandardSchemaV1.InferInput<Schema>
    ? unknown
    : StandardSchemaV1.InferInput<Schema> extends Value
      ? unknown
      : { readonly schemaTakes: StandardSchemaV1.InferInput<Schema>; readonly functionGives: Value };

/**
 * Checks what a function gives before anything uses it. Each check is a node of its own (`age.check.range`) whose `CheckResult` can be asked for;
 * all failures of a node are reported together. Takes named checks, a Standard Schema (zod, valibot, arktype; the value itself is passed on,
 * not the schema's output) or a `Validator`. Repeatable. An overridden value is checked too.
 *
 * @example
 * ```ts
 * import { checkOutput } from "eponym";
 * import { z } from "zod";
 *
 * checkOutput(ages, { range: [0, 120], maxFractionNulls: 0.01 }, { onFail: "warn" });
 * checkOutput(ages, z.array(z.int()));
 * export function ages(people: { age: number }[]): number[] {
 *   return people.map((person) => person.age);
 * }
 * ```
 */
export function checkOutput<F extends AnyFunction>(fn: F, checks: ChecksFor<Value<F>>, options?: CheckOptions): void;
export function checkOutput<F extends AnyFunction>(fn: F, validator: Validator<Value<F>>, options?: CheckOptions): void;
export function checkOutput<F extends AnyFunction, Schema extends StandardSchemaV1>(
  fn: F,
  schema: Schema & SchemaFits<Schema, Value<F>>,
  options?: CheckOptions,
): void;
export function checkOutput(
  fn: AnyFunction,
  checks: AnyChecks | StandardSchemaV1 | Validator<never>,
  options: TargetedCheckOptions,
): void;
export function checkOutput(fn: AnyFunction, check: object, options?: CheckOptions): void {
  register(fn, "checkOutput", check, options);
}

export const checkOutputKind: DecoratorKind = {
  name: "checkOutput",
  phase: "check",
  apply(nodes, decoration, site) {
    const checks = readChecks(decoration, site);
    const targets = readTargets(nodes, decoration.args[1], decoration, site);
    return replaceEach(nodes, targets, (node, taken) => checkNode(node, checks, taken, decoration, site));
  },
  link({ node, args, tables }) {
    const { part } = node.code;
    if (part === "") return linkChecked(node);
    const [given, options] = args as [object, CheckOptions | undefined];
    const isWhole = part.startsWith(whole);
    const check = isWhole ? given : { [part]: (given as Readonly<Record<string, unknown>>)[part] };
    const name = isWhole ? part.slice(whole.length) : part;
    return { call: (value) => runCheck(value, check, name, options?.onFail ?? "fail", tables) };
  },
};

/** Marks the name of a constant, which may be called as a named check is. */
const whole = "*";

/** A call's checks: its keys, or the one of the schema or validator. */
function readChecks(decoration: Decoration, site: Site): readonly Check[] {
  const [check] = decoration.args;
  const record = readRecord(check);
  if (record === undefined) {
    const expression = readExpression(check);
    if (expression === undefined) site.report(checksNotReadable(decoration, site.declared));
    const name = expression?.name ?? "schema";
    return [{ name, part: `${whole}${name}` }];
  }
  const names = Object.keys(record);
  for (const name of names) if (!namedChecks.has(name)) site.report(checkUnknown(decoration, name, namedChecks.keys()));
  return names.map((name) => ({ name, part: name }));
}
