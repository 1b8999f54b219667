import { listSome } from "../errors/run.ts";
import type { CompiledPlan } from "./compile-plan.ts";
import type { SupplyKind } from "./supply.ts";

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
  /** `requested`, `needed by "total"`. */
  readonly reason: string;
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

const descriptions = new WeakMap<CompiledPlan, PlanDescription>();

/** A compiled plan as data for people; worded once, however often the plan runs. */
export function describePlan(plan: CompiledPlan): PlanDescription {
  let description = descriptions.get(plan);
  if (description === undefined) descriptions.set(plan, (description = wordPlan(plan)));
  return description;
}

function wordPlan(plan: CompiledPlan): PlanDescription {
  const { outputs, outputSlots, nodes, supplied, omittedSlot, contextSlot, argumentStarts, argumentSlots } = plan;
  const nameOf = (slot: number): string => nodes[slot]?.name ?? supplied[slot - contextSlot - 1]!.name;
  const takenBy = new Map<number, string[]>();
  const taken = nodes.map((node, step) => {
    const slots = [...new Set(argumentSlots.subarray(argumentStarts[step], argumentStarts[step + 1]))].filter(
      (slot) => slot !== omittedSlot && slot !== contextSlot,
    );
    for (const slot of slots) {
      const consumers = takenBy.get(slot);
      if (consumers === undefined) takenBy.set(slot, [node.name]);
      else consumers.push(node.name);
    }
    return slots.map(nameOf);
  });
  const requested = new Set(outputSlots);
  const explain = (slot: number): string => {
    const consumers = takenBy.get(slot);
    const reasons = [
      ...(requested.has(slot) ? ["requested"] : []),
      ...(consumers === undefined ? [] : [`needed by ${listSome(consumers)}`]),
    ];
    return reasons.join(", ");
  };
  return {
    outputs,
    steps: [
      ...supplied.map(({ name, kind, slot }): PlanStep => ({ node: name, kind, reason: explain(slot), after: [] })),
      ...nodes.map((node, step): PlanStep => ({
        node: node.name,
        kind: "run",
        reason: explain(step),
        after: taken[step]!,
      })),
    ],
  };
}
