import { context, metrics, trace } from "@opentelemetry/api";
import { OTLPMetricExporter } from "@opentelemetry/exporter-metrics-otlp-http";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { MeterProvider, PeriodicExportingMetricReader } from "@opentelemetry/sdk-metrics";
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BatchSpanProcessor,
  NodeTracerProvider,
} from "@opentelemetry/sdk-trace-node";
import { expect } from "vitest";
import { type Collector, readFacts, type SeenSpan, startCollector } from "./collector.ts";

/** What a program sets up, and what arrives. */
export interface Observed extends Collector {
  /** Everything that has been recorded is with the collector, and was taken by it. */
  readonly flush: () => Promise<void>;
}

/** Registers real providers that export to a real collector, for as long as `work` takes. */
export async function observe<Result>(
  work: (observed: Observed) => Promise<Result>,
  { gzip = false, sampled = true }: { readonly gzip?: boolean; readonly sampled?: boolean } = {},
): Promise<Result> {
  const collector = await startCollector();
  // The package that has the names of these is no direct dependency.
  const compression = (gzip ? "gzip" : "none") as never;
  const traceExporter = new OTLPTraceExporter({ url: `${collector.url}/v1/traces`, compression });
  const exporter = new OTLPMetricExporter({ url: `${collector.url}/v1/metrics`, compression });
  const tracers = new NodeTracerProvider({
    sampler: sampled ? new AlwaysOnSampler() : new AlwaysOffSampler(),
    spanProcessors: [new BatchSpanProcessor(traceExporter)],
  });
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 600_000 });
  const meters = new MeterProvider({ readers: [reader] });
  tracers.register();
  metrics.setGlobalMeterProvider(meters);
  const flush = async (): Promise<void> => {
    await tracers.forceFlush();
    await meters.forceFlush();
    expect(collector.refused).toEqual([]);
  };
  try {
    return await work({ ...collector, flush });
  } finally {
    await tracers.shutdown();
    await meters.shutdown();
    trace.disable();
    context.disable();
    metrics.disable();
    await collector.close();
  }
}

/** Spans under spans, by name, in the order in which they started. */
export interface Tree {
  readonly [name: string]: Tree;
}

/** The trees of spans, after making sure that they are trees: one trace each, every parent there, times within those of the parent. */
export function treesOf(spans: readonly SeenSpan[]): readonly Tree[] {
  const known = new Map(spans.map((span) => [span.id, span]));
  expect(known.size).toBe(spans.length);
  for (const span of spans) {
    for (const { time } of span.events) expect(time >= span.start && time <= span.end).toBe(true);
    if (span.parent === undefined) continue;
    const above = known.get(span.parent);
    if (above === undefined) throw new Error(`The parent of ${span.name} is missing.`);
    expect(above.trace).toBe(span.trace);
    const slack = slackBetween(span, above);
    expect([span.start >= above.start - slack, span.end <= above.end + slack]).toEqual([true, true]);
  }
  const sorted = spans.toSorted((one, other) => Number(one.start - other.start));
  const below = (parent: string | undefined): Tree =>
    Object.fromEntries(
      sorted.filter((span) => span.parent === parent).map((span) => [span.name + itemOf(span), below(span.id)]),
    );
  return sorted.filter(({ parent }) => parent === undefined).map((root) => ({ [root.name]: below(root.id) }));
}

/** The spans of one run nest exactly, in nanoseconds; others go by the clock of the system, which is less exact. */
function slackBetween(...spans: readonly SeenSpan[]): bigint {
  const runs = new Set(spans.map(({ facts }) => facts["eponym.run.id"]));
  return runs.size === 1 && !runs.has(undefined) ? 0n : 20_000_000n;
}

function itemOf({ facts }: SeenSpan): string {
  const indexes = facts["eponym.item.indexes"];
  return Array.isArray(indexes) ? `#${indexes.join(".")}` : "";
}

/** The points of a metric: their attributes as text, and the sum or the number of measurements. */
export function pointsOf({ metrics }: Pick<Collector, "metrics">, name: string): Readonly<Record<string, number>> {
  const metric = metrics.get(name);
  if (metric === undefined) return {};
  const points = "sum" in metric ? metric.sum.dataPoints : metric.histogram.dataPoints;
  return Object.fromEntries(
    points.map((point) => [
      Object.values(readFacts(point.attributes)).join(" "),
      "count" in point ? Number(point.count) : Number(point.asInt ?? point.asDouble),
    ]),
  );
}
