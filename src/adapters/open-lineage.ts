import { DataflowError } from "../errors/dataflow-error.ts";
import type { Adapter, RunEnd, RunInfo } from "../run/adapter.ts";
import type { Facets } from "./open-lineage/event.ts";
import type { FacetOf } from "./open-lineage/facets.ts";
import { findDataset } from "./open-lineage/find-dataset.ts";
import { cleanDataset } from "./open-lineage/clean-dataset.ts";
import { createEventMaker, lastTypes } from "./open-lineage/make-events.ts";
import { checkLineageOptions, type OpenLineageOptions } from "./open-lineage/options.ts";
import { createOutbox } from "./open-lineage/outbox.ts";
import { listInputs, listOutputs, noteDataset, type RunLineage, startLineage } from "./open-lineage/run-lineage.ts";
import { openTransport } from "./open-lineage/transport.ts";

/**
 * Tells runs to a catalogue of lineage as events of OpenLineage (openlineage.io, version 2-0-2): that a run has started, which data loaders have read and savers have
 * written, with their columns and numbers of rows, from which of the data that was read each output was made, and how the run has ended. Events are sent while the run
 * goes on, and the run waits for the last of them. What cannot be sent is a warning; it never fails a run. Values are never told, and of data that is secret only that it
 * is there.
 *
 * @throws {DataflowError} `ADAPTER_OPTION_INVALID` and `ADAPTER_OPTION_UNKNOWN` for options that it does not take.
 *
 * @example
 * ```ts
 * import { Driver } from "eponym";
 * import { openLineage } from "eponym/adapters";
 * import prices from "./prices.dag.ts";
 *
 * const lineage = openLineage({ namespace: "shop", job: "prices", transport: { url: "http://localhost:5000" } });
 * const driver = new Driver({ modules: [prices], adapters: [lineage] });
 * ```
 */
export function openLineage(options: OpenLineageOptions): Adapter {
  checkLineageOptions(options);
  const transport = openTransport(options.transport);
  const { make, facetOf } = createEventMaker(options);
  const lineages = new WeakMap<RunInfo, RunLineage>();
  return {
    name: "openLineage",
    onGraphStart(run) {
      const lineage = startLineage(run, createOutbox(transport));
      lineages.set(run, lineage);
      lineage.outbox.put(make(run, { type: "START", time: run.startedAt }));
    },
    onNodeEnd(call, { status, value, startedAt, ms }) {
      const lineage = lineages.get(call.run);
      if (lineage === undefined || status !== "done") return;
      lineage.redactor.learn(call, value);
      const dataset = findDataset(call, value, facetOf, options);
      if (dataset === undefined) return;
      const found = cleanDataset(dataset, lineage.redactor);
      const isNew = noteDataset(lineage, found);
      // What is read and written for items is told at the end, once.
      if (!isNew || call.items.length > 0) return;
      const side = found.direction === "input" ? { inputs: [found.dataset] } : { outputs: [found.dataset] };
      lineage.outbox.put(make(call.run, { type: "RUNNING", time: startedAt + ms, ...side }));
    },
    async onGraphEnd(run, end) {
      const lineage = lineages.get(run);
      if (lineage === undefined) return;
      lineages.delete(run);
      const runFacets = describeFailure(end, lineage, facetOf);
      const datasets = { inputs: listInputs(lineage), outputs: listOutputs(lineage, facetOf) };
      lineage.outbox.put(
        make(run, { type: lastTypes[end.status], time: run.startedAt + end.ms, runFacets, ...datasets }),
      );
      await lineage.outbox.flush();
    },
  };
}

function describeFailure({ error }: RunEnd, { redactor }: RunLineage, facetOf: FacetOf): Facets {
  if (error === undefined) return {};
  const stack = stackOf(error);
  const facts = {
    message: redactor.cleanText(error.message),
    programmingLanguage: "TypeScript",
    ...(stack !== undefined && { stackTrace: redactor.cleanText(stack) }),
  };
  return { errorMessage: facetOf("errorMessage", facts) };
}

/** That of what a node has thrown; the places in this package tell nobody anything. */
function stackOf({ cause }: DataflowError): string | undefined {
  return cause instanceof DataflowError ? stackOf(cause) : cause instanceof Error ? cause.stack : undefined;
}
