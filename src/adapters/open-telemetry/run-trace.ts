import type { Attributes, Context, Span } from "@opentelemetry/api";
import type { NodeEnd, RunEnd, RunInfo } from "../../run/adapter.ts";
import { createRedactor, type Redactor } from "../secrets/redact.ts";
import { describeRun } from "./attributes.ts";
import { describeError, type ToldError } from "./describe-error.ts";
import type { Telemetry } from "./telemetry.ts";

/** A run under way. */
export interface RunTrace extends Telemetry {
  readonly redactor: Redactor;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly span: Span;
  /** The context of the code that has started the run, with the run's span. */
  readonly context: Context;
}

/** Starts the span of a run under the span that is active. */
export function startRun(
  run: RunInfo,
  telemetry: Telemetry,
  { name, attributes, now }: { readonly name: string; readonly attributes: Attributes; readonly now: () => number },
): RunTrace {
  const { trace, context } = telemetry.api;
  const outside = context.active();
  const described = { ...attributes, ...describeRun(run) };
  const span = telemetry.tracer.startSpan(name, { attributes: described, startTime: now() }, outside);
  return { ...telemetry, redactor: createRedactor(run), now, span, context: trace.setSpan(outside, span) };
}

export function endRun(trace: RunTrace, { status, ms, error }: RunEnd, attributes: Attributes): void {
  const { instruments, redactor, span, context } = trace;
  const counted = { ...attributes, "eponym.status": status };
  instruments.runs.add(1, counted, context);
  instruments.runDuration.record(ms / 1000, counted, context);
  const told = error === undefined ? undefined : describeError(error, redactor.cleanText);
  // Its caller has not got what was asked for, whoever wanted it so.
  endSpan(trace, span, { status, told, isError: status !== "done" });
}

/** Ends a span with what has become of it. */
export function endSpan(
  { api, now }: RunTrace,
  span: Span,
  {
    status,
    told,
    isError,
  }: { readonly status: NodeEnd["status"]; readonly told: ToldError | undefined; readonly isError: boolean },
): void {
  const end = now();
  span.setAttribute("eponym.status", status);
  if (isError) {
    const type = told?.type ?? status;
    span.setAttribute("error.type", type);
    span.setStatus({ code: api.SpanStatusCode.ERROR, ...(told !== undefined && { message: told.message }) });
  }
  if (told !== undefined) {
    const { type, message, stack } = told;
    span.recordException({ name: type, message, ...(stack !== undefined && { stack }) }, end);
  }
  span.end(end);
}

/** Notes something on a span at its time. */
export function addEvent({ now }: RunTrace, span: Span, name: string, attributes: Attributes): void {
  if (span.isRecording()) span.addEvent(name, attributes, now());
}
