import { ts } from "ts-morph";
import type { Owner } from "../errors/source.ts";
import { sourceMisplaced, sourceNotLiteral } from "../errors/source.ts";
import type { Parameter } from "../node.ts";
import { isEponym, readEponymName } from "./eponym-name.ts";
import { locate } from "./locate.ts";
import type { Reading } from "./reading.ts";
import type { SourceText } from "./source-files.ts";
import { writeOnOneLine } from "./tokens.ts";

/** A parameter before its annotation is read. */
export interface Draft {
  readonly name: string;
  readonly optional: boolean;
  readonly type: ts.TypeNode;
  /** The file in which the type is written. */
  readonly file: SourceText;
}

/** An edge and the type that its value has, any `Source<…>` around it taken off. */
export interface ReadEdge {
  readonly parameter: Parameter;
  readonly value: ts.TypeNode;
}

/** Reads what a parameter takes and from which node. */
export function readEdge(draft: Draft, owner: Owner, { report }: Reading): ReadEdge {
  const { name, optional, file } = draft;
  const marker = readMarker(draft.type, file);
  const value = marker === undefined ? draft.type : (marker.typeArguments?.[1] ?? draft.type);
  const node = marker === undefined ? name : readNodeName(marker);
  if (node === undefined) report(sourceNotLiteral(locate(file, draft.type), owner));
  const misplaced = findMarker(value === marker ? undefined : value, file);
  if (misplaced !== undefined) report(sourceMisplaced(locate(file, misplaced), owner));
  return { parameter: { name, node: node ?? name, optional, type: writeOnOneLine(value) }, value };
}

function readMarker(type: ts.TypeNode, file: SourceText): ts.TypeReferenceNode | undefined {
  if (ts.isParenthesizedTypeNode(type)) return readMarker(type.type, file);
  return ts.isTypeReferenceNode(type) && readEponymName(type.typeName, file) === "Source" ? type : undefined;
}

function readNodeName({ typeArguments }: ts.TypeReferenceNode): string | undefined {
  const [name, value] = typeArguments ?? [];
  if (name === undefined || value === undefined || !ts.isLiteralTypeNode(name)) return undefined;
  return ts.isStringLiteralLike(name.literal) && name.literal.text !== "" ? name.literal.text : undefined;
}

function findMarker(type: ts.Node | undefined, file: SourceText): ts.Node | undefined {
  if (type === undefined || ![...file.imports.values()].some(({ module }) => isEponym(module))) return undefined;
  if (ts.isTypeNode(type) && readMarker(type, file) !== undefined) return type;
  return ts.forEachChild(type, (child) => findMarker(child, file));
}
