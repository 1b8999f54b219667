import type { Decoration, Node } from "../node.ts";
import type { AnyFunction } from "../types/functions.ts";
import type { Value } from "../types/value.ts";
import type { DecoratorKind, Site } from "./kind.ts";
import { linkStep, makeStep, pipedFrom, pipeNode, uniqueName } from "./pipe.ts";
import { hasOptions, readSteps, type StepText } from "./read-steps.ts";
import { readTargets } from "./read-targets.ts";
import { replaceEach } from "./replace-each.ts";
import { register } from "./registry.ts";
import type { Step } from "./step.ts";
import type { StepsFit } from "./steps-fit.ts";

/** Which of a function's nodes goes through the steps. */
export interface PipeOutputOptions {
  readonly target: string | readonly string[];
}

/**
 * Sends what a function gives through steps before anything takes it. Each step is a node: of `price` and a step `round` there are
 * `price.raw`, `price.round`, and `price`, which is what the last step gives. Checks come after the steps.
 *
 * @example
 * ```ts
 * import { pipeOutput, step } from "eponym";
 *
 * pipeOutput(price, step(Math.abs), step(Math.round, { when: { precise: false } }));
 * export function price(net: number): number {
 *   return net * 1.2;
 * }
 * ```
 */
export function pipeOutput(fn: AnyFunction, options: PipeOutputOptions, ...steps: readonly Step[]): void;
export function pipeOutput<F extends AnyFunction, const Steps extends readonly Step[]>(
  fn: F,
  ...steps: Steps & StepsFit<Value<F>, Steps>
): void;
export function pipeOutput(fn: AnyFunction, ...args: readonly unknown[]): void {
  register(fn, "pipeOutput", ...args);
}

export const pipeOutputKind: DecoratorKind = {
  name: "pipeOutput",
  phase: "pipe output",
  phaseOf: (decoration) => (hasOptions(decoration) ? "pipe parts" : "pipe output"),
  apply(nodes, decoration, site) {
    const steps = readSteps(decoration, site);
    const options = hasOptions(decoration) ? decoration.args[0] : undefined;
    const targets = readTargets(nodes, options, decoration, site);
    return replaceEach(nodes, targets, (node, taken) => pipeThrough(node, nodes, steps, taken, decoration, site));
  },
  link: linkStep,
};

function pipeThrough(
  target: Node,
  nodes: readonly Node[],
  steps: readonly StepText[],
  taken: Set<string>,
  { kind, location }: Decoration,
  { declared, index }: Site,
): readonly Node[] {
  const code = { declared: declared.name, kind, decoration: index };
  return pipeNode(target, code, nodes, (first) => {
    let value = first;
    return steps.flatMap((step) => {
      const name = uniqueName(`${target.name}.${step.name}`, taken);
      taken.add(name);
      const made = makeStep(step, name, value, { of: target.name, base: target, code, location });
      value = pipedFrom(name, made);
      return made;
    });
  });
}
