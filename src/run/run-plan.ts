import { describeNotAsked } from "../errors/fan-outs.ts";
import type { Problem } from "../node.ts";
import type { CompiledPlan } from "./compiled-plan.ts";
import { type ExecuteOptions, type Outcome, startRun } from "./execute-plan.ts";
import { describePlan, type PlanStep } from "./plan.ts";
import { type Clock, createRecorder, type Recorder } from "./recorder.ts";
import type { NodeRun, Run } from "./run.ts";
import { describeShape, secret } from "./shape.ts";
import { holdersOf } from "./takers.ts";

export interface RunOptions extends Omit<ExecuteOptions, "recorder" | "id"> {
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
  const { results, errors, recovered } = await startRun(plan, { ...options, id, recorder, onWarning });
  const ms = clock.now() - start;
  const { steps } = describePlan(plan);
  const nodes = Object.fromEntries(
    steps.map((step, place) => [
      step.node,
      place < plan.supplied.length
        ? describeSupplied(step, place, plan, options)
        : describeNode(step, place - plan.supplied.length, plan, recorder, { errors, recovered }, clock),
    ]),
  );
  return {
    id,
    startedAt: clock.timeOrigin + start,
    ms,
    status: errors.size > 0 ? "failed" : "done",
    results,
    nodes,
    // What is reported later belongs to no run.
    warnings: [...warnings],
  };
}

function describeSupplied(
  { kind, reason }: PlanStep,
  place: number,
  { supplied, initialValues, secrets }: CompiledPlan,
  options: RunOptions,
): NodeRun {
  const given = supplied[place]!;
  const value = {
    input: options.inputs?.[given.key],
    override: options.overrides?.[given.key],
    config: initialValues[given.slot],
  }[given.kind];
  return {
    status: kind === "override" ? "override" : "input",
    reason: kind === "config" ? `${reason}, from the config` : reason,
    summary: secrets.has(given.name) ? secret : describeShape(value, options.tables),
  };
}

function describeNode(
  { node, reason, each }: PlanStep,
  place: number,
  plan: CompiledPlan,
  recorder: Recorder,
  { errors, recovered }: Pick<Outcome, "errors" | "recovered">,
  clock: Clock,
): NodeRun {
  const found = recorder.statuses[place];
  if (found === undefined && plan.marked?.isDeferred[place] === true)
    return { status: "skipped", reason: describeNotAsked(holdersOf(plan, node)) };
  // A fan-out without items has nothing to start.
  const told: { -readonly [Key in keyof NodeRun]: NodeRun[Key] } = { status: found ?? "done", reason };
  if (found === "done" || found === "failed") {
    told.startedAt = clock.timeOrigin + recorder.startedAt[place]!;
    told.ms = recorder.ms[place]!;
  }
  if (each !== undefined) told.items = recorder.counts[place]!;
  if (each !== undefined && recorder.reused[place]! > 0) told.reused = recorder.reused[place]!;
  const why = recorder.whys[place];
  if (why !== undefined && found !== "cached") told.why = why;
  const summary = recorder.summaries[place];
  if (summary !== undefined) told.summary = summary;
  const schema = recorder.schemas[place];
  if (schema !== undefined) told.schema = schema;
  const error = found === "failed" ? (errors.get(node) ?? recovered.get(node)) : undefined;
  if (error !== undefined) told.error = error;
  return told;
}
