import { extractsFromSeveral, namesNotLiteral } from "../errors/decorators.ts";
import type { Decoration, Edge, Node } from "../node.ts";
import { readNames } from "./arguments.ts";
import { givesOf } from "./type-text.ts";
import type { DecoratorKind, Linked, LinkTarget, Site } from "./kind.ts";

/** How one kind of part is taken out of a function's result. */
export interface Extraction {
  readonly name: string;
  readonly role: string;
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
  const [whole, ...others] = nodes.filter((node) => node.result);
  if (names === undefined) site.report(namesNotLiteral(decoration, site.declared));
  else if (others.length > 0) site.report(extractsFromSeveral(decoration, site.declared, nodes));
  if (names === undefined || others.length > 0 || whole === undefined) return [];
  const edge: Edge = { node: whole.name, parameter: whole.name, optional: false, takes: "", type: whole.type };
  return names.map((name, index) => ({
    ...whole,
    name,
    type: extraction.type(whole.type, name, index),
    gives: extraction.gives(givesOf(whole), name, index),
    edges: [edge],
    call: "positional",
    code: { declared: site.declared.name, kind: extraction.name, decoration: site.index, part: name },
    doc: extraction.describe(name, whole.name),
    role: extraction.role,
    result: false,
    location: decoration.location,
  }));
}
