import {
  subdagConfigUnknown,
  subdagExternalUnknown,
  subdagInputOpen,
  subdagInputUnknown,
  subdagOptionsNotLiteral,
  subdagParameterUnknown,
  waysToAnswer,
} from "../errors/subdags.ts";
import type { ConfigValue, Decoration, Node } from "../node.ts";
import { readBinding, readRecord } from "./arguments.ts";
import { isConfigValue } from "./condition.ts";
import { embedNodes } from "./embed-nodes.ts";
import type { Site } from "./kind.ts";
import { makeSubdagInput } from "./make-subdag-input.ts";
import { type InnerNode, readTakenNames } from "./read-inner-nodes.ts";
import type { SubdagText } from "./read-subdag.ts";

/** The node of a function that takes what nodes inside give, with all of those. */
export function expandSubdag(
  base: Node,
  inner: readonly InnerNode[],
  text: SubdagText,
  decoration: Decoration,
  site: Site,
): readonly Node[] {
  const prefix = base.name;
  const known = readKnown(inner);
  const isOwn = (name: string): boolean => text.inputs.has(name) || text.config.has(name);
  const { nodes, names, taken, open } = embedNodes(inner, {
    prefix,
    base,
    within: site.declared.name,
    view: { literals: readLiterals(text, known, decoration, site), names: Object.fromEntries(text.configFrom) },
    answer: (name) =>
      isOwn(name)
        ? `${prefix}.inputs.${name}`
        : (text.configFrom.get(name) ?? (text.external.has(name) ? name : undefined)),
  });
  for (const input of open) site.report(subdagInputOpen(decoration, prefix, input, waysToAnswer(input.name)));
  const isInside = base.edges.map(({ node }) => names.has(node));
  const outer = base.edges.flatMap(({ node }, place) => (isInside[place] === true ? [] : [node]));
  reportUnknown(text, known, [...outer, ...readBoundNames(site)], prefix, decoration, site);
  // What bindings give the function is theirs to say.
  const isBound = site.declared.decorations.some(({ kind }) => expanders.has(kind));
  for (const name of isBound ? [] : outer)
    if (!text.external.has(name)) site.report(subdagParameterUnknown(decoration, prefix, name, names));
  const inputs = [...taken]
    .filter(([name]) => isOwn(name))
    .map(([name, edges]) => makeSubdagInput(name, edges, base, text, decoration, site));
  const scope = Object.fromEntries([...names].map((name) => [name, `${prefix}.${name}`]));
  const edges = base.edges.map((edge) => (names.has(edge.node) ? { ...edge, node: `${prefix}.${edge.node}` } : edge));
  return [...inputs, ...nodes, { ...base, edges, scope: { ...base.scope, ...scope } }];
}

/** The decorators that give a function its arguments by bindings. */
const expanders: ReadonlySet<string> = new Set(["inject", "parameterize", "parameterizeExtractColumns"]);

/** The names that nodes inside take and that may be open, and the config keys that they look at. */
interface Known {
  readonly inputs: ReadonlySet<string>;
  readonly keys: ReadonlySet<string>;
}

function readKnown(inner: readonly InnerNode[]): Known {
  const keys = inner.flatMap(({ node: { when } }) =>
    when === undefined ? [] : [when.all, ...when.unless].flatMap((choices) => Object.keys(choices)),
  );
  return { inputs: readTakenNames(inner), keys: new Set(keys) };
}

/** The config keys that decide which variants there are have to be written out; values for parameters need not. */
function readLiterals(
  { config }: SubdagText,
  { keys }: Known,
  decoration: Decoration,
  site: Site,
): Readonly<Record<string, ConfigValue>> {
  const asked = [...config].filter(([key]) => keys.has(key));
  if (asked.some(([, { value }]) => !isConfigValue(value)))
    site.report(subdagOptionsNotLiteral(decoration, site.declared, "config"));
  return Object.fromEntries(asked.flatMap(([key, { value }]) => (isConfigValue(value) ? [[key, value]] : [])));
}

function reportUnknown(
  { inputs, config, configFrom, external }: SubdagText,
  known: Known,
  outer: readonly string[],
  prefix: string,
  decoration: Decoration,
  site: Site,
): void {
  for (const name of inputs.keys())
    if (!known.inputs.has(name)) site.report(subdagInputUnknown(decoration, prefix, name, known.inputs));
  const keys = known.keys.union(known.inputs);
  for (const key of [...config.keys(), ...configFrom.keys()])
    if (!keys.has(key)) site.report(subdagConfigUnknown(decoration, prefix, key, keys));
  const names = known.inputs.union(new Set(outer));
  for (const name of external)
    if (!names.has(name)) site.report(subdagExternalUnknown(decoration, prefix, name, names));
}

/** The nodes that bindings above the function take. */
function readBoundNames({ declared }: Site): readonly string[] {
  return declared.decorations
    .filter(({ kind }) => expanders.has(kind))
    .flatMap(({ args }) => args.flatMap((argument) => [argument, ...Object.values(readRecord(argument) ?? {})]))
    .flatMap((argument) => readBinding(argument)?.parameters.map(({ node }) => node) ?? []);
}
