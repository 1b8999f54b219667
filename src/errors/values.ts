import type { Node, Problem } from "../node.ts";
import { suggestName } from "./nearest.ts";

/** Mistakes that only a value shows while a dataflow runs. Values themselves are never told. */

export function notATable({ name, edges, location }: Node, value: unknown): Problem {
  const whole = edges[0]?.node ?? name;
  return {
    code: "NOT_A_TABLE",
    message: `"${whole}" gave ${kindOf(value)}, so there is no column "${name}" to take from it.`,
    nodes: [name],
    location,
    hint: "A table is a polars DataFrame, an array of row objects, or a type given to the driver as `tables`. A LazyFrame is collected first.",
  };
}

export function columnMissing({ name, edges, location }: Node, column: string, columns: readonly string[]): Problem {
  return {
    code: "COLUMN_MISSING",
    message: `The table "${edges[0]?.node ?? name}" has no column "${column}".`,
    nodes: [name],
    location,
    hint: `${suggestName(column, columns)} Give { fill: … } to fill in a column that may be missing.`,
  };
}

export function fieldMissing({ name, edges, location }: Node, field: string): Problem {
  return {
    code: "FIELD_MISSING",
    message: `"${edges[0]?.node ?? name}" gave no object, so there is no field "${field}" to take from it.`,
    nodes: [name],
    location,
    hint: "Return an object from the function.",
  };
}

export function elementMissing({ name, edges, location }: Node, index: number, value: unknown): Problem {
  const whole = edges[0]?.node ?? name;
  const found = Array.isArray(value) ? `${value.length} elements` : kindOf(value);
  return {
    code: "ELEMENT_MISSING",
    message: `"${whole}" gave ${found}, so there is nothing in place ${index} for "${name}".`,
    nodes: [name],
    location,
    hint: "Return an array with as many elements as unpackFields has names.",
  };
}

export function checksFailed(
  { name, location }: Node,
  failed: readonly { readonly check: string; readonly message: string }[],
): Problem {
  const told = failed.map(({ check, message }) => `\n  ${check}: ${message}`);
  return {
    code: "CHECK_FAILED",
    message: `${failed.length === 1 ? "A check" : `${failed.length} checks`} of "${name}" failed:${told.join("")}`,
    nodes: [name],
    location,
  };
}

/** What a value is, without telling it. */
export function kindOf(value: unknown): string {
  return value === null || value === undefined
    ? String(value)
    : Array.isArray(value)
      ? "an array"
      : `a value of type ${typeof value}`;
}

/** `what` is the fault, with its place: `a Date at .at`, `no polars DataFrame`. */
export function formatUnsuitable(format: string, what: string): Problem {
  return {
    code: "FORMAT_UNSUITABLE",
    message: `A result cannot be stored as ${format}, as there is ${what}.`,
    nodes: [],
    hint: 'Leave the format out, and the one that suits the result is taken; "structured" takes any.',
  };
}

export function formatUnknown(format: string, formats: readonly string[]): Problem {
  return {
    code: "VALUE_FORMAT_UNKNOWN",
    message: `There is no format "${format}" for stored results.`,
    nodes: [],
    hint: suggestName(format, formats),
  };
}

/** `reasons`: `its name is number`. */
export function codecInvalid(name: string | undefined, reasons: readonly string[]): Problem {
  return {
    code: "CODEC_INVALID",
    message: `${name === undefined ? "A codec" : `The codec "${name}"`} cannot be used: ${reasons.join("; ")}.`,
    nodes: [],
    hint: "defineCodec({ name: a text, class: the class, write: (instance) => data, read: (data) => instance })",
  };
}

export function codecTwice(name: string): Problem {
  return {
    code: "CODEC_TWICE",
    message: `Two codecs are called "${name}".`,
    nodes: [],
    hint: "Give each codec a name of its own; results are read by it. These names are taken: polars frame, polars series, polars lazy frame, arrow table, url, search parameters, headers, blob.",
  };
}
