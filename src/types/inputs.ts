import type { Deepest, Deeper, Gathered } from "./depth.ts";
import type { At, Flat } from "./functions.ts";

/** The merged shapes of a driver's modules. */
export interface Merged {
  /** The names of all nodes. */
  readonly names: unknown;
  readonly values: object;
  readonly edges: object;
  readonly optional: object;
  readonly needs: object;
  readonly uses: object;
  readonly variants: object;
  readonly fans: object;
  readonly inputs: object;
}

/** The keys of a condition are known to the config, and it can be met. */
type CanMeet<Config, Condition> = keyof Condition extends keyof Config
  ? [Config & Condition] extends [never]
    ? false
    : true
  : false;

/** The variant is active whatever the config's values turn out to be. */
export type IsActive<Variant, Config> = Variant extends { when: infer When; unless: infer Unless }
  ? Config extends When
    ? true extends (Unless extends unknown ? CanMeet<Config, Unless> : never)
      ? false
      : true
    : false
  : false;

/** The variant may be active. */
export type CanBeActive<Variant, Config> = Variant extends { when: infer When; unless: infer Unless }
  ? [keyof When] extends [never]
    ? IsLeftOn<Unless, Config>
    : CanMeet<Config, When> extends true
      ? IsLeftOn<Unless, Config>
      : false
  : false;
type IsLeftOn<Unless, Config> = true extends (Unless extends unknown ? (Config extends Unless ? true : false) : never)
  ? false
  : true;

type ActivePart<Variant, Config, Key extends string> = Variant extends unknown
  ? IsActive<Variant, Config> extends true
    ? At<Variant, Key>
    : never
  : never;
type PossiblePart<Variant, Config, Key extends string> = Variant extends unknown
  ? CanBeActive<Variant, Config> extends true
    ? At<Variant, Key>
    : never
  : never;

/**
 * What names stand for, through all modules: a name that no node answers to is itself, a node is what it needs. Each node is worked out once.
 * `tsc` goes about 45 names deep at once, so a way that changes modules more often than that needs its producers written above their consumers.
 */
type Must<Graph extends Merged, Config, Name> = Name extends Graph["names"]
  ? Hop<Graph, Config, At<Graph["needs"], Name> | Extract<At<Graph["uses"], Name>, Graph["names"]>>
  : Name extends `?${string}`
    ?
        | Name
        | Must<
            Graph,
            Config,
            | ActivePart<At<Graph["variants"], Name>, Config, "needs">
            | Extract<ActivePart<At<Graph["variants"], Name>, Config, "uses">, Graph["names"]>
          >
    : Name;

type Hop<Graph extends Merged, Config, Name> = Name extends Graph["names"]
  ? At<Solve<Graph, Config>["must"], Name>
  : Name extends `?${string}`
    ? Must<Graph, Config, Name>
    : Name;

/** Like `Must`, for all that may be taken. */
type Can<Graph extends Merged, Config, Name> = Name extends Graph["names"]
  ? HopCan<Graph, Config, At<Graph["needs"], Name> | At<Graph["uses"], Name>>
  : Name extends `?${string}`
    ? Name | Can<Graph, Config, PossiblePart<At<Graph["variants"], Name>, Config, "needs" | "uses">>
    : Name;

type HopCan<Graph extends Merged, Config, Name> = Name extends Graph["names"]
  ? At<Solve<Graph, Config>["can"], Name>
  : Name extends `?${string}`
    ? Can<Graph, Config, Name>
    : Name;

/**
 * How deep in fan-outs those that take a name stand; a union of which the largest counts. Where no fan-out of its module is on the way to a node, it
 * stands as deep as what it needs from outside.
 */
type DepthAt<Graph extends Merged, Config, Fan> = At<Fan, "depth"> | DepthThrough<Graph, Config, At<Fan, "open">>;
type DepthThrough<Graph extends Merged, Config, Open> = {
  [Name in keyof Open]: Deeper<Deepest<DepthOf<Graph, Config, Name>>, Open[Name]>;
}[keyof Open];
type DepthOf<Graph extends Merged, Config, Name> = Name extends Graph["names"]
  ? At<Solve<Graph, Config>["fans"], Name>
  : Name extends `?${string}`
    ? VariantDepth<Graph, Config, At<Graph["variants"], Name>>
    : 0;
type VariantDepth<Graph extends Merged, Config, Variant> = Variant extends unknown
  ? CanBeActive<Variant, Config> extends true
    ? Variant extends { fan: infer Fan }
      ? DepthAt<Graph, Config, Fan>
      : DepthOf<Graph, Config, At<Variant, "needs" | "uses">>
    : never
  : never;

/** The names reached from the outputs edge by edge, stopping at the overrides. */
export type Reached<Graph extends Merged, Config, From, Seen> = string extends From
  ? never
  : [From] extends [never]
    ? Seen
    : Reached<
        Graph,
        Config,
        Exclude<
          | At<Graph["edges"], From>
          | At<Graph["optional"], From>
          | PossiblePart<At<Graph["variants"], From>, Config, "edges" | "optional">,
          Seen
        >,
        Seen | From
      >;

/** A node's value under the config: the union of the variants that can be active. */
export type ChosenValue<Value, Variants, Config> = [PossiblePart<Variants, Config, "gives">] extends [never]
  ? Value
  : PossiblePart<Variants, Config, "gives">;
type ChosenValues<Graph extends Merged, Config> = [keyof Graph["variants"]] extends [never]
  ? Graph["values"]
  : {
      [Name in keyof Graph["values"]]: `?${Name & string}` extends keyof Graph["variants"]
        ? ChosenValue<Graph["values"][Name], At<Graph["variants"], `?${Name & string}`>, Config>
        : Graph["values"][Name];
    };

/** Config-dependent nodes none of whose variants can be active: an input has to take their place. */
type NeverActive<Graph extends Merged, Config> = {
  [Key in keyof Graph["variants"]]: true extends SomePossible<At<Graph["variants"], Key>, Config> ? never : Key;
}[keyof Graph["variants"]];
type SomePossible<Variant, Config> = Variant extends unknown ? CanBeActive<Variant, Config> : never;

/** Config-dependent nodes that may be left without an active variant: an input may take their place. */
type MaybeInactive<Graph extends Merged, Config> = {
  [Key in keyof Graph["variants"]]: true extends (
    At<Graph["variants"], Key> extends infer Variant
      ? Variant extends unknown
        ? IsActive<Variant, Config>
        : never
      : never
  )
    ? never
    : Key extends `?${infer Name}`
      ? Name
      : never;
}[keyof Graph["variants"]];

/** A driver's types, worked out once: each part is only computed when it is asked for. */
export interface Solved {
  readonly graph: Merged;
  readonly config: unknown;
  /** Node -> its value, as those that take it see it. */
  readonly values: object;
  /** Node -> what asking for it gives: an array of values where it is inside of a fan-out. */
  readonly outputs: object;
  readonly inputs: object;
  /** Node -> how deep in fan-outs those that take it stand. */
  readonly fans: object;
  /** Node -> the names it cannot do without. */
  readonly must: object;
  /** Node -> all names that it can take. */
  readonly can: object;
  /** Names that only inputs answer to. */
  readonly open: unknown;
  /** Config-dependent nodes that an input may have to take the place of. */
  readonly loose: unknown;
  /** Config-dependent nodes that an input has to take the place of. */
  readonly dead: unknown;
}

/** The types of a driver of some modules under a config, as far as they are asked for. */
export interface Solve<in out Graph extends Merged, in out Config> {
  readonly graph: Graph;
  readonly config: Config;
  readonly values: ChosenValues<Graph, Config>;
  readonly outputs: [keyof Graph["fans"]] extends [never]
    ? ChosenValues<Graph, Config>
    : { [Name in keyof Graph["values"]]: Gathered<ChosenValues<Graph, Config>[Name], DepthOf<Graph, Config, Name>> };
  readonly inputs: Graph["inputs"] & Pick<Graph["values"], MaybeInactive<Graph, Config> & keyof Graph["values"]>;
  readonly must: {
    [Name in keyof Graph["edges"] as Name]: Must<
      Graph,
      Config,
      At<Graph["needs"], Name> | Extract<At<Graph["uses"], Name>, Graph["names"]>
    >;
  };
  readonly can: {
    [Name in keyof Graph["edges"] as Name]: Can<Graph, Config, At<Graph["needs"], Name> | At<Graph["uses"], Name>>;
  };
  readonly fans: {
    [Name in keyof Graph["fans"] as Name]: DepthAt<Graph, Config, Graph["fans"][Name]>;
  } & {
    [Name in Exclude<keyof Graph["values"], keyof Graph["fans"]> as Name]: DepthOf<
      Graph,
      Config,
      At<Graph["needs"], Name> | At<Graph["uses"], Name>
    >;
  };
  readonly open: Exclude<keyof Graph["inputs"], keyof Graph["values"] | keyof Config>;
  readonly loose: MaybeInactive<Graph, Config>;
  readonly dead: NeverActive<Graph, Config>;
}
/** `"?node"` is the node. */
type PlainName<Key> = Key extends `?${infer Name}` ? Name : never;
/** The inputs among the names that are needed. */
type Needed<S extends Solved, Reach> = Extract<Reach, S["open"]> | PlainName<Extract<Reach, S["dead"]>>;
/** The inputs among the names that can be taken. */
type Taken<S extends Solved, Reach> = Extract<Reach, S["open"]> | Extract<PlainName<Reach>, S["loose"]>;

/** The names under some keys. What `tsc` asks of a key that is not known yet is answered by a name that nothing has, lest it look under all keys. */
type Lookup<T, Key> = Key extends string ? (string extends Key ? "" : At<T, Key>) : never;

type Required<S extends Solved, Output, Overridden> = [Overridden] extends [never]
  ? Lookup<S["must"], Output>
  : Extract<Lookup<S["must"], Output>, Reached<S["graph"], S["config"], Exclude<Output, Overridden>, Overridden>>;

type Given<Inputs, Needed, All> = string extends keyof Inputs
  ? { [Name in string]?: unknown }
  : Flat<
      { [Name in Extract<Needed, keyof Inputs>]: Inputs[Name] } & {
        [Name in Extract<Exclude<All, Needed>, keyof Inputs>]?: Inputs[Name] | undefined;
      }
    >;

/** No input is needed and none is taken; `{}` would take any. */
export interface NoInputs {
  readonly [none]?: never;
}
declare const none: unique symbol;

/** A name as it was given if it is known, else all that are: `string` alone as the constraint keeps `tsc` from working out all names at once. */
export type Known<Name, All> = Name extends All ? Name : All;

/** The inputs that some outputs take when some nodes are overridden: what they cannot do without is required. */
export type InputsFor<S extends Solved, Output, Overridden = never> = Given<
  S["inputs"],
  Needed<S, Required<S, Output, Overridden>>,
  Taken<S, Lookup<S["can"], Output>>
>;
