import type { Attributes, Meter, Tracer } from "@opentelemetry/api";
import type { RunInfo } from "../../run/adapter.ts";
import {
  checkOptions,
  isBoolean,
  isFunction,
  isObject,
  isText,
  optional,
  type Rule,
} from "../options/check-options.ts";
import { filterExpected, isNodeFilter, type NodeFilter } from "../options/node-filter.ts";

/**
 * What `openTelemetry` takes; everything may be left out.
 *
 * @example
 * ```ts
 * import { openTelemetry, type OpenTelemetryOptions } from "eponym/adapters";
 *
 * const options: OpenTelemetryOptions = { tracerName: "orders", attributes: { "app.tenant": "north" }, shapes: true };
 * const adapter = openTelemetry(options);
 * ```
 */
export interface OpenTelemetryOptions {
  /** Makes the spans; without it, the tracer of the provider that is registered globally when a run starts. */
  readonly tracer?: Tracer;
  /** Makes the metrics; without it, the meter of the provider that is registered globally when a run starts. */
  readonly meter?: Meter;
  /** The instrumentation scope of spans and metrics where `tracer` or `meter` are not given; `eponym` without it. */
  readonly tracerName?: string;
  /** Stand on every span and every point of a metric. */
  readonly attributes?: Attributes;
  /** The name of the span of a run; `run total, report` after its outputs without it. Take few different names. */
  readonly runName?: string | ((run: RunInfo) => string);
  /** Which nodes get spans of their own; all of them without it. Metrics count all nodes. */
  readonly nodes?: NodeFilter;
  /** Tells the shapes of what nodes take and give, never their values. */
  readonly shapes?: boolean;
}

const rules: Readonly<Record<keyof OpenTelemetryOptions, Rule>> = {
  tracer: [optional(has("startSpan")), "a tracer, as trace.getTracer(…) gives it"],
  meter: [optional(has("createHistogram")), "a meter, as metrics.getMeter(…) gives it"],
  tracerName: [optional(isText), "a name, such as the one of your service"],
  attributes: [optional(areAttributes), "an object of texts, numbers, booleans, or lists of one of these"],
  runName: [optional((value) => isText(value) || isFunction(value)), "a text, or a function of a run that gives one"],
  nodes: [optional(isNodeFilter), filterExpected],
  shapes: [optional(isBoolean), "true or false"],
};

/** Throws every mistake in the options. */
export function checkTelemetryOptions(options: unknown): void {
  checkOptions("openTelemetry", options, rules);
}

function has(method: string): (value: unknown) => boolean {
  return (value) => typeof value === "object" && value !== null && isFunction(Reflect.get(value, method));
}

function areAttributes(value: unknown): boolean {
  return isObject(value) && Object.entries(value).every(([name, fact]) => name !== "" && isAttribute(fact));
}

function isAttribute(value: unknown): boolean {
  return Array.isArray(value)
    ? value.every(isScalar) && new Set(value.map((item) => typeof item)).size <= 1
    : isScalar(value);
}

function isScalar(value: unknown): boolean {
  return ["string", "number", "boolean"].includes(typeof value);
}
