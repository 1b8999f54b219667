import type { RunInfo } from "../../run/adapter.ts";
import { createRedactor, type Redactor } from "../secrets/redact.ts";
import type { OpenLineageDataset } from "./event.ts";
import type { FacetOf } from "./facets.ts";
import type { FoundDataset } from "./find-dataset.ts";
import type { Outbox } from "./outbox.ts";
import { sourcesOf } from "./sources-of.ts";

/** What is known of one run so far. */
export interface RunLineage {
  readonly run: RunInfo;
  readonly redactor: Redactor;
  readonly outbox: Outbox;
  /** By namespace and name, with the nodes that have read or written it. */
  readonly datasets: Map<string, { readonly found: FoundDataset; readonly nodes: Set<string> }>;
}

export function startLineage(run: RunInfo, outbox: Outbox): RunLineage {
  return { run, redactor: createRedactor(run), outbox, datasets: new Map() };
}

/** Keeps a dataset; what is read or written again is told as it was last. Tells whether it is new. */
export function noteDataset({ datasets }: RunLineage, found: FoundDataset): boolean {
  const key = JSON.stringify([found.direction, found.dataset.namespace, found.dataset.name]);
  const known = datasets.get(key);
  datasets.set(key, { found, nodes: (known?.nodes ?? new Set()).add(found.node) });
  return known === undefined;
}

export function listInputs({ datasets }: RunLineage): readonly OpenLineageDataset[] {
  return [...datasets.values()].flatMap(({ found }) => (found.direction === "input" ? [found.dataset] : []));
}

/** Each with the inputs that it was made from. */
export function listOutputs({ run, datasets }: RunLineage, facetOf: FacetOf): readonly OpenLineageDataset[] {
  const all = [...datasets.values()];
  return all.flatMap(({ found: { direction, dataset }, nodes }) => {
    if (direction === "input") return [];
    const sources = new Set([...nodes].flatMap((node) => [...sourcesOf(run, node)]));
    const inputs = all
      .filter((input) => input.found.direction === "input" && [...input.nodes].some((node) => sources.has(node)))
      .map(({ found }) => ({ namespace: found.dataset.namespace, name: found.dataset.name, type: "DATASET" }));
    return [{ ...dataset, facets: { ...dataset.facets, lineage: facetOf("lineage", { inputs }) } }];
  });
}
