import type * as OpenTelemetryApi from "@opentelemetry/api";
import { createInstruments, type Instruments } from "./instruments.ts";
import type { OpenTelemetryOptions } from "./options.ts";

export type Api = typeof OpenTelemetryApi;

/** What makes spans and metrics. */
export interface Telemetry {
  readonly api: Api;
  readonly tracer: OpenTelemetryApi.Tracer;
  readonly instruments: Instruments;
}

/**
 * Loads the interface of OpenTelemetry, and gives what asks it for a tracer and a meter with each run: a program may register its providers after it has
 * made its drivers.
 */
export async function loadTelemetry({
  tracer,
  meter,
  tracerName = "eponym",
}: OpenTelemetryOptions): Promise<() => Telemetry> {
  const api = await import("@opentelemetry/api");
  let known: { readonly from: unknown; readonly instruments: Instruments } | undefined;
  const instruments = (): Instruments => {
    const from = meter ?? api.metrics.getMeterProvider();
    if (known?.from !== from)
      known = { from, instruments: createInstruments(meter ?? api.metrics.getMeter(tracerName), api.ValueType.INT) };
    return known.instruments;
  };
  return () => ({ api, tracer: tracer ?? api.trace.getTracer(tracerName), instruments: instruments() });
}
