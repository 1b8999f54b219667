import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from "@opentelemetry/sdk-metrics";
import { InMemorySpanExporter, NodeTracerProvider, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-node";
import { openTelemetry } from "../../../src/adapters.ts";
import { countCalls, countEach, settle, type Station, strip } from "./station.ts";

type Spans = ReturnType<InMemorySpanExporter["getFinishedSpans"]>;

const volatile = new Set(["eponym.run.id", "exception.stacktrace", "eponym.retry.delay"]);

/** OpenTelemetry with the SDK's exporters into memory. */
export function openSpans(): Station {
  const exporter = new InMemorySpanExporter();
  let started = 0;
  const tracers = new NodeTracerProvider({
    spanProcessors: [
      new SimpleSpanProcessor(exporter),
      { onStart: () => void started++, onEnd() {}, forceFlush: async () => {}, shutdown: async () => {} },
    ],
  });
  const measured = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const meters = new MeterProvider({
    readers: [new PeriodicExportingMetricReader({ exporter: measured, exportIntervalMillis: 600_000 })],
  });
  const spansOf = (id: string): Spans =>
    exporter.getFinishedSpans().filter(({ attributes }) => attributes["eponym.run.id"] === id);
  return {
    adapter: openTelemetry({ tracer: tracers.getTracer("tests"), meter: meters.getMeter("tests"), shapes: true }),
    essence: ({ id }) =>
      settle(
        spansOf(id).map(({ name, attributes, status, events, parentSpanContext }) => ({
          name,
          status,
          hasParent: parentSpanContext !== undefined,
          attributes: strip(attributes, volatile),
          events: settle(
            events
              .filter((event) => event.name !== "warning")
              .map((event) => [event.name, strip(event.attributes, volatile)]),
          ),
        })),
      ),
    account(id) {
      const spans = spansOf(id);
      const roots = spans.filter(({ parentSpanContext }) => parentSpanContext === undefined);
      const [root] = roots;
      const open = started - exporter.getFinishedSpans().length;
      if (root === undefined || roots.length > 1 || open > 0)
        throw new Error(`${roots.length} runs, ${open} open spans.`);
      const calls = spans.filter((span) => span !== root);
      if (calls.some(({ parentSpanContext }) => parentSpanContext?.spanId !== root.spanContext().spanId))
        throw new Error("A span is not under that of its run.");
      const uncalled = root.events.filter(({ name }) => name === "skipped" || name === "cached");
      const events = calls.flatMap((span) => span.events);
      return {
        status: String(root.attributes["eponym.status"]),
        calls: countCalls([
          ...calls.map(({ name, attributes }) => [name, String(attributes["eponym.status"])] as const),
          ...uncalled.map(({ name, attributes }) => [String(attributes?.["eponym.node"]), name] as const),
        ]),
        retries: countEach(named(events, "retry").map(({ attributes }) => String(attributes?.["eponym.node"]))),
        warnings: named(root.events, "warning").map(({ attributes }) => String(attributes?.["eponym.problem.code"])),
        logs: named(events, "log")
          .map(({ attributes }) => String(attributes?.["log.message"]))
          .toSorted(),
      };
    },
    async raw() {
      await meters.forceFlush();
      const spans = exporter.getFinishedSpans();
      const told = spans.map(({ name, attributes, events, status, links }) => ({
        name,
        attributes,
        events,
        status,
        links,
      }));
      return JSON.stringify([told, measured.getMetrics()]);
    },
    async close() {
      await tracers.shutdown();
      await meters.shutdown();
    },
  };
}

type Event = Spans[number]["events"][number];

function named(events: readonly Event[], wanted: string): readonly Event[] {
  return events.filter(({ name }) => name === wanted);
}
