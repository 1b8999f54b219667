import { z } from "zod";

/** What a collector takes: the JSON form of OTLP (opentelemetry-proto, `collector/trace/v1` and `collector/metrics/v1`); anything else in it is refused. */

const traceId = z
  .string()
  .regex(/^[\da-f]{32}$/)
  .refine((id) => !/^0+$/.test(id));
const spanId = z
  .string()
  .regex(/^[\da-f]{16}$/)
  .refine((id) => !/^0+$/.test(id));
/** 64-bit numbers are texts, or numbers where these are exact. */
const integer = z.union([z.string().regex(/^-?\d+$/), z.number().int()]);
const nanos = z.string().regex(/^[1-9]\d{18}$/);
const count = z.number().int().nonnegative();

const scalar = [
  z.strictObject({ stringValue: z.string() }),
  z.strictObject({ boolValue: z.boolean() }),
  z.strictObject({ intValue: integer }),
  z.strictObject({ doubleValue: z.number() }),
] as const;
const anyValue = z.union([
  ...scalar,
  z.strictObject({ arrayValue: z.strictObject({ values: z.array(z.union(scalar)) }) }),
]);
const attributes = z
  .array(z.strictObject({ key: z.string().min(1), value: anyValue }))
  .refine((list) => new Set(list.map(({ key }) => key)).size === list.length, "a key stands twice");

const resource = z.strictObject({ attributes, droppedAttributesCount: count });
const scope = z.strictObject({
  name: z.string(),
  version: z.string().optional(),
  attributes: attributes.optional(),
  droppedAttributesCount: count.optional(),
});

const span = z
  .strictObject({
    traceId,
    spanId,
    traceState: z.string().optional(),
    parentSpanId: spanId.optional(),
    name: z.string().min(1),
    kind: z.number().int().min(1).max(5),
    startTimeUnixNano: nanos,
    endTimeUnixNano: nanos,
    attributes,
    droppedAttributesCount: count,
    events: z.array(
      z.strictObject({ name: z.string().min(1), timeUnixNano: nanos, attributes, droppedAttributesCount: count }),
    ),
    droppedEventsCount: count,
    status: z.strictObject({
      code: z.union([z.literal(0), z.literal(1), z.literal(2)]),
      message: z.string().optional(),
    }),
    links: z.array(z.never()),
    droppedLinksCount: count,
    flags: count.optional(),
  })
  .refine(({ startTimeUnixNano, endTimeUnixNano }) => BigInt(startTimeUnixNano) <= BigInt(endTimeUnixNano))
  .refine(({ status }) => status.code === 2 || status.message === undefined, "only an error has a message");

export const tracesRequest = z.strictObject({
  resourceSpans: z.array(
    z.strictObject({
      resource,
      schemaUrl: z.string().optional(),
      scopeSpans: z
        .array(z.strictObject({ scope, spans: z.array(span).min(1), schemaUrl: z.string().optional() }))
        .min(1),
    }),
  ),
});

const point = { attributes, startTimeUnixNano: nanos, timeUnixNano: nanos };
const numberPoint = z
  .strictObject({ ...point, asInt: integer.optional(), asDouble: z.number().optional() })
  .refine(({ asInt, asDouble }) => (asInt === undefined) !== (asDouble === undefined));
const histogramPoint = z
  .strictObject({
    ...point,
    count: integer,
    sum: z.number().optional(),
    min: z.number().optional(),
    max: z.number().optional(),
    bucketCounts: z.array(integer),
    explicitBounds: z.array(z.number()),
  })
  .refine(({ bucketCounts, explicitBounds }) => bucketCounts.length === explicitBounds.length + 1)
  .refine(({ bucketCounts, count }) => bucketCounts.reduce<number>((sum, n) => sum + Number(n), 0) === Number(count));
const aggregationTemporality = z.union([z.literal(1), z.literal(2)]);
const described = { name: z.string().min(1), description: z.string(), unit: z.string() };
const metric = z.union([
  z.strictObject({
    ...described,
    sum: z.strictObject({ aggregationTemporality, isMonotonic: z.boolean(), dataPoints: z.array(numberPoint) }),
  }),
  z.strictObject({
    ...described,
    histogram: z.strictObject({ aggregationTemporality, dataPoints: z.array(histogramPoint) }),
  }),
]);

export const metricsRequest = z.strictObject({
  resourceMetrics: z.array(
    z.strictObject({
      resource,
      schemaUrl: z.string().optional(),
      scopeMetrics: z.array(z.strictObject({ scope, metrics: z.array(metric), schemaUrl: z.string().optional() })),
    }),
  ),
});

export type OtlpSpan = z.infer<typeof span>;
export type OtlpMetric = z.infer<typeof metric>;
export type OtlpAttributes = z.infer<typeof attributes>;
