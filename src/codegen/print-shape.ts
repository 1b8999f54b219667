import { givesOf } from "../decorators/type-text.ts";
import type { FanDepth, FanShape } from "./describe-fans.ts";
import type { ConfigKeyShape, InputShape, NodeShape, Shape, VariantShape } from "./describe-shape.ts";
import { printChoices, printDoc, printKey, printLiteral, printNames } from "./print-type.ts";
import type { TypedNode } from "./type-nodes.ts";

/** The types that a module states about itself. */
export function printShape(shape: Shape, configType: boolean, resolvers: readonly string[]): string {
  const own = shape.nodes.filter(isOwn);
  const derived = shape.nodes.filter((node) => !isOwn(node));
  const heritage = own.length === 0 ? "" : " extends Functions";
  return [
    ...(own.length === 0
      ? []
      : [
          "type Functions = Own<",
          "  typeof source,",
          ...own.map(({ name }) => `  | ${JSON.stringify(name)}`),
          ">;",
          "",
        ]),
    `export interface Values${heritage} ${block(derived.map(printValue))}`,
    `export interface Edges ${block(shape.nodes.map(({ name, step, variants }) => line(name, printNames(variants.length > 0 ? [`?${name}`] : [...step.inside, ...step.open]))))}`,
    `export interface Optional ${block(shape.nodes.filter(({ step }) => step.openOptional.length > 0).map(({ name, step }) => line(name, printNames(step.openOptional))))}`,
    `export interface Needs ${block(shape.nodes.filter(({ reach }) => reach.needs.size > 0).map(({ name, reach }) => line(name, printNames(reach.needs))))}`,
    `export interface Uses ${block(shape.nodes.filter(({ reach }) => reach.uses.size > 0).map(({ name, reach }) => line(name, printNames(reach.uses))))}`,
    `export interface Variants ${block(shape.nodes.filter(({ variants }) => variants.length > 0).map(printVariants))}`,
    `export interface Fans ${block([...shape.fans].map(([name, fan]) => line(name, printFan(fan))))}`,
    `export interface Inputs ${block(shape.inputs.map(printInput))}`,
    printConfig(shape, configType, resolvers),
    "export interface Shape { values: Values; edges: Edges; optional: Optional; needs: Needs; uses: Uses; variants: Variants; fans: Fans; inputs: Inputs; config: Config }",
    "",
  ].join("\n");
}

/** A node that is named as its function and gives what that gives: its type leads to the function. */
function isOwn({ name, nodes, variants }: NodeShape): boolean {
  const [node] = nodes;
  return (
    variants.length === 0 &&
    node !== undefined &&
    node.code.declared === name &&
    node.gives === givesOf({ code: node.code })
  );
}

function block(lines: readonly string[]): string {
  return lines.length === 0 ? "{}\n" : `{\n${lines.join("")}}\n`;
}

function line(name: string, type: string): string {
  return `  ${printKey(name)}: ${type};\n`;
}

function printValue({ name, nodes }: NodeShape): string {
  const functions = new Set([...nodes.map(ownFunction), ...nodes.flatMap(({ gives }) => functionsIn(gives))]);
  const links = [...functions].map((name) => `{@link source.${name}}`).join(", ");
  const [{ within } = {}] = nodes;
  const doc = nodes.find((node) => node.doc !== "")?.doc ?? (within === undefined ? "" : `Inside \`${within}\`.`);
  return `${printDoc(`${doc} From ${links}.`, "  ")}${line(name, uniqueTypes(nodes))}`;
}

/** What lies in another file is reached through the function whose subdag it is part of. */
function ownFunction({ code, within }: TypedNode): string {
  return code.module === undefined ? code.declared : (within ?? code.declared);
}

/** The functions of the file that a type is made from: steps have their own. */
function functionsIn(type: string): readonly string[] {
  return [...type.matchAll(/\btypeof source\.([\p{ID_Continue}$]+)/gu)].map(([, name]) => name!);
}

function uniqueTypes(nodes: readonly TypedNode[]): string {
  return [...new Set(nodes.map(({ gives }) => gives))].join(" | ");
}

function printVariants({ name, variants }: NodeShape): string {
  return `  ${JSON.stringify(`?${name}`)}:\n${variants.flatMap(printVariant).join("")}`.replace(/\n$/, ";\n");
}

function printVariant({ node, conditions, step, reach, fan }: VariantShape): readonly string[] {
  const names = `edges: ${printNames([...step.inside, ...step.open])}; optional: ${printNames(step.openOptional)}; needs: ${printNames(reach.needs)}; uses: ${printNames(reach.uses)}${fan === undefined ? "" : `; fan: ${printFan(fan)}`}`;
  return conditions.map(({ when, unless }) => {
    const not = unless.map(printChoices).join(" | ") || "never";
    return `    | { when: ${printChoices(when)}; unless: ${not}; gives: ${node.gives}; ${names} }\n`;
  });
}

function printFan({ step, ...whole }: FanShape): string {
  return `{ ${printDepth(whole)}${step === undefined ? "" : `; step: { ${printDepth(step)} }`} }`;
}

function printDepth({ depth, open }: FanDepth): string {
  const parts = [...open].map(([outside, offset]) => `${printKey(outside)}: ${offset}`);
  return `depth: ${depth}; open: ${parts.length === 0 ? "{}" : `{ ${parts.join("; ")} }`}`;
}

function printInput({ name, edges, consumers }: InputShape): string {
  const shown = consumers
    .slice(0, 5)
    .map((consumer) => `\`${consumer}\``)
    .join(", ");
  const types = edges.map(({ takes, optional }) =>
    optional ? `Exclude<${takes}, undefined>` : edges.length > 1 ? `(${takes})` : takes,
  );
  return `${printDoc(`Taken by ${shown}${consumers.length > 5 ? " and others" : ""}.`, "  ")}${line(name, types.join(" & "))}`;
}

/** What the conditions name and what resolvers read, or the type that the module itself exports. */
function printConfig({ config }: Shape, configType: boolean, resolvers: readonly string[]): string {
  if (configType) return "export type Config = source.Config;\n";
  const keys = block([...config].map(printConfigKey));
  if (resolvers.length === 0) return `export interface Config ${keys}`;
  return `export type Config = ${[keys.trimEnd(), ...resolvers].join(" & ")};\n`;
}

/** A config of literals takes the values that conditions name; others too where leaving them out makes a difference. */
function printConfigKey([name, { values, open }]: readonly [string, ConfigKeyShape]): string {
  const literals = [...values].map(printLiteral);
  const kinds = new Set([...values].map((value) => typeof value));
  const wide = [
    ...(kinds.has("string") ? ["(string & {})"] : []),
    ...(kinds.has("number") ? ["number"] : []),
    ...(kinds.has("boolean") ? ["boolean"] : []),
  ];
  return `  ${printKey(name)}?: ${[...literals, ...(open ? wide : [])].join(" | ")} | undefined;\n`;
}
