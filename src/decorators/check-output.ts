import type { StandardSchemaV1 } from "@standard-schema/spec";
import { checkUnknown, checksNotReadable, targetNotLiteral, targetUnknown } from "../errors/decorators.ts";
import { DataflowError } from "../errors/dataflow-error.ts";
import { checksFailed } from "../errors/values.ts";
import type { AnyFunction, Result } from "../types/functions.ts";
import type { Decoration, Edge, Node, NodeContext } from "../node.ts";
import { hidesTarget, readExpression, readRecord, readTarget } from "./arguments.ts";
import type { AnyChecks, ChecksFor } from "./checks/expectations.ts";
import { namedChecks } from "./checks/named-checks.ts";
import { type CheckResult, runCheck, type Validator } from "./checks/run-check.ts";
import type { DecoratorKind, Site } from "./kind.ts";
import { register } from "./registry.ts";

/** What happens when a check fails. */
export interface CheckOptions {
  /** `"fail"` (the default) fails the node; `"warn"` reports and goes on. */
  readonly onFail?: "fail" | "warn";
}

/** Checks of a node that is derived from the function's result. */
export interface TargetedCheckOptions extends CheckOptions {
  /** The node, or nodes, that are checked instead of the function's own. */
  readonly target: string | readonly string[];
}

/** A schema fits where the function's type and what the schema takes overlap. */
type SchemaFits<Schema extends StandardSchemaV1, Value> =
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
export function checkOutput<F extends AnyFunction>(fn: F, checks: ChecksFor<Result<F>>, options?: CheckOptions): void;
export function checkOutput<F extends AnyFunction>(
  fn: F,
  validator: Validator<Result<F>>,
  options?: CheckOptions,
): void;
export function checkOutput<F extends AnyFunction, Schema extends StandardSchemaV1>(
  fn: F,
  schema: Schema & SchemaFits<Schema, Result<F>>,
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
    const target = readTarget(decoration.args[1]);
    if (hidesTarget(decoration.args[1])) site.report(targetNotLiteral(decoration, site.declared));
    for (const name of target ?? [])
      if (!nodes.some((node) => node.name === name)) site.report(targetUnknown(decoration, name, nodes));
    const isChecked = (node: Node): boolean => (target === undefined ? node.result : target.includes(node.name));
    return nodes.reduce<readonly Node[]>(
      (done, node) => (isChecked(node) ? checkNode(done, node, checks, decoration, site) : done),
      nodes,
    );
  },
  link({ node, args, tables }) {
    const { part } = node.code;
    if (part === "") return { call: passOn(node), contextual: true };
    const [given, options] = args as [object, CheckOptions | undefined];
    const isWhole = part.startsWith(whole);
    const check = isWhole ? given : { [part]: (given as Readonly<Record<string, unknown>>)[part] };
    const name = isWhole ? part.slice(whole.length) : part;
    return { call: (value) => runCheck(value, check, name, options?.onFail ?? "fail", tables) };
  },
};

/** One check of a call; its part tells whether it is a named one or all of a constant, schema or validator. */
interface Check {
  readonly name: string;
  readonly part: string;
}

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

/** Puts checks between a node's raw value and its consumers; a node that has checks already gets further ones. */
function checkNode(
  nodes: readonly Node[],
  node: Node,
  asked: readonly Check[],
  decoration: Decoration,
  site: Site,
): readonly Node[] {
  const rawName = `${node.name}.raw`;
  const isChecked = node.code.kind === "checkOutput";
  const raw: Node = isChecked
    ? nodes.find(({ name }) => name === rawName)!
    : { ...node, name: rawName, role: "raw", result: false };
  const taken = new Set(nodes.map(({ name }) => name));
  const checks = asked.map((check) => makeCheck(raw, node.name, check, taken, decoration, site));
  const rawEdge: Edge = { node: rawName, parameter: rawName, optional: false, takes: "", type: raw.type };
  const edges = [
    ...(isChecked ? node.edges : [rawEdge]),
    ...checks.map(({ name }) => ({ node: name, parameter: name, optional: false, takes: "", type: "CheckResult" })),
  ];
  const gate: Node = {
    ...node,
    edges,
    call: "positional",
    code: { declared: site.declared.name, kind: "checkOutput", decoration: site.index, part: "" },
    overriddenAt: rawName,
  };
  return nodes.flatMap((other) =>
    other.name !== node.name ? [other] : isChecked ? [...checks, gate] : [raw, ...checks, gate],
  );
}

function makeCheck(raw: Node, of: string, check: Check, taken: Set<string>, decoration: Decoration, site: Site): Node {
  const base = `${of}.check.${check.name}`;
  let name = base;
  for (let count = 2; taken.has(name); count++) name = `${base}.${count}`;
  taken.add(name);
  return {
    ...raw,
    name,
    type: "CheckResult",
    gives: "CheckResult",
    edges: [{ node: raw.name, parameter: raw.name, optional: false, takes: "", type: raw.type }],
    call: "positional",
    code: { declared: site.declared.name, kind: "checkOutput", decoration: site.index, part: check.part },
    doc: `The check \`${check.name}\` of \`${of}\`.`,
    role: "check",
    tags: {},
    location: decoration.location,
  };
}

/** Passes the raw value on once its checks are in. */
function passOn(node: Node): (context: NodeContext, value: unknown, ...results: readonly CheckResult[]) => unknown {
  return (context, value, ...results) => {
    const failed = results.filter((result) => !result.passed);
    if (failed.length === 0) return value;
    const fatal = failed.filter((result) => result.onFail === "fail");
    for (const result of failed) if (result.onFail === "warn") context.warn(checksFailed(node, [result]));
    if (fatal.length > 0) throw new DataflowError([checksFailed(node, fatal)]);
    return value;
  };
}
