import { resolve } from "node:path";
import type { ValueSchema } from "../decorators/checks/schema-of.ts";
import { DataflowError } from "../errors/dataflow-error.ts";
import { schemaChanged } from "../errors/schemas.ts";
import type { Problem } from "../node.ts";
import type { Adapter, NodeCall, RunInfo } from "../run/adapter.ts";
import { toPromise } from "../run/to-promise.ts";
import { checkOptions, isBoolean, isOneOf, isText, optional } from "./options/check-options.ts";
import { checkFilterNames, filterExpected, isNodeFilter, matchNodes, type NodeFilter } from "./options/node-filter.ts";
import { findChanges, keyOf, mergeSchema, schemaOfValue } from "./schemas/compare.ts";
import { cleanSchema } from "./schemas/clean-schema.ts";
import { type NodeSchemas, readSchemas, type RunKey, writeSchemas } from "./schemas/schema-file.ts";
import { createRedactor, type Redactor } from "./secrets/redact.ts";

/**
 * Which nodes are compared, and what happens when they have changed.
 *
 * @example
 * ```ts
 * import { compareSchemas, type CompareSchemasOptions } from "eponym/adapters";
 *
 * const options: CompareSchemasOptions = { onChange: "fail", nodes: { tags: { published: true } } };
 * const adapter = compareSchemas(options);
 * ```
 */
export interface CompareSchemasOptions {
  /** Where schemas are kept from run to run; `.eponym/schemas.json` if not given. Fit to be committed. */
  readonly file?: string;
  /** A changed schema is a warning (`"warn"`, the default), or fails the node before anything takes its value (`"fail"`). */
  readonly onChange?: "warn" | "fail";
  /** The nodes whose values are compared; all but checks, if not given. */
  readonly nodes?: NodeFilter;
  /** Accepts what has changed and writes it to the file. */
  readonly update?: boolean;
}

/**
 * Compares what the values of nodes consist of with the last run of the same outputs (of the same modules) and config: the columns of tables and the fields of records, each with its type.
 * What was added, removed or has another type is `SCHEMA_CHANGED`. Runs that are done write what is new to the file; what has changed stays as it was there until a run
 * with `update` accepts it. A column in which nothing is has no type that could change. Of nodes inside of fan-outs the first item is compared, of arrays of more than
 * 10,000 rows as many, evenly chosen. Secret values are left out.
 *
 * @throws {DataflowError} `ADAPTER_OPTION_INVALID`, `ADAPTER_OPTION_UNKNOWN` for options that are none; `ADAPTER_NODE_UNKNOWN`, as the driver is made, for the name of
 * a node that is not there. Runs fail with `SCHEMA_CHANGED`, and where the file is broken with `FORMAT_WRONG`, if `onChange` is `"fail"`.
 *
 * @example
 * ```ts
 * import { Driver } from "eponym";
 * import { compareSchemas } from "eponym/adapters";
 * import prices from "./prices.dag.ts";
 *
 * const driver = new Driver({ modules: [prices], adapters: [compareSchemas({ onChange: "fail" })] });
 * ```
 */
export function compareSchemas(options: CompareSchemasOptions = {}): Adapter {
  checkOptions("compareSchemas", options, {
    file: [optional(isText), "the path of a file"],
    onChange: [optional(isOneOf("warn", "fail")), '"warn" or "fail"'],
    nodes: [optional(isNodeFilter), filterExpected],
    update: [optional(isBoolean), "true or false"],
  });
  const { file = ".eponym/schemas.json", onChange = "warn", nodes, update = false } = options;
  const isCompared = matchNodes(nodes ?? (({ role }) => role !== "check"));
  const path = resolve(file);
  const comparisons = new WeakMap<RunInfo, Comparison>();

  const compare = (call: NodeCall, value: unknown): readonly Problem[] => {
    const { run, node, items } = call;
    const comparison = comparisons.get(run);
    const isFirst = items.every(({ index }) => index === 0);
    if (comparison === undefined || !isFirst || !isCompared(node) || run.graph.secrets.has(node.name)) return [];
    const schema = schemaOfValue(value, run);
    if (schema === undefined) return [];
    const found = cleanSchema(schema, comparison.redactor);
    comparison.found.set(node.name, found);
    const before = knownOf(comparison, node.name);
    const changes = before === undefined || update ? [] : findChanges(node.name, before, found);
    return changes.length === 0 ? [] : [schemaChanged(node, changes, file)];
  };
  const judge = (call: NodeCall, value: unknown): unknown => {
    const problems = compare(call, value);
    if (problems.length > 0) throw new DataflowError(problems);
    return value;
  };
  const open = async (run: RunInfo): Promise<void> => {
    const key = keyOf(run);
    comparisons.set(run, { key, redactor: createRedactor(run), known: await readSchemas(path, key), found: new Map() });
  };
  return {
    name: "compareSchemas",
    validateGraph: (graph) => (nodes === undefined ? [] : checkFilterNames("nodes", nodes, graph)),
    async aroundGraph(run, next) {
      try {
        await open(run);
      } catch (error) {
        if (onChange === "fail" || !(error instanceof DataflowError)) throw error;
        error.problems.forEach((problem) => run.warn(problem));
      }
      return next();
    },
    ...(onChange === "fail"
      ? {
          aroundNode(call, next) {
            const value = next();
            const promise = toPromise(value);
            return promise === undefined ? judge(call, value) : promise.then((settled) => judge(call, settled));
          },
          onNodeEnd: (call, { value }) => comparisons.get(call.run)?.redactor.learn(call, value),
        }
      : {
          onNodeEnd(call, { status, value }) {
            comparisons.get(call.run)?.redactor.learn(call, value);
            if (status === "done") compare(call, value).forEach((problem) => call.run.warn(problem));
          },
        }),
    async onGraphEnd(run, { status }) {
      const comparison = comparisons.get(run);
      if (status !== "done" || comparison === undefined) return;
      const { key, known, found } = comparison;
      const merged: Record<string, ValueSchema> = {};
      for (const name of Object.keys(known)) if (run.graph.nodes.has(name)) merged[name] = knownOf(comparison, name)!;
      for (const [name, schema] of found) merged[name] = mergeSchema(knownOf(comparison, name), schema, update);
      if (!isSame(known, merged)) await writeSchemas(path, key, merged);
    },
  };
}

interface Comparison {
  readonly key: RunKey;
  readonly redactor: Redactor;
  /** What the file tells of earlier runs. */
  readonly known: NodeSchemas;
  readonly found: Map<string, ValueSchema>;
}

/** An earlier version may have written what is secret. */
function knownOf({ known, redactor }: Comparison, name: string): ValueSchema | undefined {
  const schema = Object.hasOwn(known, name) ? known[name] : undefined;
  return schema && cleanSchema(schema, redactor);
}

/** The order of columns is of no account. */
function isSame(one: NodeSchemas, other: NodeSchemas): boolean {
  const names = Object.keys(one);
  if (names.length !== Object.keys(other).length) return false;
  return names.every((name) => Object.hasOwn(other, name) && sortedText(one[name]!) === sortedText(other[name]!));
}

function sortedText(schema: ValueSchema): string {
  return JSON.stringify(Object.entries(schema).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
