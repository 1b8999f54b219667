import type { ConfigValue } from "../node.ts";
import type { AnyFunction } from "../types/functions.ts";
import type { Value } from "../types/value.ts";

/** When a step is taken; otherwise it passes its value on. All that are given must hold. */
export interface StepOptions {
  /** The name of its node, after that of the node it is a step of; the function's own name without this. */
  readonly name?: string;
  /** Taken while every key of the config has the value. */
  readonly when?: Readonly<Record<string, ConfigValue>>;
  /** Taken while no key has the value. */
  readonly whenNot?: Readonly<Record<string, ConfigValue>>;
  /** Taken while every key has one of the values. */
  readonly whenIn?: Readonly<Record<string, readonly ConfigValue[]>>;
  /** Taken while no key has any of the values. */
  readonly whenNotIn?: Readonly<Record<string, readonly ConfigValue[]>>;
}

/** A function on the way of a value, made by `step`. */
export interface Step<in In = never, out Out = unknown> {
  readonly fn: (value: In, ...rest: never[]) => unknown;
  readonly bind: AnyFunction | undefined;
  /** All that it was made with. */
  readonly calledWith: readonly unknown[];
  readonly gives?: Out;
}

/** What a function takes after its first argument. */
type Rest<F extends AnyFunction> = Parameters<F> extends readonly [unknown?, ...infer Others] ? Others : [];

/**
 * What a step gives: of one that is not always taken, the value it was given too.
 */
type StepOf<F extends AnyFunction, Options> = Step<
  Parameters<F>[0],
  Options extends
    | { readonly when: unknown }
    | { readonly whenNot: unknown }
    | { readonly whenIn: unknown }
    | { readonly whenNotIn: unknown }
    ? Value<F> | Sometimes
    : Value<F>
>;
declare const sometimes: unique symbol;
/** Marks what a step gives that may pass its value on. */
export interface Sometimes {
  readonly [sometimes]: true;
}

/**
 * A function on the way of a value, for `pipeInput` and `pipeOutput`: its first parameter takes the value. Where it takes more, an arrow
 * function gives the others: its parameter names are upstream nodes. The function is exported or imported; one that is to be
 * no node itself has a name with `_` in front, or `@internal` in its comment.
 *
 * @example
 * ```ts
 * import { pipeOutput, step } from "eponym";
 *
 * pipeOutput(
 *   price,
 *   step(_scale, (factor: number) => [factor]),
 *   step(Math.round, { name: "rounded", when: { precise: false } }),
 * );
 * export function price(net: number): number {
 *   return net * 1.2;
 * }
 *
 * export function _scale(value: number, factor: number): number {
 *   return value * factor;
 * }
 * ```
 */
// The arrow function comes first: `tsc` keeps what it makes of it in the first overload that it tries.
export function step<F extends AnyFunction, const Options extends StepOptions = {}>(
  fn: F,
  bind: (...upstream: never[]) => Readonly<Rest<F>>,
  options?: Options,
): StepOf<F, Options>;
export function step<F extends (value: never) => unknown, const Options extends StepOptions = {}>(
  fn: F,
  options?: Options,
): StepOf<F, Options>;
export function step(fn: AnyFunction, ...options: readonly (AnyFunction | StepOptions | undefined)[]): Step {
  const [bind] = options;
  return { fn, bind: typeof bind === "function" ? bind : undefined, calledWith: [fn, ...options] };
}
