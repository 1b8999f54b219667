import type { Decoration, Node } from "../node.ts";
import type { AnyFunction } from "../types/functions.ts";
import { bindingEdges } from "./arguments.ts";
import { deriveNode } from "./derive-node.ts";
import type { TakenEdge } from "./embed-nodes.ts";
import type { Linked, LinkTarget, Site } from "./kind.ts";
import type { InputText, OptionsPath, SubdagText } from "./read-subdag.ts";

/** The node that answers an input of a subdag: a value of the config, or what a binding gives for it. */
export function makeSubdagInput(
  name: string,
  taken: readonly TakenEdge[],
  base: Node,
  { inputs, config }: SubdagText,
  { kind, location }: Decoration,
  { declared, index }: Site,
): Node {
  const { secret: _, ...node } = deriveNode(base, {
    name: `${base.name}.inputs.${name}`,
    type: taken[0]!.edge.type,
    gives: joinTypes(taken),
    edges: [],
    code: { declared: declared.name, kind, decoration: index, part: passedOn },
    doc: `The input \`${name}\` of the nodes inside \`${base.name}\`.`,
    role: "subdag input",
    groups: [...base.groups, base.name],
    tags: {},
    location,
  });
  const input = inputs.get(name);
  if (input !== undefined) return takeInput(node, name, input, base);
  const { path } = config.get(name)!;
  return { ...node, code: { ...node.code, part: printPart(path, "config", name) } };
}

/** What is passed on as it is needs none of the other parameters. */
function takeInput(node: Node, name: string, { binding, passes, path }: InputText, base: Node): Node {
  const edges = bindingEdges(binding, base);
  const edge = edges.find(({ parameter }) => parameter === passes);
  if (edge === undefined) return { ...node, edges, code: { ...node.code, part: printPart(path, "inputs", name) } };
  const gives = edge.optional ? `${edge.takes} | undefined` : edge.takes!;
  return { ...node, type: edge.type, gives, edges: [edge] };
}

/** What is made for several parameters fits all of them. */
export function joinTypes(taken: readonly TakenEdge[]): string {
  const types = [...new Set(taken.map(({ takes }) => takes))].filter((type) => type !== "");
  return types.length === 1 ? types[0]! : types.map((type) => `(${type})`).join(" & ") || "unknown";
}

const passedOn = "";

/** Where the value of an input is found among the running arguments. */
function printPart(path: OptionsPath, option: "inputs" | "config", name: string): string {
  return JSON.stringify([...path, option, name]);
}

/** The code of an input. */
export function linkSubdagInput({ node, args }: LinkTarget): Linked {
  const { part } = node.code;
  if (part === passedOn) return { call: (value: unknown) => value };
  const path = JSON.parse(part) as OptionsPath;
  const name = String(path.at(-1));
  const given = path
    .slice(0, -1)
    .reduce<unknown>((value, key) => (value as Readonly<Record<string, unknown>>)[key], args);
  if (path.at(-2) === "config") {
    const value = (given as Readonly<Record<string, unknown>>)[name];
    return { call: () => value };
  }
  const bind = given as AnyFunction as (...values: readonly unknown[]) => Readonly<Record<string, unknown>>;
  return { call: (...values) => bind(...values)[name] };
}
