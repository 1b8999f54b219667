import { DataflowError } from "../errors/dataflow-error.ts";
import { metadataMissing, saveNameInvalid, saverInvalid, saverNotReadable } from "../errors/io.ts";
import type { Argument, Decoration, Node, NodeContext } from "../node.ts";
import type { Saver } from "../saver.ts";
import type { AnyFunction } from "../types/functions.ts";
import type { Value } from "../types/value.ts";
import { bindingEdges, readBinding, readCall, readExpression, readRecord } from "./arguments.ts";
import { deriveNode } from "./derive-node.ts";
import { edgeTo } from "./edge-to.ts";
import { isMetadata, isSaver } from "./is-saver.ts";
import type { DecoratorKind, Linked, LinkTarget, Site } from "./kind.ts";
import { uniqueName } from "./pipe.ts";
import { readTargets } from "./read-targets.ts";
import { register } from "./registry.ts";

/** How the node that saves is called. */
export interface SaveOptions {
  /** The name of the node that saves; without it, it is called after the saver: `survey.save.json`. */
  readonly name?: string;
}

/** How to save a node that is derived from the function's result. */
export interface TargetedSaveOptions extends SaveOptions {
  /** The node, or nodes, that are saved instead of the function's own. */
  readonly target: string | readonly string[];
}

/** A saver, or an arrow function from upstream nodes to one. */
type SaverOf<T> = Saver<T> | ((...upstream: never[]) => Saver<T>);

/**
 * Adds a node that saves what a function gives, after its steps and checks, and gives what is known of what was saved. It runs only when
 * it is asked for or another node takes it. Of `survey` and `to.json` the node is `survey.save.json`. Where the saver depends on other nodes, an
 * arrow function gives it whose parameter names are those nodes. Repeatable.
 *
 * @example
 * ```ts
 * import { saveTo, to } from "eponym";
 *
 * saveTo(survey, to.json("survey.json"));
 * saveTo(survey, (folder: string) => to.csv(`${folder}/survey.csv`), { name: "surveyFile" });
 * export function survey(): { age: number }[] {
 *   return [{ age: 31 }];
 * }
 * ```
 */
export function saveTo<F extends AnyFunction>(fn: F, saver: SaverOf<Value<F>>, options?: SaveOptions): void;
export function saveTo(fn: AnyFunction, saver: SaverOf<never>, options: TargetedSaveOptions): void;
export function saveTo(fn: AnyFunction, saver: SaverOf<never>, options?: SaveOptions): void {
  register(fn, "saveTo", saver, options);
}

export const saveToKind: DecoratorKind = {
  name: "saveTo",
  phase: "save",
  apply(nodes, decoration, site) {
    const [saver, options] = decoration.args;
    const kind = readKind(saver);
    if (kind === undefined) site.report(saverNotReadable(decoration, site.declared));
    const name = readRecord(options)?.["name"];
    const isNamed = typeof name === "string" && name !== "";
    if (name !== undefined && !isNamed) site.report(saveNameInvalid(decoration, site.declared));
    const taken = new Set(nodes.map((node) => node.name));
    const saved = readTargets(nodes, options, decoration, site).map((node) => {
      const own = isNamed ? name : uniqueName(`${node.name}.save${kind ?? ""}`, taken);
      taken.add(own);
      return makeSaved(node, own, saver, decoration, site);
    });
    return [...nodes, ...saved];
  },
  link: linkSaver,
};

/** `.json` of `to.json("a.json")` or of an arrow function that gives it; empty where the text does not tell, `undefined` where it tells that it is none. */
function readKind(saver: Argument): string | undefined {
  const callee = readCall(saver)?.callee ?? readBinding(saver)?.calls;
  if (callee !== undefined) return `.${callee.slice(callee.lastIndexOf(".") + 1)}`;
  return readBinding(saver) === undefined && readExpression(saver) === undefined ? undefined : "";
}

function makeSaved(
  node: Node,
  name: string,
  saver: Argument,
  { kind, location }: Decoration,
  { declared, index }: Site,
): Node {
  const binding = readBinding(saver);
  return deriveNode(node, {
    name,
    type: "Metadata",
    gives: "Metadata",
    edges: [edgeTo(node.name, node.type), ...(binding === undefined ? [] : bindingEdges(binding, node))],
    code: { declared: declared.name, kind, decoration: index, part: "" },
    doc: `Saves \`${node.name}\` and tells what is known of it.`,
    role: "saved",
    tags: {},
    location,
  });
}

function linkSaver({ node, args, tables }: LinkTarget): Linked {
  const [given] = args;
  const call = async ({ signal }: NodeContext, value: unknown, ...upstream: readonly unknown[]): Promise<unknown> => {
    // A function that is not written out in the decorator has parameters of which nothing is known.
    const isReady = typeof given === "function" && given.length <= upstream.length;
    const saver: unknown = isReady ? (given as (...values: readonly unknown[]) => unknown)(...upstream) : given;
    if (!isSaver(saver)) throw new DataflowError([saverInvalid(node, saver)]);
    const metadata: unknown = await saver.save(value, { signal, tables });
    if (!isMetadata(metadata)) throw new DataflowError([metadataMissing(node, saver.kind, metadata)]);
    return metadata;
  };
  return { call, contextual: true };
}
