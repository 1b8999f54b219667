import type { OpenLineageFacet } from "./event.ts";

/** Where the specification stands: github.com/OpenLineage/OpenLineage, `spec/`, version 2-0-2. */
const spec = "https://openlineage.io/spec";

export const runEventSchema = `${spec}/2-0-2/OpenLineage.json#/$defs/RunEvent`;

/** The schemas of the facets that are told; what has none of its own is an open facet of a run. */
const schemas = {
  parent: "facets/1-2-0/ParentRunFacet.json#/$defs/ParentRunFacet",
  nominalTime: "facets/1-0-1/NominalTimeRunFacet.json#/$defs/NominalTimeRunFacet",
  errorMessage: "facets/1-0-1/ErrorMessageRunFacet.json#/$defs/ErrorMessageRunFacet",
  processingEngine: "facets/1-1-1/ProcessingEngineRunFacet.json#/$defs/ProcessingEngineRunFacet",
  eponymRun: "2-0-2/OpenLineage.json#/$defs/RunFacet",
  jobType: "facets/2-0-4/JobTypeJobFacet.json#/$defs/JobTypeJobFacet",
  documentation: "facets/1-1-0/DocumentationJobFacet.json#/$defs/DocumentationJobFacet",
  sourceCodeLocation: "facets/1-1-0/SourceCodeLocationJobFacet.json#/$defs/SourceCodeLocationJobFacet",
  schema: "facets/1-2-0/SchemaDatasetFacet.json#/$defs/SchemaDatasetFacet",
  dataSource: "facets/1-0-1/DatasourceDatasetFacet.json#/$defs/DatasourceDatasetFacet",
  storage: "facets/1-0-1/StorageDatasetFacet.json#/$defs/StorageDatasetFacet",
  lineage: "facets/1-0-0/LineageFacet.json#/$defs/LineageDatasetFacet",
  inputStatistics: "facets/1-0-0/InputStatisticsInputDatasetFacet.json#/$defs/InputStatisticsInputDatasetFacet",
  outputStatistics: "facets/1-0-2/OutputStatisticsOutputDatasetFacet.json#/$defs/OutputStatisticsOutputDatasetFacet",
} as const;

/** Makes a facet of facts. */
export type FacetOf = (kind: keyof typeof schemas, facts: Readonly<Record<string, unknown>>) => OpenLineageFacet;

export function createFacets(producer: string): FacetOf {
  return (kind, facts) => ({ _producer: producer, _schemaURL: `${spec}/${schemas[kind]}`, ...facts });
}
