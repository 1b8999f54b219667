import type { Module } from "../module.ts";
import type { IsAny, Merge, Result } from "./functions.ts";
import type { Marked } from "./markers.ts";

/** What a generated module tells `tsc` of itself, by the names of its nodes. */
export interface ModuleShape {
  /** Node -> the type of its value. */
  readonly values: object;
  /** Node -> the names it takes; a node that depends on the config is written `"?node"`. */
  readonly edges: object;
  /** Node -> names it does without where no module has them. */
  readonly optional: object;
  /** Node -> the names that nothing in this module answers to and that it cannot do without, and the config-dependent nodes it reaches. */
  readonly needs: object;
  /** Node -> the names that nothing in this module answers to and that it can do without. */
  readonly uses: object;
  /** `"?node"` -> its variants, each `{ when, unless, gives, edges, optional, needs, uses }`, with `fan` where fan-outs change how deep it stands. */
  readonly variants: object;
  /**
   * Node that a fan-out of this module is on the way to -> how deep those that take it stand: so deep at least, and so much deeper than names outside
   * or nodes that depend on the config; `step` is what it adds to what it takes, where it fans out or collects.
   */
  readonly fans: object;
  /** Name that nothing in this module answers to -> what its parameters take. */
  readonly inputs: object;
  readonly config: object;
}

/** A module of which nothing is known before it runs. */
export interface OpenShape extends ModuleShape {
  readonly values: Record<string, unknown>;
  readonly edges: {};
  readonly optional: {};
  readonly needs: {};
  readonly uses: {};
  readonly variants: {};
  readonly fans: {};
  readonly inputs: Record<string, unknown>;
  readonly config: Record<string, unknown>;
}

/** What a module tells of itself; one that is typed as no more than a `Module` tells nothing. */
export type ShapeOf<M> =
  M extends Module<infer Shape>
    ? IsAny<Shape> extends true
      ? OpenShape
      : Shape extends ModuleShape
        ? Shape
        : never
    : never;

/** One part of the shapes of some modules, merged. */
export type Part<Modules extends readonly Module[], Key extends keyof ModuleShape> = Extract<
  Merge<ShapeOf<Modules[number]>[Key]>,
  object
>;

/** The functions of a source file whose names are nodes: go to definition lands on the function. */
export type Own<Source, Name extends keyof Source> = { [Key in Name]: Result<Source[Key]> };

/** An edge: what the producer gives has to fit what the parameter takes; both are named in the message. */
export type Edge<_Gives extends Taken, Taken> = never;

/** A condition has to be one that the module's config can meet. */
export type ConditionFits<_Condition extends Allowed, Allowed> = never;

/** No marker hides behind an alias: it has to be written at the parameter, where it is read. */
export type Unmarked<
  Taken extends {
    readonly [Key in Place]: Marked<Taken[Key]> extends true
      ? "write the marker at the parameter, not behind an alias"
      : unknown;
  },
  Place extends string,
> = Taken;
