import type { Counter, Histogram, Meter, UpDownCounter, ValueType } from "@opentelemetry/api";

/** The metrics of runs. */
export interface Instruments {
  readonly runs: Counter;
  readonly runDuration: Histogram;
  readonly calls: Counter;
  readonly callDuration: Histogram;
  readonly active: UpDownCounter;
  readonly retries: Counter;
}

/** From a millisecond to an hour: nodes are as different as that. */
const explicitBucketBoundaries = [
  0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 600, 1800, 3600,
];

/** `valueType` is that of whole numbers. */
export function createInstruments(meter: Meter, valueType: ValueType): Instruments {
  const seconds = { unit: "s", advice: { explicitBucketBoundaries } };
  return {
    runs: meter.createCounter("eponym.runs", {
      unit: "{run}",
      valueType,
      description: "Runs that have ended, by status.",
    }),
    runDuration: meter.createHistogram("eponym.run.duration", { ...seconds, description: "How long runs take." }),
    calls: meter.createCounter("eponym.node.calls", {
      unit: "{call}",
      valueType,
      description: "Calls of nodes that have ended, were skipped or reused, by node and status.",
    }),
    callDuration: meter.createHistogram("eponym.node.duration", {
      ...seconds,
      description: "How long calls of nodes take, with their retries.",
    }),
    active: meter.createUpDownCounter("eponym.node.active", {
      unit: "{call}",
      valueType,
      description: "Calls of nodes in flight.",
    }),
    retries: meter.createCounter("eponym.node.retries", {
      unit: "{retry}",
      valueType,
      description: "Attempts that are repeated.",
    }),
  };
}
