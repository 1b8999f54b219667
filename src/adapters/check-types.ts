import { defaultTables } from "../data/tables.ts";
import { DataflowError } from "../errors/dataflow-error.ts";
import { typesUnknown } from "../errors/value-types.ts";
import type { Graph } from "../graph/graph.ts";
import type { Node, Problem } from "../node.ts";
import type { Adapter, NodeCall, RunInfo, SuppliedValue } from "../run/adapter.ts";
import { toPromise } from "../run/to-promise.ts";
import { checkOptions, isAtLeast, isBoolean, isOneOf, optional } from "./options/check-options.ts";
import { checkFilterNames, filterExpected, isNodeFilter, matchNodes, type NodeFilter } from "./options/node-filter.ts";
import { judgeEdge, judgeGiven, judgeInput, judgeOverride, judgeTaken } from "./type-checks/call-checks.ts";
import type { CheckSettings } from "./type-checks/check.ts";
import { watchLazy } from "./type-checks/lazy-values.ts";
import { createNodeCompiler, type NodeChecks } from "./type-checks/node-checks.ts";

/**
 * What `checkTypes` looks at.
 *
 * @example
 * ```ts
 * import { checkTypes, type CheckTypesOptions } from "eponym/adapters";
 *
 * const options: CheckTypesOptions = { nodes: { tags: { source: "partner" } }, mostItems: 1000, onFail: "warn" };
 * const adapter = checkTypes(options);
 * ```
 */
export interface CheckTypesOptions {
  /** Checks what nodes take, and what runs are given; on unless switched off. */
  readonly inputs?: boolean;
  /** Checks what nodes give, and what overrides put in their place; on unless switched off. */
  readonly results?: boolean;
  /** The nodes whose values are checked; all unless given. */
  readonly nodes?: NodeFilter;
  /** A value of another type fails its node (`"fail"`, the default), or is a warning of the run, once a node and parameter in each. */
  readonly onFail?: "fail" | "warn";
  /** How many elements of an array, a `Map`, a `Set` or a record are looked at, evenly spread; all unless given. */
  readonly mostItems?: number;
  /** Properties that a type does not have are mistakes too; TypeScript itself lets values have more. */
  readonly exact?: boolean;
  /** The first run of a driver has a warning that tells which types cannot be checked; `"ignore"` unless given. */
  readonly onUnknown?: "ignore" | "warn";
}

/**
 * Checks as a dataflow runs that values have the types which its source declares: what a run is given, before anything runs; what each node takes; and what it gives.
 * Type annotations are gone when code runs, so that a file, a service or an `any` may bring values of any other type, which are then found far from where they came
 * from. `eponym build` keeps what the annotations mean in the generated files. Types of packages, conditional types and open generics cannot be told from the text and
 * are not checked. Values are never told, only where in them which shape was found.
 *
 * @throws {DataflowError} `VALUE_MISTYPED` out of a run, with up to ten mistakes a value and how many there are; `ADAPTER_OPTION_INVALID` and `ADAPTER_OPTION_UNKNOWN`
 * for options that are none; `ADAPTER_NODE_UNKNOWN`, as the driver is made, for the name of a node that is not there.
 *
 * @example
 * ```ts
 * import { Driver } from "eponym";
 * import { checkTypes } from "eponym/adapters";
 * import prices from "./prices.dag.ts";
 *
 * const driver = new Driver({ modules: [prices], adapters: [checkTypes()] });
 * ```
 */
export function checkTypes(options: CheckTypesOptions = {}): Adapter {
  checkOptions("checkTypes", options, {
    inputs: [optional(isBoolean), "true or false"],
    results: [optional(isBoolean), "true or false"],
    nodes: [optional(isNodeFilter), filterExpected],
    onFail: [optional(isOneOf("fail", "warn")), '"fail" or "warn"'],
    mostItems: [(most) => most === undefined || most === Infinity || isAtLeast(1)(most), "a number of 1 or more"],
    exact: [optional(isBoolean), "true or false"],
    onUnknown: [optional(isOneOf("ignore", "warn")), '"ignore" or "warn"'],
  });
  const { inputs = true, results = true, nodes = true, onFail = "fail", onUnknown = "ignore" } = options;
  const { mostItems = Infinity, exact = false } = options;
  const settings: CheckSettings = { exact, mostItems, tables: defaultTables };
  const isChecked = matchNodes(nodes);
  const compiler = createNodeCompiler(settings);
  const checksOf = (node: Node): NodeChecks | undefined => (isChecked(node) ? compiler.checksOf(node) : undefined);
  const warned = new WeakMap<RunInfo, Set<string>>();
  const known = new WeakSet<Graph>();

  /** Throws what is wrong, or warns of it, of the same place once a run. */
  function tell(problems: readonly Problem[], run: RunInfo): void {
    if (problems.length === 0) return;
    if (onFail === "fail") throw new DataflowError(problems);
    const told = warned.get(run) ?? new Set();
    warned.set(run, told);
    for (const problem of problems) {
      const key = problem.message.split(" as ", 1)[0]!;
      if (!told.has(key)) run.warn(problem);
      told.add(key);
    }
  }

  function watchLazies({ node, values, run }: NodeCall, { edges }: NodeChecks): readonly unknown[] {
    return values.map((value, place) => {
      const edge = node.edges[place]!;
      const check = edges[place];
      if (edge.marker !== "lazy" || check === undefined) return value;
      return watchLazy(value, (pulled) => {
        settings.tables = run.tables;
        const problem = judgeEdge(edge, check, pulled, node, run.graph.secrets, run.tables);
        if (problem !== undefined) tell([problem], run);
      });
    });
  }

  function checkGiven({ node, run }: NodeCall, { result }: NodeChecks, value: unknown): unknown {
    settings.tables = run.tables;
    const problem = judgeGiven(node, result!, value, run.graph.secrets, run.tables);
    if (problem !== undefined) tell([problem], run);
    return value;
  }

  function judgeSupplied(supplied: SuppliedValue, tables = defaultTables): readonly Problem[] {
    if (supplied.value === undefined) return [];
    settings.tables = tables;
    if (supplied.kind === "input") return inputs ? judgeInput(supplied, checksOf, tables) : [];
    const problem = results ? judgeOverride(supplied, checksOf, compiler.nest, tables) : undefined;
    return problem === undefined ? [] : [problem];
  }

  function warnAtStart(run: RunInfo): void {
    const unknown = onUnknown === "warn" && !known.has(run.graph) ? findUnknown(run.graph, checksOf) : undefined;
    known.add(run.graph);
    if (unknown !== undefined) run.warn(unknown);
    if (onFail === "warn")
      for (const supplied of listSupplied(run))
        judgeSupplied(supplied, run.tables).forEach((problem) => run.warn(problem));
  }

  return {
    name: "checkTypes",
    validateGraph: (graph) => checkFilterNames("nodes", nodes, graph),
    ...(onFail === "fail" && { validateInput: (supplied) => judgeSupplied(supplied) }),
    ...((onFail === "warn" || onUnknown === "warn") && { onGraphStart: warnAtStart }),
    aroundNode(call, next) {
      const checks = checksOf(call.node);
      if (checks === undefined) return next();
      const { run } = call;
      let values: readonly unknown[] | undefined;
      if (inputs) {
        settings.tables = run.tables;
        tell(judgeTaken(call, checks, true), run);
        if (checks.hasLazy) values = watchLazies(call, checks);
      }
      const given = values === undefined ? next() : next(values);
      if (!results || checks.result === undefined) return given;
      const promise = toPromise(given);
      return promise === undefined
        ? checkGiven(call, checks, given)
        : promise.then((value) => checkGiven(call, checks, value));
    },
  };
}

function findUnknown({ nodes }: Graph, checksOf: (node: Node) => NodeChecks | undefined): Problem | undefined {
  const unknown = [...nodes.values()].flatMap((node) => checksOf(node)?.unknown ?? []);
  if (unknown.length === 0) return undefined;
  const byType = Map.groupBy(unknown, ([type]) => type);
  return typesUnknown([...byType].map(([type, found]) => [type, found.map(([, place]) => place)] as const));
}

/** What a run is given, with the nodes that take it. */
function listSupplied({ graph, plan, inputs, overrides }: RunInfo): readonly SuppliedValue[] {
  const running = plan.steps.flatMap(({ node, kind }) => (kind === "run" ? (graph.nodes.get(node) ?? []) : []));
  const describe = (kind: SuppliedValue["kind"], given: Readonly<Record<string, unknown>>): readonly SuppliedValue[] =>
    Object.entries(given).map(([name, value]) => {
      const consumers = running.filter(({ edges }) => edges.some(({ node }) => node === name));
      return { name, kind, value, consumers, graph };
    });
  return [...describe("input", inputs), ...describe("override", overrides)];
}
