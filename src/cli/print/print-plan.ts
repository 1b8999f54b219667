import type { PlanDescription } from "../../run/plan.ts";
import type { Stream } from "../io.ts";
import { describeNode, describePlace } from "./describe-node.ts";
import { printTable } from "./print-table.ts";

/** A plan for a person. */
export function printPlan({ steps }: PlanDescription, stream: Stream): string {
  const isJudged = steps.some(({ verdict }) => verdict !== undefined);
  const rows = steps.map((step) => [
    step.kind,
    step.node,
    step.reason,
    ...(isJudged ? [step.verdict === undefined ? "" : `${step.verdict}: ${step.why}`] : []),
    describeNode(step),
    describePlace(step.location),
  ]);
  return printTable(["", "node", "why", ...(isJudged ? ["cache"] : []), "what", "where"], rows, stream);
}
