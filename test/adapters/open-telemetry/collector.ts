import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import { metricsRequest, type OtlpAttributes, type OtlpMetric, type OtlpSpan, tracesRequest } from "./otlp-schema.ts";

/** A span as tests look at it. */
export interface SeenSpan {
  readonly id: string;
  readonly trace: string;
  readonly parent: string | undefined;
  readonly name: string;
  readonly scope: string;
  readonly start: bigint;
  readonly end: bigint;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly status: OtlpSpan["status"];
  readonly events: readonly {
    readonly name: string;
    readonly time: bigint;
    readonly facts: Readonly<Record<string, unknown>>;
  }[];
}

/** A collector: a server that takes what the exporters send, and refuses what is not OTLP. */
export interface Collector {
  readonly url: string;
  readonly spans: SeenSpan[];
  /** The state of each metric as it was sent last. */
  readonly metrics: Map<string, OtlpMetric>;
  /** Every body as text. */
  readonly texts: string[];
  /** The encodings of bodies. */
  readonly encodings: Set<string>;
  /** What was wrong with a request. */
  readonly refused: unknown[];
  readonly close: () => Promise<void>;
}

export async function startCollector(): Promise<Collector> {
  const seen: Omit<Collector, "url" | "close"> = {
    spans: [],
    metrics: new Map(),
    texts: [],
    encodings: new Set(),
    refused: [],
  };
  const server = createServer((request, response) => {
    take(request, seen)
      .then(() => response.writeHead(200, { "content-type": "application/json" }).end("{}"))
      .catch((error: unknown) => {
        seen.refused.push(error);
        response.writeHead(400).end();
      });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { ...seen, url: `http://127.0.0.1:${port}`, close };
}

async function take(request: IncomingMessage, seen: Omit<Collector, "url" | "close">): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { "content-encoding": encoding = "identity", "content-type": type } = request.headers;
  if (request.method !== "POST" || type !== "application/json") throw new Error(`${request.method} of ${type}`);
  const body = Buffer.concat(chunks);
  const text = (encoding === "gzip" ? gunzipSync(body) : body).toString("utf8");
  seen.encodings.add(encoding);
  seen.texts.push(text);
  if (request.url === "/v1/traces") seen.spans.push(...readSpans(JSON.parse(text)));
  else if (request.url === "/v1/metrics")
    for (const metric of readMetrics(JSON.parse(text))) seen.metrics.set(metric.name, metric);
  else throw new Error(`There is no ${request.url}.`);
}

function readSpans(body: unknown): readonly SeenSpan[] {
  return tracesRequest.parse(body).resourceSpans.flatMap(({ scopeSpans }) =>
    scopeSpans.flatMap(({ scope, spans }) =>
      spans.map((span) => ({
        id: span.spanId,
        trace: span.traceId,
        parent: span.parentSpanId,
        name: span.name,
        scope: scope.name,
        start: BigInt(span.startTimeUnixNano),
        end: BigInt(span.endTimeUnixNano),
        facts: readFacts(span.attributes),
        status: span.status,
        events: span.events.map(({ name, timeUnixNano, attributes }) => ({
          name,
          time: BigInt(timeUnixNano),
          facts: readFacts(attributes),
        })),
      })),
    ),
  );
}

function readMetrics(body: unknown): readonly OtlpMetric[] {
  return metricsRequest
    .parse(body)
    .resourceMetrics.flatMap(({ scopeMetrics }) => scopeMetrics.flatMap(({ metrics }) => metrics));
}

/** Attributes as plain values. */
export function readFacts(attributes: OtlpAttributes): Readonly<Record<string, unknown>> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, readValue(value)]));
}

function readValue(value: OtlpAttributes[number]["value"]): unknown {
  if ("arrayValue" in value) return value.arrayValue.values.map(readValue);
  return "intValue" in value ? Number(value.intValue) : Object.values(value)[0];
}
