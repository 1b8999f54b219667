import type { Code, Condition, Decoration, Edge, Node } from "../node.ts";
import { bindingEdges } from "./arguments.ts";
import { always, joinConditions, negateCondition } from "./condition.ts";
import { deriveNode } from "./derive-node.ts";
import { edgeTo } from "./edge-to.ts";
import type { Linked, LinkTarget } from "./kind.ts";
import type { Step } from "./step.ts";
import type { StepText } from "./read-steps.ts";
import { givesOf } from "./type-text.ts";

/** A value on its way: the edge that takes it, and what it is. */
export interface Piped {
  readonly edge: Edge;
  readonly type: string;
  readonly gives: string;
}

/** Where the steps of a decorator stand. */
export interface StepPlace {
  /** The node, or parameter, that the steps belong to. */
  readonly of: string;
  readonly base: Node;
  readonly code: Pick<Code, "declared" | "kind" | "decoration">;
  readonly location: Decoration["location"];
}

/** The nodes of a step: the one that is taken and, if it is not always taken, those that pass the value on instead. */
export function makeStep(step: StepText, name: string, value: Piped, place: StepPlace): readonly Node[] {
  const { base, of, location } = place;
  const gives = `Result<${step.typeOf}>`;
  const takes = `Takes<${step.typeOf}, 0>`;
  const taken = deriveNode(base, {
    name,
    type: step.type,
    gives,
    edges: [
      { ...value.edge, parameter: "value", takes: value.edge.marker === "collect" ? `Item<${takes}>` : takes },
      ...(step.binding === undefined ? [] : bindingEdges(step.binding, base)),
    ],
    code: { ...place.code, part: String(step.place) },
    doc: `The step \`${step.name}\` of \`${of}\`.`,
    role: "step",
    tags: {},
    location,
    ...(step.when !== undefined && { when: joinConditions(base.when ?? always, step.when) }),
  });
  return step.when === undefined ? [taken] : [taken, ...passOver(taken, negateCondition(step.when), value, base)];
}

/** What stands in for a step while it is not taken: it passes the value on. */
export function passOver(step: Node, conditions: readonly Condition[], value: Piped, base: Node): readonly Node[] {
  return conditions.map((condition) => ({
    ...step,
    type: value.type,
    gives: value.gives,
    edges: [{ ...value.edge, parameter: "value", takes: "" }],
    code: { ...step.code, part: passedOn },
    when: joinConditions(base.when ?? always, condition),
  }));
}

/** The value that nodes of one name give, whichever of them is active. */
export function pipedFrom(name: string, nodes: readonly Node[]): Piped {
  const own = nodes.filter((node) => node.name === name);
  return {
    edge: edgeTo(name, own[0]!.type),
    type: [...new Set(own.map(({ type }) => type))].join(" | "),
    gives: [...new Set(own.map(givesOf))].join(" | "),
  };
}

/** Lets a node's value go through steps before anything takes it; the steps of later calls come after those of earlier ones. */
export function appendSteps(
  nodes: readonly Node[],
  target: Node,
  code: StepPlace["code"],
  makeSteps: (value: Piped, taken: Names) => readonly Node[],
): readonly Node[] {
  const isPiped = target.overriddenAt !== undefined;
  const raw: Node = { ...target, name: `${target.name}.raw`, role: "raw", result: false };
  const value = isPiped ? pipedFrom(target.overriddenAt, nodes) : pipedFrom(raw.name, [raw]);
  const steps = makeSteps(value, { has: (name) => nodes.some((node) => node.name === name) });
  const last = steps.at(-1);
  if (last === undefined) return nodes;
  const { edge, type, gives } = pipedFrom(last.name, steps);
  const end: Node = {
    ...deriveNode(target, { name: target.name, edges: [edge], code: { ...code, part: passedOn }, role: target.role }),
    type,
    gives,
    result: target.result,
    overriddenAt: last.name,
  };
  return nodes.flatMap((node) => (node !== target ? [node] : isPiped ? [...steps, end] : [raw, ...steps, end]));
}

/** Names that are taken. */
export interface Names {
  has(name: string): boolean;
}

/** A name that no other node of the function has: `round`, `round.2`. */
export function uniqueName(base: string, taken: Names): string {
  let name = base;
  for (let count = 2; taken.has(name); count++) name = `${base}.${count}`;
  return name;
}

const passedOn = "";

/** The code of a step, or of what passes a value on. */
export function linkStep({ node, args }: LinkTarget): Linked {
  if (node.code.part === passedOn) return { call: (value: unknown) => value };
  const { fn, bind } = args[Number(node.code.part)] as Step;
  const call = fn as (...values: readonly unknown[]) => unknown;
  const restFrom = bind as ((...upstream: readonly unknown[]) => readonly unknown[]) | undefined;
  if (restFrom === undefined) return { call: node.edges[0]!.optional ? skipMissing(call) : (value) => call(value) };
  const whole = (value: unknown, ...upstream: readonly unknown[]): unknown => call(value, ...restFrom(...upstream));
  return { call: node.edges[0]!.optional ? skipMissing(whole) : whole };
}

/** What an optional parameter is not given stays missing, so that its default applies. */
function skipMissing(call: (...values: readonly unknown[]) => unknown): Linked["call"] {
  return (value: unknown, ...upstream: readonly unknown[]) =>
    value === undefined ? undefined : call(value, ...upstream);
}
