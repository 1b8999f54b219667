import { DataflowError } from "../errors/dataflow-error.ts";
import { loadedStep, loadedTwice, loaderInvalid, loadersNotReadable } from "../errors/io.ts";
import { parameterUnknown } from "../errors/steps.ts";
import type { LoadContext, Loader } from "../loader.ts";
import type { Argument, Decoration, Edge, Node, NodeContext } from "../node.ts";
import type { AnyFunction } from "../types/functions.ts";
import type { Taken } from "../types/markers.ts";
import { bindingEdges, readCall, readBinding, readExpression, readRecord } from "./arguments.ts";
import { linkData } from "./data-loader.ts";
import { deriveNode } from "./derive-node.ts";
import { edgeTo } from "./edge-to.ts";
import type { DecoratorKind, Linked, LinkTarget, Site } from "./kind.ts";
import { putInFront } from "./put-in-front.ts";
import { register } from "./registry.ts";
import { wholeTypeOf } from "./type-text.ts";

/** A loader, or an arrow function from upstream nodes to one. */
type LoaderOf<T> = Loader<T> | ((...upstream: never[]) => Loader<T>);
/** What a parameter can be loaded with: what it takes, or what its marker stands around. */
type Loadable<Parameter> = Parameter | Taken<Parameter>;

/** By the names of parameters, which types do not tell but for those of one destructured object. */
type LoadersFor<Given extends readonly unknown[]> =
  | Readonly<Record<string, LoaderOf<{ [Place in keyof Given]: Loadable<Given[Place]> }[number]>>>
  | (Given extends readonly [(infer Only)?] ? LoadersOfProperties<NonNullable<Only>> : never);
type LoadersOfProperties<Only> = [keyof Only] extends [never]
  ? never
  : Only extends readonly unknown[]
    ? never
    : { readonly [Name in keyof Only]?: LoaderOf<Loadable<Only[Name]>> };

/**
 * Loads what parameters take, rather than taking it from a node or an input of their name. Each loader is given for the name of its parameter;
 * where it depends on other nodes, an arrow function gives it whose parameter names are those nodes. Of `mean` and its parameter `survey` there are
 * `mean.load.survey`, the data, and `mean.load.survey.loader`, which has the metadata too.
 *
 * @example
 * ```ts
 * import { from, loadFrom } from "eponym";
 *
 * loadFrom(mean, { survey: from.json("survey.json"), weights: (folder: string) => from.json(`${folder}/weights.json`) });
 * export function mean(survey: number[], weights: number[]): number {
 *   return survey.reduce((sum, answer, place) => sum + answer * weights[place]!, 0);
 * }
 * ```
 */
export function loadFrom<F extends AnyFunction>(fn: F, loaders: LoadersFor<Parameters<F>>): void {
  register(fn, "loadFrom", loaders);
}

export const loadFromKind: DecoratorKind = {
  name: "loadFrom",
  phase: "supply",
  apply(nodes, decoration, site) {
    const loaders = readRecord(decoration.args[0]);
    if (loaders === undefined) {
      site.report(loadersNotReadable(decoration, site.declared));
      return nodes;
    }
    return Object.entries(loaders).reduce(
      (before, [parameter, loader]) =>
        mayLoad(parameter, loader, decoration, site) ? load(before, parameter, loader, decoration, site) : before,
      nodes,
    );
  },
  link: (target) => (target.node.code.part === "" ? linkData(target.node) : linkLoader(target)),
};

/** Reports what cannot be loaded. */
function mayLoad(parameter: string, loader: Argument, decoration: Decoration, site: Site): boolean {
  const { declared, index, stepOf } = site;
  const isTaken = declared.decorations
    .slice(0, index)
    .some(({ kind, args }) => kind === decoration.kind && Object.hasOwn(readRecord(args[0]) ?? {}, parameter));
  const problems = [
    ...(declared.parameters.some(({ name }) => name === parameter)
      ? []
      : [parameterUnknown(decoration, parameter, declared)]),
    ...((readBinding(loader) ?? readCall(loader) ?? readExpression(loader))
      ? []
      : [loadersNotReadable(decoration, declared)]),
    ...(isTaken ? [loadedTwice(decoration, parameter, declared)] : []),
    ...(stepOf !== undefined && declared.parameters[0]?.name === parameter
      ? [loadedStep(decoration, parameter, declared)]
      : []),
  ];
  for (const problem of problems) site.report(problem);
  return problems.length === 0;
}

function load(
  nodes: readonly Node[],
  parameter: string,
  loader: Argument,
  { kind, location }: Decoration,
  { declared, index }: Site,
): readonly Node[] {
  return putInFront(nodes, parameter, (edge, node) => {
    // Of a secret result, what it is made from need not be secret.
    const { secret: _, ...base } = node;
    const code = { declared: declared.name, kind, decoration: index };
    const name = `${base.name}.load.${parameter}`;
    const whole = `${name}.loader`;
    const binding = readBinding(loader);
    const given = readCall(loader)?.gives;
    const data = given === undefined ? typeOfParameter(base, edge) : `LoadedBy<${given}>`;
    const shared = { tags: {}, location, ...(edge.secret === true && { secret: true as const }) };
    return [
      deriveNode(base, {
        ...shared,
        name: whole,
        type: `Loaded<${edge.type}>`,
        gives: `Loaded<${data}>`,
        edges: binding === undefined ? [] : bindingEdges(binding, base),
        code: { ...code, part: parameter },
        doc: `What is loaded for \`${parameter}\` of \`${base.name}\`, with its metadata.`,
        role: "loader",
      }),
      deriveNode(base, {
        ...shared,
        name,
        type: edge.type,
        gives: data,
        edges: [edgeTo(whole, `Loaded<${edge.type}>`)],
        code: { ...code, part: "" },
        doc: `What is loaded for \`${parameter}\` of \`${base.name}\`.`,
        role: "loaded",
      }),
    ];
  });
}

/** What the parameter takes, which is all that `tsc` can know of most loaders. */
function typeOfParameter(base: Node, edge: Edge): string {
  const whole = wholeTypeOf(base, edge);
  return edge.optional ? `Exclude<${whole}, undefined>` : whole;
}

function linkLoader({ node, args, tables }: LinkTarget): Linked {
  const parameter = node.code.part;
  const given = (args[0] as Readonly<Record<string, unknown>>)[parameter];
  const call = ({ signal }: NodeContext, ...values: readonly unknown[]): unknown => {
    // A function that is not written out in the decorator has parameters of which nothing is known.
    const isReady = typeof given === "function" && given.length <= values.length;
    const loader: unknown = isReady ? (given as (...upstream: readonly unknown[]) => unknown)(...values) : given;
    if (!isLoader(loader)) throw new DataflowError([loaderInvalid(node, parameter, loader)]);
    return loader.load({ signal, tables });
  };
  return { call, contextual: true };
}

function isLoader(value: unknown): value is { load(context: LoadContext): unknown } {
  return typeof value === "object" && value !== null && "load" in value && typeof value.load === "function";
}
