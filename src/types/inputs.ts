import type { At, Flat } from "./functions.ts";

/** The merged shapes of a driver's modules. */
export interface Merged {
  readonly values: object;
  readonly edges: object;
  readonly optional: object;
  readonly needs: object;
  readonly uses: object;
  readonly variants: object;
  readonly inputs: object;
}

/** The keys of a condition are known to the config, and it can be met. */
type CanMeet<Config, Condition> = keyof Condition extends keyof Config ? ([Config & Condition] extends [never] ? false : true) : false;

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
type IsLeftOn<Unless, Config> = true extends (Unless extends unknown ? (Config extends Unless ? true : false) : never) ? false : true;

type ActivePart<Variant, Config, Key extends string> = Variant extends unknown ? (IsActive<Variant, Config> extends true ? At<Variant, Key> : never) : never;
type PossiblePart<Variant, Config, Key extends string> = Variant extends unknown ? (CanBeActive<Variant, Config> extends true ? At<Variant, Key> : never) : never;

/** The names that some names cannot do without; one step a module or variant that is crossed, so the depth stays small. */
export type Must<Graph extends Merged, Config, From, Seen = never> = string extends From
  ? never
  : [From] extends [never]
    ? Seen
    : Must<
        Graph,
        Config,
        Exclude<
          | At<Graph["needs"], From>
          | Extract<At<Graph["uses"], From>, keyof Graph["values"]>
          | ActivePart<At<Graph["variants"], From>, Config, "needs">
          | Extract<ActivePart<At<Graph["variants"], From>, Config, "uses">, keyof Graph["values"]>,
          Seen
        >,
        Seen | From
      >;

/** The names that some names may take. */
export type Can<Graph extends Merged, Config, From, Seen = never> = string extends From
  ? never
  : [From] extends [never]
    ? Seen
    : Can<
        Graph,
        Config,
        Exclude<At<Graph["needs"], From> | At<Graph["uses"], From> | PossiblePart<At<Graph["variants"], From>, Config, "needs" | "uses">, Seen>,
        Seen | From
      >;

/** The names reached from the outputs edge by edge, stopping at the overrides. */
export type Reached<Graph extends Merged, Config, From, Seen> = string extends From
  ? never
  : [From] extends [never]
    ? Seen
    : Reached<
        Graph,
        Config,
        Exclude<
          At<Graph["edges"], From> | At<Graph["optional"], From> | PossiblePart<At<Graph["variants"], From>, Config, "edges" | "optional">,
          Seen
        >,
        Seen | From
      >;

/** A node's value under the config: the union of the variants that can be active. */
type ChosenValue<Value, Variants, Config> = [PossiblePart<Variants, Config, "gives">] extends [never] ? Value : PossiblePart<Variants, Config, "gives">;
type ChosenValues<Graph extends Merged, Config> = [keyof Graph["variants"]] extends [never]
  ? Graph["values"]
  : { [Name in keyof Graph["values"]]: `?${Name & string}` extends keyof Graph["variants"] ? ChosenValue<Graph["values"][Name], At<Graph["variants"], `?${Name & string}`>, Config> : Graph["values"][Name] };

/** Config-dependent nodes none of whose variants can be active: an input has to take their place. */
type NeverActive<Graph extends Merged, Config> = {
  [Key in keyof Graph["variants"]]: true extends SomePossible<At<Graph["variants"], Key>, Config> ? never : Key;
}[keyof Graph["variants"]];
type SomePossible<Variant, Config> = Variant extends unknown ? CanBeActive<Variant, Config> : never;

/** Config-dependent nodes that may be left without an active variant: an input may take their place. */
type MaybeInactive<Graph extends Merged, Config> = {
  [Key in keyof Graph["variants"]]: true extends (At<Graph["variants"], Key> extends infer Variant ? (Variant extends unknown ? IsActive<Variant, Config> : never) : never) ? never : Key extends `?${infer Name}` ? Name : never;
}[keyof Graph["variants"]];

/** A driver's types, worked out once: each part is only computed when it is asked for. */
export interface Solved {
  readonly graph: Merged;
  readonly config: unknown;
  readonly values: object;
  readonly inputs: object;
  /** Node -> the inputs it cannot do without. */
  readonly must: object;
  /** Node -> all inputs it can take. */
  readonly can: object;
}

export interface Solve<
  in out Graph extends Merged,
  in out Config,
  in out Open = Exclude<keyof Graph["inputs"], keyof Graph["values"] | keyof Config>,
  in out Loose extends string = MaybeInactive<Graph, Config> & string,
  in out Dead = NeverActive<Graph, Config>,
> {
  readonly graph: Graph;
  readonly config: Config;
  readonly values: ChosenValues<Graph, Config>;
  readonly inputs: Graph["inputs"] & Pick<Graph["values"], Loose & keyof Graph["values"]>;
  readonly must: { [Name in keyof Graph["edges"] as Name]: Extract<Must<Graph, Config, Name>, Open> | PlainName<Extract<Must<Graph, Config, Name>, Dead>> };
  readonly can: { [Name in keyof Graph["edges"] as Name]: Extract<Can<Graph, Config, Name>, Open> | LooseName<Can<Graph, Config, Name>, Loose> };
}
/** `"?node"` is the node. */
type PlainName<Key> = Key extends `?${infer Name}` ? Name : never;
type LooseName<Reach, Loose> = Extract<PlainName<Reach>, Loose>;

type Required<S extends Solved, Output, Overridden> = [Overridden] extends [never]
  ? At<S["must"], Output>
  : Extract<At<S["must"], Output>, Reached<S["graph"], S["config"], Exclude<Output, Overridden>, Overridden>>;

type Given<Inputs, Needed, All> = string extends keyof Inputs
  ? { [Name in string]?: unknown }
  : Flat<{ [Name in Extract<Needed, keyof Inputs>]: Inputs[Name] } & { [Name in Extract<Exclude<All, Needed>, keyof Inputs>]?: Inputs[Name] | undefined }>;

declare const every: unique symbol;
/** Stands for any name in a constraint: what `tsc` asks of all names at once is not worked out. */
export type Every = typeof every;

/** The inputs that some outputs take when some nodes are overridden: what they cannot do without is required. */
export type InputsFor<S extends Solved, Output, Overridden = never> = Every extends Output | Overridden ? {} : Given<S["inputs"], Required<S, Output, Overridden>, At<S["can"], Output>>;
