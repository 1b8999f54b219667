import type { Context, Span } from "@opentelemetry/api";
import type { NodeCall, NodeEnd } from "../../run/adapter.ts";
import { describeInputs, describeItems, describeOutput } from "./attributes.ts";
import { describeError } from "./describe-error.ts";
import type { NodeFacts } from "./node-facts.ts";
import { endSpan, type RunTrace } from "./run-trace.ts";

/** A call of a node under way. */
export interface CallTrace {
  readonly run: RunTrace;
  readonly facts: NodeFacts;
  /** That of the run, where the node has none of its own. */
  readonly span: Span;
  readonly context: Context;
  attempts: number;
}

export function startCall(call: NodeCall, run: RunTrace, facts: NodeFacts, shapes: boolean): CallTrace {
  const { api, tracer, instruments, now } = run;
  instruments.active.add(1, facts.point, run.context);
  if (!facts.hasSpan) return { run, facts, span: run.span, context: run.context, attempts: 1 };
  const attributes = { ...facts.span, "eponym.run.id": call.run.id };
  if (call.items.length > 0) Object.assign(attributes, describeItems(call.items));
  const span = tracer.startSpan(call.node.name, { attributes, startTime: now() }, run.context);
  if (shapes && span.isRecording()) span.setAttributes(describeInputs(call, run.redactor));
  return { run, facts, span, context: api.trace.setSpan(run.context, span), attempts: 1 };
}

export function endCall(
  call: NodeCall,
  { run, facts, span, context, attempts }: CallTrace,
  { status, ms, value, error }: NodeEnd,
  shapes: boolean,
): void {
  const { instruments, redactor } = run;
  instruments.active.add(-1, facts.point, context);
  instruments.callDuration.record(ms / 1000, facts.ended[status], context);
  redactor.learn(call, value);
  if (!facts.hasSpan) return;
  if (attempts > 1) span.setAttribute("eponym.attempts", attempts);
  if (shapes && status === "done" && span.isRecording()) span.setAttributes(describeOutput(call, value, redactor));
  const told = error === undefined ? undefined : describeError(error, redactor.cleanText);
  // A node that was aborted has not failed; what has is told where it happened.
  endSpan(run, span, { status, told, isError: status === "failed" });
}
