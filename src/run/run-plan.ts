import type { Problem } from "../node.ts";
import { describePlan, type PlanStep } from "./plan.ts";
import { type ExecuteOptions, startRun } from "./execute-plan.ts";
import type { CompiledPlan } from "./compile-plan.ts";
import { type Clock, createRecorder, type Recorder } from "./recorder.ts";
import type { NodeRun, Run } from "./run.ts";
import { describeShape } from "./shape.ts";

export interface RunOptions extends Omit<ExecuteOptions, "recorder"> {
  readonly clock: Clock;
  readonly makeId: () => string;
}

/** Runs a plan and tells of every node. Rejects as `executePlan` does, except that with `onError: "continue"` failed nodes are part of the answer. */
export async function runPlan(plan: CompiledPlan, options: RunOptions): Promise<Run> {
  const { clock } = options;
  const id = options.makeId();
  const recorder = createRecorder(plan, clock, options.tables);
  const warnings: Problem[] = [];
  const onWarning = (problem: Problem): void => {
    warnings.push(problem);
    options.onWarning?.(problem);
  };
  const start = clock.now();
  const { results, errors } = await startRun(plan, { ...options, recorder, onWarning });
  const ms = clock.now() - start;
  const { steps } = describePlan(plan);
  const nodes = Object.fromEntries(
    steps.map((step, place) => [step.node, describeNode(step, place, plan, recorder, options)]),
  );
  return {
    id,
    startedAt: clock.timeOrigin + start,
    ms,
    status: errors.length > 0 ? "failed" : "done",
    results,
    nodes,
    warnings,
  };
}

function describeNode(
  { kind, reason }: PlanStep,
  place: number,
  { supplied, initialValues }: CompiledPlan,
  recorder: Recorder,
  options: RunOptions,
): NodeRun {
  const given = supplied[place];
  if (given !== undefined) {
    const source = {
      input: options.inputs?.[given.key],
      override: options.overrides?.[given.key],
      config: initialValues[given.slot],
    }[given.kind];
    return {
      status: kind === "override" ? "override" : "input",
      reason: kind === "config" ? `${reason}, from the config` : reason,
      summary: describeShape(source, options.tables),
    };
  }
  const step = place - supplied.length;
  const status = recorder.statuses[step]!;
  const summary = recorder.summaries[step];
  const error = recorder.errors.get(step);
  return {
    status,
    ...(status !== "skipped" && {
      startedAt: options.clock.timeOrigin + recorder.startedAt[step]!,
      ms: recorder.ms[step]!,
    }),
    reason,
    ...(summary !== undefined && { summary }),
    ...(error !== undefined && { error }),
  };
}
