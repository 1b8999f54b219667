import type { NodeVerdict } from "../cache/explanation.ts";
import { listSome } from "../errors/run.ts";
import { describeOrigin } from "../graph/describe-origin.ts";
import type { Location, Node } from "../node.ts";
import type { CompiledPlan } from "./compiled-plan.ts";
import type { SupplyKind } from "./supply.ts";
import { takersOf } from "./takers.ts";

/**
 * One step of a plan: a node that runs, or a value that is supplied.
 *
 * @example
 * ```ts
 * import type { PlanStep } from "eponym";
 *
 * const countRuns = (steps: readonly PlanStep[]): number => steps.filter((step) => step.kind === "run").length;
 * ```
 */
export interface PlanStep {
  readonly node: string;
  readonly kind: "run" | SupplyKind;
  /** `requested`, `needed by "total"`, `needed by "report" when it asks`. */
  readonly reason: string;
  /** The fan-outs for whose items it runs, outermost first; missing outside of any. */
  readonly each?: readonly string[];
  /** Where the driver has a cache: whether an earlier result stands for it; `depends` where that is only known when others have run. */
  readonly verdict?: NodeVerdict["verdict"];
  /** Why it has to run, or need not. */
  readonly why?: string;
  /** What the node is, where it is no plain function: `step of "total"`, `in subdag "train"`. */
  readonly what?: string;
  /** Where the node is declared; missing for what is supplied. */
  readonly location?: Location;
  /** The steps whose values it takes, in the order of its parameters. */
  readonly after: readonly string[];
}

/**
 * What would run for some outputs, in order, and why.
 *
 * @example
 * ```ts
 * import type { PlanDescription } from "eponym";
 *
 * const printPlan = (plan: PlanDescription): string => plan.steps.map((step) => `${step.node}: ${step.reason}`).join("\n");
 * ```
 */
export interface PlanDescription {
  readonly outputs: readonly string[];
  /** What is supplied comes first, then nodes in the order in which they start. */
  readonly steps: readonly PlanStep[];
}

/** A plan with what the cache says of its nodes. */
export function addVerdicts(
  { outputs, steps }: PlanDescription,
  verdicts: ReadonlyMap<string, NodeVerdict>,
): PlanDescription {
  return {
    outputs,
    steps: steps.map((step) => {
      const told = step.kind === "run" ? verdicts.get(step.node) : undefined;
      return told === undefined ? step : { ...step, verdict: told.verdict, why: told.why };
    }),
  };
}

const descriptions = new WeakMap<CompiledPlan, PlanDescription>();

/** A compiled plan as data for people; worded once, however often the plan runs. */
export function describePlan(plan: CompiledPlan): PlanDescription {
  let description = descriptions.get(plan);
  if (description === undefined) descriptions.set(plan, (description = wordPlan(plan)));
  return description;
}

function wordPlan(plan: CompiledPlan): PlanDescription {
  const { outputs, supplied, marked } = plan;
  const listed = marked?.listed ?? plan.nodes;
  const takers = takersOf(plan);
  const known = new Set([...supplied, ...listed].map(({ name }) => name));
  const requested = new Set(outputs);
  const explain = (name: string): string => {
    const { now = [], asking = [] } = takers.get(name) ?? {};
    const reasons = [
      ...(requested.has(name) ? ["requested"] : []),
      ...(now.length === 0 ? [] : [`needed by ${listSome(now)}`]),
      ...(asking.length === 0
        ? []
        : [`needed by ${listSome(asking)} when ${asking.length === 1 ? "it asks" : "they ask"}`]),
    ];
    return reasons.join(", ");
  };
  const describe = (node: Node): PlanStep => {
    const each = marked?.fanPaths.get(node.name);
    const after = new Set(node.edges.map((edge) => edge.node).filter((name) => known.has(name)));
    const what = describeOrigin(node);
    return {
      node: node.name,
      kind: "run",
      reason: explain(node.name),
      ...(each && { each }),
      ...(what !== undefined && { what }),
      location: node.location,
      after: [...after],
    };
  };
  const given = supplied.map(({ name, kind }): PlanStep => ({ node: name, kind, reason: explain(name), after: [] }));
  return { outputs, steps: [...given, ...listed.map(describe)] };
}
