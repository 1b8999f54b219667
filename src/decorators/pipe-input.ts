import { parametersNotLiteral, parameterUnknown } from "../errors/steps.ts";
import type { Decoration, Edge, Node } from "../node.ts";
import type { AnyFunction } from "../types/functions.ts";
import { readNames, readRecord } from "./arguments.ts";
import type { DecoratorKind, Site } from "./kind.ts";
import { linkStep, makeStep, type Piped, pipedFrom, uniqueName } from "./pipe.ts";
import { enteringEdge, putInFront } from "./put-in-front.ts";
import { hasOptions, readSteps, type StepText } from "./read-steps.ts";
import { register } from "./registry.ts";
import type { Step } from "./step.ts";
import type { FirstTaken, StepsFit, StepsInto } from "./steps-fit.ts";
import { wholeTypeOf } from "./type-text.ts";

/** Which parameters go through the steps. */
export interface PipeInputOptions {
  /** A parameter's name, or several; the first parameter without this. */
  readonly on: string | readonly string[];
}

/**
 * Sends what a parameter takes through steps before the function gets it. Each step is a node: `total.round` for the first parameter of `total`,
 * and where parameters are named by `on`, `total.price.round`.
 *
 * @example
 * ```ts
 * import { pipeInput, step } from "eponym";
 *
 * pipeInput(total, step(Math.round));
 * pipeInput(total, { on: "rate" }, step(Math.abs));
 * export function total(price: number, rate: number): number {
 *   return price * (1 + rate);
 * }
 * ```
 */
export function pipeInput(fn: AnyFunction, options: PipeInputOptions, ...steps: readonly Step[]): void;
export function pipeInput<F extends AnyFunction, const Steps extends readonly Step[]>(
  fn: F,
  ...steps: Steps & StepsFit<FirstTaken<Steps>, Steps> & StepsInto<Parameters<F>[0], Steps>
): void;
export function pipeInput(fn: AnyFunction, ...args: readonly unknown[]): void {
  register(fn, "pipeInput", ...args);
}

export const pipeInputKind: DecoratorKind = {
  name: "pipeInput",
  phase: "pipe input",
  apply(nodes, decoration, site) {
    const steps = readSteps(decoration, site);
    return readParameters(decoration, site).reduce(
      (before, { name, prefix }) => pipeParameter(before, name, prefix, steps, decoration, site),
      nodes,
    );
  },
  link: linkStep,
};

interface PipedParameter {
  readonly name: string;
  /** What the names of its steps begin with, after the node's. */
  readonly prefix: string;
}

function readParameters(decoration: Decoration, { declared, report }: Site): readonly PipedParameter[] {
  const known = declared.parameters.map(({ name }) => name);
  if (!hasOptions(decoration)) {
    if (known.length === 0) report(parameterUnknown(decoration, "", declared));
    return known.slice(0, 1).map((name) => ({ name, prefix: "" }));
  }
  const on = readRecord(decoration.args[0])?.["on"];
  const names = typeof on === "string" ? [on] : readNames(on);
  if (names === undefined) report(parametersNotLiteral(decoration, declared));
  for (const name of names ?? []) if (!known.includes(name)) report(parameterUnknown(decoration, name, declared));
  return names?.filter((name) => known.includes(name)).map((name) => ({ name, prefix: `.${name}` })) ?? [];
}

function pipeParameter(
  nodes: readonly Node[],
  parameter: string,
  prefix: string,
  steps: readonly StepText[],
  { kind, location }: Decoration,
  { declared, index }: Site,
): readonly Node[] {
  const code = { declared: declared.name, kind, decoration: index };
  return putInFront(nodes, parameter, (edge, base) => {
    const taken = new Set(nodes.map(({ name }) => name));
    let value = enter(edge, base);
    return steps.flatMap((step) => {
      const name = uniqueName(`${base.name}${prefix}.${step.name}`, taken);
      taken.add(name);
      const made = makeStep(step, name, value, { of: base.name, base, code, location });
      value = pipedFrom(name, made);
      // A missing value stays missing on the whole way.
      if (edge.optional) value = { ...value, edge: { ...value.edge, optional: true } };
      return made;
    });
  });
}

/** What the first step takes. */
function enter(edge: Edge, base: Node): Piped {
  return { edge: enteringEdge(edge), type: edge.type, gives: wholeTypeOf(base, edge) };
}
