import { extname } from "node:path";
import { pathToFileURL } from "node:url";
import type { Metadata } from "../../loader.ts";
import type { NodeCall } from "../../run/adapter.ts";
import type { TableType } from "../../table.ts";
import type { Facets, OpenLineageDataset } from "./event.ts";
import type { FacetOf } from "./facets.ts";
import { isData, nameDataset, nodeOf } from "./name-dataset.ts";
import type { OpenLineageOptions } from "./options.ts";

/** A dataset that a node has read or written. */
export interface FoundDataset {
  readonly direction: "input" | "output";
  readonly node: string;
  readonly dataset: OpenLineageDataset;
}

/** The roles of nodes that read or write, and which way the data goes. */
const directions: Readonly<Record<string, FoundDataset["direction"]>> = {
  loader: "input",
  saved: "output",
  saver: "output",
};

/** What a node that has ended has read or written; `undefined` for any other node, and for what is no dataset. */
export function findDataset(
  call: NodeCall,
  value: unknown,
  facetOf: FacetOf,
  options: Pick<OpenLineageOptions, "dataset" | "namespace">,
): FoundDataset | undefined {
  const { node, run } = call;
  const direction = directions[node.role];
  if (direction === undefined) return undefined;
  const { data, metadata } = direction === "input" ? readLoaded(value) : { data: call.values[0], metadata: value };
  if (typeof metadata !== "object" || metadata === null) return undefined;
  const told = metadata as Metadata;
  // Of what is secret nothing is told but that it is there.
  if (isSecret(call)) {
    const dataset = { namespace: options.namespace, name: nodeOf(node) };
    return isData(told) ? { direction, node: node.name, dataset } : undefined;
  }
  const name = nameDataset(node, told, direction, options);
  if (name === undefined) return undefined;
  return { direction, node: node.name, dataset: { ...name, ...describe(told, data, run.tables, direction, facetOf) } };
}

function readLoaded(value: unknown): { readonly data?: unknown; readonly metadata?: unknown } {
  return typeof value === "object" && value !== null ? value : {};
}

function isSecret({ node, run }: NodeCall): boolean {
  const { secrets } = run.graph;
  const saved = node.role === "loader" ? undefined : node.edges[0]?.node;
  return secrets.has(node.name) || secrets.has(nodeOf(node)) || (saved !== undefined && secrets.has(saved));
}

function describe(
  metadata: Metadata,
  data: unknown,
  tables: readonly TableType[],
  direction: FoundDataset["direction"],
  facetOf: FacetOf,
): Omit<OpenLineageDataset, "namespace" | "name"> {
  const { path, url, bytes } = metadata;
  const table = lookAt(data, tables);
  const fields = listFields(metadata, table);
  const rows = metadata.rows ?? table.rows;
  const uri = typeof path === "string" ? pathToFileURL(path).href : url;
  const format = typeof path === "string" ? extname(path).slice(1).toLowerCase() : "";
  const statistics = {
    ...(isCount(rows) && { rowCount: rows }),
    ...(isCount(bytes) && { size: bytes }),
    ...(typeof path === "string" && { fileCount: 1 }),
  };
  const counted: Facets =
    Object.keys(statistics).length === 0
      ? {}
      : direction === "input"
        ? { inputStatistics: facetOf("inputStatistics", statistics) }
        : { outputStatistics: facetOf("outputStatistics", statistics) };
  return {
    facets: {
      ...(fields.length > 0 && { schema: facetOf("schema", { fields }) }),
      ...(typeof uri === "string" &&
        URL.canParse(uri) && { dataSource: facetOf("dataSource", { name: nameSource(uri), uri }) }),
      ...(format !== "" && { storage: facetOf("storage", { storageLayer: "file", fileFormat: format }) }),
    },
    ...(direction === "input" ? { inputFacets: counted } : { outputFacets: counted }),
  };
}

function nameSource(uri: string): string {
  const { protocol, host } = new URL(uri);
  return protocol === "file:" ? "file" : `${protocol}//${host}`;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

interface Field {
  readonly name: string;
  readonly type?: string;
  readonly ordinal_position: number;
}

interface SeenTable {
  readonly types: ReadonlyMap<string, string>;
  readonly rows?: number;
}

/** The columns that the metadata tell, with their types where the data are a table that is at hand. */
function listFields({ columns }: Metadata, { types }: SeenTable): readonly Field[] {
  const told = Array.isArray(columns) ? columns.filter((name) => typeof name === "string") : [...types.keys()];
  return told.map((name, place) => {
    const type = types.get(name);
    return { name, ...(type !== undefined && { type }), ordinal_position: place + 1 };
  });
}

/** A table that cannot be looked at is no reason to tell less of the rest. */
function lookAt(data: unknown, tables: readonly TableType[]): SeenTable {
  try {
    const type = tables.find((table) => table.isTable(data));
    if (type === undefined) return { types: new Map() };
    const types = type.columnNames(data).map((name) => [name, type.dataType(type.column(data, name))] as const);
    return { types: new Map(types), rows: type.rowCount(data) };
  } catch {
    return { types: new Map() };
  }
}
