import { ts } from "ts-morph";
import { sourceNotLiteral } from "../errors/markers.ts";
import type { Owner } from "../errors/source.ts";
import type { Argument, Parameter } from "../node.ts";
import { locate } from "./locate.ts";
import { readPlainValue } from "./read-literal.ts";
import { readMarkers } from "./read-markers.ts";
import type { Reading } from "./reading.ts";
import type { SourceText } from "./source-files.ts";
import { writeOnOneLine } from "./tokens.ts";

/** A parameter before its annotation is read. */
export interface Draft {
  readonly name: string;
  readonly optional: boolean;
  /** What it is where it gets no value. */
  readonly initializer?: ts.Expression | undefined;
  readonly type: ts.TypeNode;
  /** The file in which the type is written. */
  readonly file: SourceText;
}

/** An edge and the type that its node's value has, any markers around it taken off. */
export interface ReadEdge {
  readonly parameter: Parameter;
  readonly value: ts.TypeNode;
}

/** Reads what a parameter takes and from which node. */
export function readEdge(draft: Draft, owner: Owner, reading: Reading): ReadEdge {
  const { name, optional, file } = draft;
  const { value, markers } = readMarkers(draft.type, "parameter", file, owner, reading);
  const text = writeOnOneLine(value);
  reading.annotate({ type: value, text, file });
  const source = markers.get("Source");
  const node = source === undefined ? name : readNodeName(source);
  if (node === undefined) reading.report(sourceNotLiteral(locate(file, source ?? draft.type), owner));
  const marker = markers.has("Collect") ? "collect" : markers.has("Lazy") ? "lazy" : undefined;
  const parameter: Parameter = {
    name,
    node: node ?? name,
    optional,
    type: text,
    ...(marker !== undefined && { marker }),
    ...(markers.has("Secret") && { secret: true }),
    ...readDefault(draft.initializer, name),
  };
  return { parameter, value };
}

/** A default that is a literal, which JSON can tell. */
export function readDefault(initializer: ts.Expression | undefined, name: string): Pick<Parameter, "default"> {
  const read = initializer && readPlainValue(initializer);
  return read === undefined || name.includes("?") || !isJson(read.value) ? {} : { default: read.value };
}

function isJson(value: Argument): boolean {
  if (typeof value === "number") return Number.isFinite(value) && !Object.is(value, -0);
  if (value === null || typeof value !== "object") return value !== undefined;
  return Object.values(value).every(isJson);
}

function readNodeName({ typeArguments }: ts.TypeReferenceNode): string | undefined {
  const [name, value] = typeArguments ?? [];
  if (name === undefined || value === undefined || !ts.isLiteralTypeNode(name)) return undefined;
  return ts.isStringLiteralLike(name.literal) && name.literal.text !== "" ? name.literal.text : undefined;
}
