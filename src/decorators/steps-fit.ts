import type { Sometimes, Step } from "./step.ts";

/** What the steps that a value goes through have to be: each takes what the one before it gives, or may give. */
export type StepsFit<Given, Steps extends readonly unknown[]> = Steps extends readonly [infer First, ...infer Others]
  ? First extends Step<infer In, infer Out>
    ? [Given] extends [In]
      ? readonly [unknown, ...StepsFit<After<Given, Out>, Others>]
      : readonly [{ readonly stepTakes: In; readonly isGiven: Given }, ...StepsFit<After<Given, Out>, Others>]
    : readonly unknown[]
  : readonly unknown[];

type After<Given, Out> = [Extract<Out, Sometimes>] extends [never] ? Out : Exclude<Out, Sometimes> | Given;
