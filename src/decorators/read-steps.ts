import { stepNameTaken, stepNotNamed, stepNotReadable, stepsMissing } from "../errors/steps.ts";
import type { Argument, BindingArgument, Condition, Decoration, Problem } from "../node.ts";
import { readBinding, readCall, readExpression, readRecord } from "./arguments.ts";
import { always, narrowings, readChoices } from "./condition.ts";
import type { Site } from "./kind.ts";

/** A step as the source text tells it. */
export interface StepText {
  /** Its place among the decorator's arguments. */
  readonly place: number;
  readonly name: string;
  /** The type of its function. */
  readonly typeOf: string;
  readonly binding: BindingArgument | undefined;
  /** When it is taken; always, where there is none. */
  readonly when: Condition | undefined;
  /** What its function gives, for people. */
  readonly type: string;
}

/** Whether something else than a step comes first. */
export function hasOptions({ args: [first] }: Decoration): boolean {
  return (
    first !== undefined &&
    readCall(first, "step") === undefined &&
    readExpression(first)?.text.startsWith("...") !== true
  );
}

/** The steps among a decorator's arguments, after its options if it has any; reports those that cannot be read. */
export function readSteps(decoration: Decoration, site: Site): readonly StepText[] {
  const first = hasOptions(decoration) ? 1 : 0;
  if (decoration.args.length === first) site.report(stepsMissing(decoration, site.declared));
  return decoration.args.slice(first).flatMap((argument, index) => {
    const step = readStep(argument, first + index, decoration, site);
    return step === undefined ? [] : [step];
  });
}

function readStep(argument: Argument, place: number, decoration: Decoration, site: Site): StepText | undefined {
  const report = (problem: Problem): undefined => {
    site.report(problem);
    return undefined;
  };
  const call = readCall(argument, "step");
  const fn = readExpression(call?.args[0]);
  if (call === undefined || fn?.name === undefined) return report(stepNotReadable(decoration, site.declared));
  // A program that runs has no use for types, and its rows do not tell them.
  const { typeOf = "", name: label, hidden } = fn;
  if (hidden === true) return report(stepNotNamed(decoration, label, site.declared));
  const binding = readBinding(call.args[1]);
  const options = readRecord(call.args[binding === undefined ? 1 : 2]) ?? {};
  const name = options["name"] ?? label.replace(/^_+/, "");
  const when = readWhen(options);
  const known = fn.declared === undefined ? undefined : site.findDeclared(fn.declared);
  if (typeof name !== "string" || name === "" || when === undefined)
    return report(stepNotReadable(decoration, site.declared));
  if (name === "raw" || name === "check" || name === "save")
    return report(stepNameTaken(decoration, name, site.declared));
  return {
    place,
    name,
    typeOf,
    binding,
    when: when === always ? undefined : when,
    type: known?.type ?? `result of ${label}`,
  };
}

/** `undefined` where a condition is not written out. */
function readWhen(options: Readonly<Record<string, Argument>>): Condition | undefined {
  let condition = always;
  for (const [name, { list, narrow }] of Object.entries(narrowings)) {
    if (options[name] === undefined) continue;
    const choices = readChoices(options[name], list);
    if (choices === undefined) return undefined;
    condition = narrow(condition, choices);
  }
  return condition;
}
