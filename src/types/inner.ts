import type { Module } from "../module.ts";
import type { At } from "./functions.ts";
import type { ChosenValue } from "./inputs.ts";
import type { Part, ShapeOf } from "./shape.ts";

/** A node's value inside a subdag, under what is known of its config; a key that is not told may be anything. */
export type Inner<M extends Module, Config, Name extends string> = `?${Name}` extends keyof ShapeOf<M>["variants"]
  ? ChosenValue<
      At<ShapeOf<M>["values"], Name>,
      At<ShapeOf<M>["variants"], `?${Name}`>,
      Config & Readonly<Record<string, unknown>>
    >
  : At<ShapeOf<M>["values"], Name>;

/** What an input of a module takes; a node that no variant is active of is one too. */
export type InnerInput<M extends Module, Name extends string> = Name extends keyof ShapeOf<M>["inputs"]
  ? ShapeOf<M>["inputs"][Name]
  : At<ShapeOf<M>["values"], Name>;

/** The modules among what a subdag is made of, as a list. */
type ModulesOf<Parts> = Parts extends Module
  ? readonly [Parts]
  : Parts extends readonly Module[]
    ? Parts
    : readonly Module[];

/** What the inputs of modules take; of functions any. */
export type InnerInputs<Parts> = Partial<
  Part<ModulesOf<Parts>, "inputs"> & Pick<Part<ModulesOf<Parts>, "values">, Conditional<ModulesOf<Parts>>>
>;

/** The nodes that depend on the config, which an input may have to take the place of. */
type Conditional<Modules extends readonly Module[]> = keyof Part<Modules, "variants"> extends infer Key
  ? Key extends `?${infer Name}`
    ? Name & keyof Part<Modules, "values">
    : never
  : never;

/** The config that is looked at inside, and values for inputs. */
export type InnerConfig<Parts> = Partial<Part<ModulesOf<Parts>, "config"> & Part<ModulesOf<Parts>, "inputs">>;

/** The nodes of modules; of functions any name. */
export type InnerNames<Parts> = keyof Part<ModulesOf<Parts>, "values"> & string;
