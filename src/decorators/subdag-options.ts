import type { Module } from "../module.ts";
import type { AnyFunction } from "../types/functions.ts";
import type { InnerConfig, InnerInputs } from "../types/inner.ts";

/** What a subdag is made of: a module, several, or functions of its file. */
export type SubdagParts = Module | readonly Module[] | readonly AnyFunction[];

/** How what is inside a subdag comes from outside. */
export interface SubdagOptions<Parts extends SubdagParts = SubdagParts, Given = InnerInputs<Parts>> {
  /** An arrow function whose parameters are upstream nodes; what it returns under the name of an input is what that input takes. */
  readonly inputs?: (...upstream: never[]) => Given;
  /** Config that is decided here, and values for inputs. */
  readonly config?: InnerConfig<Parts>;
  /** Config keys that are called differently outside: `{ region: "usRegion" }`. All others are the same. */
  readonly configFrom?: { readonly [Key in keyof InnerConfig<Parts>]?: string };
  /** Inputs, and parameters of the function, that are nodes or inputs of the same name outside. */
  readonly external?: readonly string[];
}

/** Each name that is given is an input inside, and takes such a value. */
export type InputsFit<Given, Known> = {
  readonly [Name in keyof Given]: Name extends keyof Known ? Known[Name] : never;
};
