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

const noTags = {};

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
    tags: noTags,
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
  const [first] = own;
  const edge = edgeTo(name, first!.type);
  if (own.length === 1) return { edge, type: first!.type, gives: givesOf(first!) };
  return {
    edge,
    type: [...new Set(own.map(({ type }) => type))].join(" | "),
    gives: [...new Set(own.map(givesOf))].join(" | "),
  };
}

/** A node whose value goes through steps before anything takes it; the steps of later calls come after those of earlier ones. */
export function pipeNode(
  target: Node,
  code: StepPlace["code"],
  nodes: readonly Node[],
  makeSteps: (value: Piped) => readonly Node[],
): readonly Node[] {
  const { name, overriddenAt } = target;
  const raw: Node = { ...target, name: `${name}.raw`, role: "raw", result: false };
  const steps = makeSteps(overriddenAt === undefined ? pipedFrom(raw.name, [raw]) : pipedFrom(overriddenAt, nodes));
  const last = steps.at(-1);
  if (last === undefined) return [target];
  const { edge, type, gives } = pipedFrom(last.name, steps);
  const end = deriveNode(target, {
    name,
    type,
    gives,
    edges: [edge],
    code: { ...code, part: passedOn },
    role: target.role,
    result: target.result,
    overriddenAt: last.name,
  });
  return overriddenAt === undefined ? [raw, ...steps, end] : [...steps, end];
}

/** A name that no other node of the function has: `round`, `round.2`. */
export function uniqueName(base: string, taken: ReadonlySet<string>): string {
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
