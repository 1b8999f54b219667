import { ts } from "ts-morph";
import {
  markerMisplaced,
  markersExclusive,
  parameterMarkerReturned,
  resultMarkerTaken,
  sourceMisplaced,
} from "../errors/markers.ts";
import type { Owner } from "../errors/source.ts";
import type { Problem } from "../node.ts";
import { isEponym, readEponymName } from "./eponym-name.ts";
import { locate } from "./locate.ts";
import type { Reading } from "./reading.ts";
import type { SourceText } from "./source-files.ts";

/** What a type can be marked as, and where that has a meaning. */
const markers = {
  Source: { parameter: true, result: false, wraps: 1 },
  Collect: { parameter: true, result: false, wraps: 0 },
  Lazy: { parameter: true, result: false, wraps: 0 },
  Secret: { parameter: true, result: true, wraps: 0 },
  Parallelizable: { parameter: false, result: true, wraps: 0 },
} as const;

type MarkerName = keyof typeof markers;
type Place = "parameter" | "result";

/** A type without the markers around it. */
export interface MarkedType {
  readonly value: ts.TypeNode;
  readonly markers: ReadonlyMap<MarkerName, ts.TypeReferenceNode>;
}

interface Peeled {
  readonly value: ts.TypeNode;
  readonly found: readonly (readonly [MarkerName, ts.TypeReferenceNode])[];
}

/** Takes the markers off the type of a parameter or a result; reports those that have no meaning where they stand. */
export function readMarkers(
  type: ts.TypeNode,
  place: Place,
  file: SourceText,
  owner: Owner,
  { report }: Pick<Reading, "report">,
): MarkedType {
  if (!importsEponym(file)) return { value: type, markers: new Map() };
  const { value, found } = peel(type, place, file);
  const read = new Map<MarkerName, ts.TypeReferenceNode>();
  for (const [name, node] of found) {
    const at = locate(file, node);
    if (read.has(name)) report(misplaced(name, node, file, owner));
    else if (markers[name][place]) read.set(name, node);
    else report((place === "parameter" ? resultMarkerTaken : parameterMarkerReturned)(at, owner, name));
  }
  if (read.has("Collect") && read.has("Lazy")) report(markersExclusive(locate(file, type), owner));
  reportInside(value, file, owner, report);
  return { value, markers: read };
}

/** Reports markers around a type that stands for several edges at once. */
export function reportMarked(type: ts.TypeNode, owner: Owner, { file, report }: Reading): void {
  const [outer] = peel(type, "parameter", file).found;
  if (outer !== undefined) report(misplaced(...outer, file, owner));
}

function peel(type: ts.TypeNode, place: Place, file: SourceText): Peeled {
  const name = markerName(type, file);
  const inner = innerType(type, name, place, file);
  const { value, found }: Peeled = inner === undefined ? { value: type, found: [] } : peel(inner, place, file);
  if (name !== undefined) return { value, found: [[name, type as ts.TypeReferenceNode], ...found] };
  // A promise or parentheses around no marker are part of the type.
  return found.length === 0 ? { value: type, found } : { value, found };
}

/** The type that a marker, a promise of a result or parentheses stand around. */
function innerType(
  type: ts.TypeNode,
  name: MarkerName | undefined,
  place: Place,
  file: SourceText,
): ts.TypeNode | undefined {
  if (ts.isParenthesizedTypeNode(type)) return type.type;
  if (!ts.isTypeReferenceNode(type)) return undefined;
  if (name !== undefined) return type.typeArguments?.[markers[name].wraps];
  return place === "result" && isPromise(type, file) ? type.typeArguments?.[0] : undefined;
}

function isPromise({ typeName }: ts.TypeReferenceNode, file: SourceText): boolean {
  return ts.isIdentifier(typeName) && typeName.text === "Promise" && !file.types.has("Promise");
}

function reportInside(type: ts.TypeNode, file: SourceText, owner: Owner, report: Reading["report"]): void {
  const seek = (node: ts.Node): Problem | undefined => {
    const name = markerName(node, file);
    return name === undefined ? ts.forEachChild(node, seek) : misplaced(name, node, file, owner);
  };
  // A marker around nothing is left to `tsc`.
  const problem = markerName(type, file) === undefined ? seek(type) : undefined;
  if (problem !== undefined) report(problem);
}

function misplaced(name: MarkerName, node: ts.Node, file: SourceText, owner: Owner): Problem {
  const at = locate(file, node);
  return name === "Source" ? sourceMisplaced(at, owner) : markerMisplaced(at, owner, name);
}

function markerName(node: ts.Node, file: SourceText): MarkerName | undefined {
  if (!ts.isTypeReferenceNode(node)) return undefined;
  const name = readEponymName(node.typeName, file);
  return name !== undefined && Object.hasOwn(markers, name) ? (name as MarkerName) : undefined;
}

function importsEponym({ imports }: SourceText): boolean {
  for (const { module } of imports.values()) if (isEponym(module)) return true;
  return false;
}
