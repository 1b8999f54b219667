import type { RunEnd, RunInfo } from "../../run/adapter.ts";
import type { Facets, OpenLineageDataset, OpenLineageEvent } from "./event.ts";
import { createFacets, type FacetOf, runEventSchema } from "./facets.ts";
import type { OpenLineageOptions } from "./options.ts";
import { readPackageVersion } from "./package-version.ts";

/** What an event tells besides who tells it. */
export interface EventParts {
  readonly type: OpenLineageEvent["eventType"];
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly runFacets?: Facets;
  readonly inputs?: readonly OpenLineageDataset[];
  readonly outputs?: readonly OpenLineageDataset[];
}

/** Makes the events of runs. */
export interface EventMaker {
  readonly facetOf: FacetOf;
  readonly make: (run: RunInfo, parts: EventParts) => OpenLineageEvent;
}

/** The last event by how a run has ended. */
export const lastTypes: Readonly<Record<RunEnd["status"], OpenLineageEvent["eventType"]>> = {
  done: "COMPLETE",
  failed: "FAIL",
  aborted: "ABORT",
};

export function createEventMaker(options: OpenLineageOptions): EventMaker {
  const version = readPackageVersion();
  const { namespace, job = {}, producer = `pkg:npm/eponym${version === undefined ? "" : `@${version}`}` } = options;
  const facetOf = createFacets(producer);
  const { name, ...told } = typeof job === "string" ? { name: job } : job;
  const jobFacets = describeJob(told, facetOf);
  const always = describeSetting(options, version, facetOf);
  return {
    facetOf,
    make: (run, { type, time, runFacets, inputs = [], outputs = [] }) => ({
      eventType: type,
      eventTime: new Date(time).toISOString(),
      run: { runId: run.id, facets: { ...always, eponym_run: describeRun(run, facetOf), ...runFacets } },
      job: { namespace, name: name ?? nameJob(run), facets: jobFacets },
      inputs,
      outputs,
      producer,
      schemaURL: runEventSchema,
    }),
  };
}

type JobFacts = Exclude<OpenLineageOptions["job"], string | undefined>;

function describeJob({ description, sourceCode }: JobFacts, facetOf: FacetOf): Facets {
  return {
    jobType: facetOf("jobType", { processingType: "BATCH", integration: "EPONYM", jobType: "DAG" }),
    ...(description !== undefined && { documentation: facetOf("documentation", { description }) }),
    ...(sourceCode !== undefined && { sourceCodeLocation: facetOf("sourceCodeLocation", { ...sourceCode }) }),
  };
}

/** What is the same for all runs. */
function describeSetting(
  { parent, nominalTime }: OpenLineageOptions,
  version: string | undefined,
  facetOf: FacetOf,
): Facets {
  const engine = { version, name: "eponym", openlineageAdapterVersion: version };
  return {
    ...(version !== undefined && { processing_engine: facetOf("processingEngine", engine) }),
    ...(parent !== undefined && {
      parent: facetOf("parent", {
        run: { runId: parent.runId },
        job: { namespace: parent.namespace, name: parent.job },
      }),
    }),
    ...(nominalTime !== undefined && {
      nominalTime: facetOf("nominalTime", {
        nominalStartTime: nominalTime.start.toISOString(),
        ...(nominalTime.end !== undefined && { nominalEndTime: nominalTime.end.toISOString() }),
      }),
    }),
  };
}

/** Names only. */
function describeRun({ outputs, inputs, overrides }: RunInfo, facetOf: FacetOf): Facets[string] {
  return facetOf("eponymRun", { outputs, inputs: Object.keys(inputs), overrides: Object.keys(overrides) });
}

/** After the modules of the outputs, which are the same from run to run. */
function nameJob({ graph, outputs }: RunInfo): string {
  const modules = outputs.map((output) => graph.nodes.get(output)?.module ?? output);
  return [...new Set(modules)].join("+") || "eponym";
}
