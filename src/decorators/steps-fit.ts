import type { Taken } from "../types/markers.ts";
import type { Sometimes, Step } from "./step.ts";

/** What the steps that a value goes through have to be: each takes what the one before it gives, or may give. */
export type StepsFit<Given, Steps extends readonly unknown[]> = Steps extends readonly [infer First, ...infer Others]
  ? First extends Step<infer In, infer Out>
    ? [Given] extends [In]
      ? readonly [unknown, ...StepsFit<After<Given, Out>, Others>]
      : readonly [{ readonly stepTakes: In; readonly isGiven: Given }, ...StepsFit<After<Given, Out>, Others>]
    : readonly unknown[]
  : readonly unknown[];

/** What the first step takes. */
export type FirstTaken<Steps extends readonly unknown[]> = Steps extends readonly [Step<infer In>, ...unknown[]]
  ? In
  : never;

/** What the last step gives has to fit the parameter that the steps stand in front of. */
export type StepsInto<Parameter, Steps extends readonly unknown[]> = [LastGiven<FirstTaken<Steps>, Steps>] extends [
  Parameter | Taken<Parameter>,
]
  ? unknown
  : readonly { readonly parameterTakes: Parameter; readonly lastStepGives: LastGiven<FirstTaken<Steps>, Steps> }[];
type LastGiven<Given, Steps extends readonly unknown[]> = Steps extends readonly [
  Step<never, infer Out>,
  ...infer Others,
]
  ? LastGiven<After<Given, Out>, Others>
  : Given;

type After<Given, Out> = [Extract<Out, Sometimes>] extends [never] ? Out : Exclude<Out, Sometimes> | Given;
