/**
 * A set of facts in an event, with who tells it and where the schema of it is found.
 *
 * @example
 * ```ts
 * import type { OpenLineageFacet } from "eponym/adapters";
 *
 * const isSchema = (facet: OpenLineageFacet): boolean => facet._schemaURL.endsWith("SchemaDatasetFacet");
 * ```
 */
export interface OpenLineageFacet {
  /** A URI: the package and its version. */
  readonly _producer: string;
  readonly _schemaURL: string;
  readonly [fact: string]: unknown;
}

export type Facets = Readonly<Record<string, OpenLineageFacet>>;

/**
 * Data that a run reads or writes.
 *
 * @example
 * ```ts
 * import type { OpenLineageDataset } from "eponym/adapters";
 *
 * const nameOf = ({ namespace, name }: OpenLineageDataset): string => `${namespace} ${name}`;
 * ```
 */
export interface OpenLineageDataset {
  /** Where it lies: `file`, `https://example.org`, or the namespace of the job. */
  readonly namespace: string;
  /** An absolute path, the path of an address, or the name of a node. */
  readonly name: string;
  readonly facets?: Facets;
  /** Of what is read. */
  readonly inputFacets?: Facets;
  /** Of what is written. */
  readonly outputFacets?: Facets;
}

/**
 * One event of a run, as version 2-0-2 of OpenLineage has it.
 *
 * @example
 * ```ts
 * import { openLineage, type OpenLineageEvent } from "eponym/adapters";
 *
 * const events: OpenLineageEvent[] = [];
 * const adapter = openLineage({ namespace: "shop", transport: (event) => void events.push(event) });
 * ```
 */
export interface OpenLineageEvent {
  /** `RUNNING` tells of a dataset as soon as it is known; the last event has all of them. */
  readonly eventType: "START" | "RUNNING" | "COMPLETE" | "FAIL" | "ABORT";
  /** An ISO text. */
  readonly eventTime: string;
  readonly run: { readonly runId: string; readonly facets: Facets };
  readonly job: { readonly namespace: string; readonly name: string; readonly facets: Facets };
  readonly inputs: readonly OpenLineageDataset[];
  readonly outputs: readonly OpenLineageDataset[];
  readonly producer: string;
  readonly schemaURL: string;
}
