import type { PlanDescription } from "../../run/plan.ts";
import type { Stream } from "../io.ts";
import { describeNode, describePlace } from "./describe-node.ts";
import { printTable } from "./print-table.ts";

/** A plan for a person. */
export function printPlan({ steps }: PlanDescription, stream: Stream): string {
  const rows = steps.map((step) => [
    step.kind,
    step.node,
    step.reason,
    describeNode(step),
    describePlace(step.location),
  ]);
  return printTable(["", "node", "why", "what", "where"], rows, stream);
}
