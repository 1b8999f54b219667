import { adapterOptionInvalid } from "../../errors/adapter-options.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import type { Metadata } from "../../loader.ts";
import type { Node } from "../../node.ts";
import type { OpenLineageOptions } from "./options.ts";

export interface DatasetName {
  readonly namespace: string;
  readonly name: string;
}

/**
 * What a dataset is called, after the naming rules of OpenLineage: files by their path in the namespace `file`, what has an address by its server and path. What only is known
 * to be data has the name of its node; what is none (a constant, an environment variable) has no name.
 */
export function nameDataset(
  node: Node,
  metadata: Metadata,
  direction: "input" | "output",
  { dataset, namespace }: Pick<OpenLineageOptions, "dataset" | "namespace">,
): DatasetName | undefined {
  const given = dataset?.({ node, metadata, direction });
  if (given === null) return undefined;
  if (given !== undefined) return checkName(given);
  const { namespace: space, name, path, url } = metadata;
  if (isText(space) && isText(name)) return { namespace: space, name };
  if (isText(path)) return { namespace: "file", name: path.replaceAll("\\", "/") };
  if (isText(url) && URL.canParse(url)) return nameAddress(new URL(url));
  return isData(metadata) ? { namespace, name: nodeOf(node) } : undefined;
}

/** Whether metadata are those of data, rather than of a constant or the like. */
export function isData({ path, url, rows, columns, bytes }: Metadata): boolean {
  return [path, url, rows, columns, bytes].some((fact) => fact !== undefined);
}

/** The node whose data it is, rather than the one that also has the metadata. */
export function nodeOf({ name, role }: Node): string {
  return role === "loader" ? name.replace(/\.loader$/, "") : name;
}

/** Neither a user, nor what follows the path, where credentials may be. */
function nameAddress({ protocol, host, pathname }: URL): DatasetName {
  return { namespace: `${protocol}//${host}`, name: pathname.replace(/^\//, "") || "/" };
}

/** Plain JavaScript may give anything. */
function checkName(given: DatasetName): DatasetName {
  const { namespace, name } = given;
  if (isText(namespace) && isText(name)) return { namespace, name };
  const expected = "a function that gives { namespace, name } as texts, null or undefined";
  throw new DataflowError([adapterOptionInvalid("openLineage", "dataset", expected)]);
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
