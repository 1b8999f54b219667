import { z } from "zod";

/**
 * Events as OpenLineage 2-0-2 has them (`spec/OpenLineage.json` and `spec/facets/*.json` of github.com/OpenLineage/OpenLineage), stricter than it: anything that
 * it does not name is refused, and each facet says which schema it keeps to.
 */

const uri = z.string().refine((text) => URL.canParse(text), "no URI");
const uuid = z.string().regex(/^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
const time = z.iso.datetime();
const text = z.string().min(1);
const whole = z.number().int().nonnegative();

const spec = "https://openlineage.io/spec/";

function facet<Shape extends z.ZodRawShape>(schema: string, shape: Shape) {
  return z.strictObject({ _producer: uri, _schemaURL: z.literal(`${spec}${schema}`), ...shape });
}

const runFacets = z.strictObject({
  processing_engine: facet("facets/1-1-1/ProcessingEngineRunFacet.json#/$defs/ProcessingEngineRunFacet", {
    version: text,
    name: text.optional(),
    openlineageAdapterVersion: text.optional(),
  }).optional(),
  parent: facet("facets/1-2-0/ParentRunFacet.json#/$defs/ParentRunFacet", {
    run: z.strictObject({ runId: uuid }),
    job: z.strictObject({ namespace: text, name: text }),
  }).optional(),
  nominalTime: facet("facets/1-0-1/NominalTimeRunFacet.json#/$defs/NominalTimeRunFacet", {
    nominalStartTime: time,
    nominalEndTime: time.optional(),
  }).optional(),
  errorMessage: facet("facets/1-0-1/ErrorMessageRunFacet.json#/$defs/ErrorMessageRunFacet", {
    message: text,
    programmingLanguage: text,
    stackTrace: text.optional(),
  }).optional(),
  eponym_run: facet("2-0-2/OpenLineage.json#/$defs/RunFacet", {
    outputs: z.array(text),
    inputs: z.array(text),
    overrides: z.array(text),
  }),
});

const jobFacets = z.strictObject({
  jobType: facet("facets/2-0-4/JobTypeJobFacet.json#/$defs/JobTypeJobFacet", {
    processingType: z.enum(["BATCH", "STREAMING", "SERVICE"]),
    integration: text,
    jobType: text.optional(),
  }),
  documentation: facet("facets/1-1-0/DocumentationJobFacet.json#/$defs/DocumentationJobFacet", {
    description: z.string(),
  }).optional(),
  sourceCodeLocation: facet("facets/1-1-0/SourceCodeLocationJobFacet.json#/$defs/SourceCodeLocationJobFacet", {
    type: text,
    url: uri,
    repoUrl: text.optional(),
    path: text.optional(),
    version: text.optional(),
    tag: text.optional(),
    branch: text.optional(),
  }).optional(),
});

const datasetFacets = {
  schema: facet("facets/1-2-0/SchemaDatasetFacet.json#/$defs/SchemaDatasetFacet", {
    fields: z
      .array(z.strictObject({ name: text, type: text.optional(), ordinal_position: z.number().int().min(1) }))
      .min(1)
      .refine((fields) => fields.every((field, place) => field.ordinal_position === place + 1)),
  }).optional(),
  dataSource: facet("facets/1-0-1/DatasourceDatasetFacet.json#/$defs/DatasourceDatasetFacet", {
    name: text,
    uri,
  }).optional(),
  storage: facet("facets/1-0-1/StorageDatasetFacet.json#/$defs/StorageDatasetFacet", {
    storageLayer: text,
    fileFormat: text.optional(),
  }).optional(),
};
const statistics = { rowCount: whole.optional(), size: whole.optional(), fileCount: whole.optional() };

const input = z.strictObject({
  namespace: text,
  name: text,
  facets: z.strictObject(datasetFacets).optional(),
  inputFacets: z
    .strictObject({
      inputStatistics: facet(
        "facets/1-0-0/InputStatisticsInputDatasetFacet.json#/$defs/InputStatisticsInputDatasetFacet",
        statistics,
      ).optional(),
    })
    .optional(),
});

const output = z.strictObject({
  namespace: text,
  name: text,
  facets: z
    .strictObject({
      ...datasetFacets,
      lineage: facet("facets/1-0-0/LineageFacet.json#/$defs/LineageDatasetFacet", {
        inputs: z.array(z.strictObject({ namespace: text, name: text, type: z.literal("DATASET") })),
      }).optional(),
    })
    .optional(),
  outputFacets: z
    .strictObject({
      outputStatistics: facet(
        "facets/1-0-2/OutputStatisticsOutputDatasetFacet.json#/$defs/OutputStatisticsOutputDatasetFacet",
        statistics,
      ).optional(),
    })
    .optional(),
});

export const runEvent = z.strictObject({
  eventType: z.enum(["START", "RUNNING", "COMPLETE", "ABORT", "FAIL", "OTHER"]),
  eventTime: time,
  producer: uri,
  schemaURL: z.literal(`${spec}2-0-2/OpenLineage.json#/$defs/RunEvent`),
  run: z.strictObject({ runId: uuid, facets: runFacets }),
  job: z.strictObject({ namespace: text, name: text, facets: jobFacets }),
  inputs: z.array(input),
  outputs: z.array(output),
});

export type SeenEvent = z.infer<typeof runEvent>;
