import { namesNotLiteral } from "../errors/decorators.ts";
import type { Decoration, Node } from "../node.ts";
import { readNames } from "./arguments.ts";
import { deriveNode } from "./derive-node.ts";
import { edgeTo } from "./edge-to.ts";
import { givesOf } from "./type-text.ts";
import type { DecoratorKind, Linked, LinkTarget, Site } from "./kind.ts";

/** How one kind of part is taken out of a function's result. */
export interface Extraction {
  readonly name: string;
  readonly role: string;
  /** Its parts are known by their places rather than by name. */
  readonly namesByPlace?: boolean;
  /** The part's type for `tsc`, from that of the whole. */
  gives(whole: string, part: string, index: number): string;
  /** The part's type for people. */
  type(whole: string, part: string, index: number): string;
  describe(part: string, whole: string): string;
  link(target: LinkTarget): Linked;
}

/** The decorator that adds a node for each named part of its function's result. */
export function extractionKind(extraction: Extraction): DecoratorKind {
  return {
    name: extraction.name,
    phase: "extract",
    namesByPlace: extraction.namesByPlace === true,
    apply: (nodes, decoration, site) => [...nodes, ...extractParts(extraction, nodes, decoration, site)],
    link: (target) => extraction.link(target),
  };
}

function extractParts(
  extraction: Extraction,
  nodes: readonly Node[],
  decoration: Decoration,
  site: Site,
): readonly Node[] {
  const names = readNames(decoration.args[0]);
  if (names === undefined) site.report(namesNotLiteral(decoration, site.declared));
  const wholes = nodes.filter((node) => node.result);
  // Of several nodes, each needs names of its own for its parts.
  const isOne = site.stepOf?.isOneOfMany !== true && wholes.every(({ name }) => name === wholes[0]!.name);
  return wholes.flatMap((whole) =>
    (names ?? []).map((part, index) =>
      makePart(extraction, whole, { name: isOne ? part : `${whole.name}.${part}`, part, index }, decoration, site),
    ),
  );
}

/** A part to be taken out, and the node that is to be it. */
export interface Part {
  readonly name: string;
  readonly part: string;
  readonly index: number;
}

export function makePart(
  extraction: Extraction,
  whole: Node,
  { name, part, index }: Part,
  decoration: Decoration,
  site: Site,
): Node {
  return deriveNode(whole, {
    name,
    type: extraction.type(whole.type, part, index),
    gives: extraction.gives(givesOf(whole), part, index),
    edges: [edgeTo(whole.name, whole.type)],
    code: { declared: site.declared.name, kind: extraction.name, decoration: site.index, part },
    doc: extraction.describe(part, whole.name),
    role: extraction.role,
    location: decoration.location,
  });
}
