import type { Explanation } from "../cache/explanation.ts";
import type { CacheOptions } from "../cache/options.ts";
import type { Executor } from "../executor.ts";
import type { Graph } from "../graph/graph.ts";
import type { Metadata } from "../loader.ts";
import type { Module } from "../module.ts";
import type { LaterWins } from "./later-wins.ts";
import type { NodeSummary } from "./variables.ts";
import type { ListedAdapter } from "../run/adapter.ts";
import type { PlanDescription } from "../run/plan.ts";
import type { Run } from "../run/run.ts";
import type { Saver } from "../saver.ts";
import type { TableType } from "../table.ts";
import type { Tags } from "../node.ts";
import type { AnyFunction, At, Merge, Names } from "../types/functions.ts";
import type { InputsFor, Known, Merged, NoInputs, Solve, Solved } from "../types/inputs.ts";
import type { ModuleShape, Part, ShapeOf } from "../types/shape.ts";
import type { VisualizeOptions } from "../visualize/options.ts";

/** The merged shapes of several modules. */
export interface MergedModules<out Modules extends readonly Module[]> {
  readonly names: keyof Part<Modules, "values">;
  readonly values: Part<Modules, "values">;
  readonly edges: Part<Modules, "edges">;
  readonly optional: Part<Modules, "optional">;
  readonly needs: Part<Modules, "needs">;
  readonly uses: Part<Modules, "uses">;
  readonly variants: Part<Modules, "variants">;
  readonly fans: Part<Modules, "fans">;
  readonly inputs: Part<Modules, "inputs">;
  readonly config: ConfigOf<Modules>;
}

interface Joint<Shape extends ModuleShape> {
  readonly names: keyof Shape["values"];
  readonly values: Shape["values"];
  readonly edges: Shape["edges"];
  readonly optional: Shape["optional"];
  readonly needs: Shape["needs"];
  readonly uses: Shape["uses"];
  readonly variants: Shape["variants"];
  readonly fans: Shape["fans"];
  readonly inputs: Shape["inputs"];
  readonly config: Shape["config"] & Partial<Shape["inputs"]>;
}

type Joined<Modules extends readonly Module[], OnDuplicate> = OnDuplicate extends "later"
  ? Joint<Extract<LaterWins<Modules>, ModuleShape>>
  : MergedModules<[...Modules]>;

/** The config that modules together take: what their conditions look at, and values for parameters. */
export type ConfigOf<Modules extends readonly Module[]> = Extract<Merge<ShapeOf<Modules[number]>["config"]>, object> &
  Partial<Part<Modules, "inputs">>;

/** Parameters in one module whose node is in another and gives something else. */
type Misfits<Graph extends Merged> = {
  [
    Name in keyof Graph["inputs"] & keyof Graph["values"] as Graph["values"][Name] extends Graph["inputs"][Name]
      ? never
      : Name
  ]: never;
};
/** Nodes that two modules make; found in the last argument, so that `tsc` takes any number of modules. */
type Doubles<Modules extends readonly Module[], Seen = never, Found = never> = Modules extends readonly [
  infer First,
  ...infer Rest extends readonly Module[],
]
  ? string extends keyof ShapeOf<First>["values"]
    ? Doubles<Rest, Seen, Found>
    : Doubles<Rest, Seen | keyof ShapeOf<First>["values"], Found | Extract<keyof ShapeOf<First>["values"], Seen>>
  : Found;

type ModulesFit<Modules extends readonly Module[], OnDuplicate> = [
  keyof Misfits<Joined<Modules, OnDuplicate>>,
] extends [never]
  ? [OnDuplicate] extends ["later"]
    ? unknown
    : [Doubles<Modules>] extends [never]
      ? unknown
      : {
          readonly modules: `two modules make the node "${Doubles<Modules> & string}"; rename one, or give onDuplicate: "later"`;
        }
  : {
      readonly modules: `the node "${keyof Misfits<Joined<Modules, OnDuplicate>> & string}" gives a value that does not fit the parameter of that name in another module`;
    };
type ConfigFits<Modules extends readonly Module[], Config> = {
  readonly config?: { readonly [Key in Exclude<keyof Config, keyof ConfigOf<Modules>>]: never };
} & ({} extends ConfigOf<Modules> ? unknown : { readonly config: Lacking<ConfigOf<Modules>, Config> });
/** What a config has to have and this one does not. */
type Lacking<All, Config> = {
  readonly [Key in keyof All as Key extends keyof Config ? never : {} extends Pick<All, Key> ? never : Key]: All[Key];
};

/** What a driver is made of. */
export interface DriverOptions<Modules extends readonly Module[], Config, OnDuplicate> {
  /** The dataflow modules, as their generated files export them. */
  readonly modules: Modules;
  /** Chooses variants and answers parameters. */
  readonly config?: Config;
  /** What two modules that make one node are: an error, or a replacement of the earlier by the later. */
  readonly onDuplicate?: OnDuplicate;
  /** How many asynchronous nodes run at the same time at most; no limit without it. */
  readonly concurrency?: number;
  /** What observes or wraps the runs; the first is outermost. */
  readonly adapters?: readonly ListedAdapter[];
  /** Where nodes may run besides this thread, by the name that `runOn` gives; `threads` is there without being given. */
  readonly executors?: Readonly<Record<string, Executor>>;
  /** Table types besides polars data frames and arrays of rows. */
  readonly tables?: readonly TableType[];
  /** Keeps results and reuses them for as long as nothing has changed that they depend on: `true` in the folder `.eponym/cache`, or as the options say. */
  readonly cache?: boolean | CacheOptions;
}

/** What a node gives; of modules that are only known when they are loaded it may be anything. */
type OutputOf<Outputs, Name> = Name extends keyof Outputs ? Outputs[Name] : never;

/** What happens when a node fails. */
type OnError = "stop" | "continue";

/** What a run takes besides its outputs. */
export type RunOptions<
  S extends Solved,
  Inputs,
  Overridden extends PropertyKey,
  Failing extends OnError = OnError,
> = ({} extends Inputs
  ? { readonly inputs?: [keyof Inputs] extends [never] ? NoInputs : Inputs }
  : { readonly inputs: Inputs }) & {
  /** Values that take the place of nodes; what only they needed is not needed. Their checks still run. */
  readonly overrides?: { readonly [Name in Overridden]?: OutputOf<S["outputs"], Name> };
  /** Ends the run when it is aborted. */
  readonly signal?: AbortSignal;
  /** `"stop"` (the default) ends the run at the first failure; `"continue"` finishes what does not depend on it. */
  readonly onError?: Failing;
};
type RunArguments<
  S extends Solved,
  Inputs,
  Overridden extends PropertyKey,
  Failing extends OnError = OnError,
> = {} extends Inputs
  ? [options?: RunOptions<S, Inputs, Overridden, Failing>]
  : [options: RunOptions<S, Inputs, Overridden, Failing>];

/** What a run has of its outputs: where it goes on after a failure, some may be missing. */
type Finished<Results, Failing extends OnError> = "continue" extends Failing ? Partial<Results> : Results;

/** A node by its name or by the function that makes it. */
export type NodeReference<S extends Solved> = Names<S["values"]> | Names<S["inputs"]> | AnyFunction;

/** Picks nodes by their tags: every key must be there, with the value or one of the values; `null` asks for the key alone. */
export type TagFilter = Readonly<Record<string, Tags[string] | null>>;

/** Each output with one saver or several, which take what the driver gives for it; of what is only known at run time, any. */
type SaversFit<Outputs, Savers> = {
  readonly [Name in keyof Savers]: Name extends keyof Outputs
    ? OneOrMore<Saver<unknown extends Outputs[Name] ? never : Outputs[Name]>>
    : { readonly notAnOutput: Name };
};
type OneOrMore<T> = T | readonly T[];

/** What is known of what was saved, by output; in the order of its savers, where they are a list. */
export type Materialized<Savers> = {
  -readonly [Name in keyof Savers]: Savers[Name] extends readonly unknown[] ? EachMetadata<Savers[Name]> : Metadata;
};
type EachMetadata<List> = { -readonly [Place in keyof List]: Metadata };

/** See `Driver`. */
export interface DriverMethods<S extends Solved> {
  /** The active nodes and the inputs, under the driver's config. */
  readonly graph: Graph;
  /** Computes some outputs and what they need, each node once. Rejects with a `DataflowError` that tells all mistakes of the request, or the node that failed. */
  execute<
    const Output extends string,
    const Overridden extends Names<S["values"]> = never,
    Given = InputsFor<S, Output, Overridden>,
  >(
    outputs: readonly Known<Output, Names<S["values"]>>[],
    ...options: RunArguments<S, NoInfer<Given>, Overridden>
  ): Promise<Pick<S["outputs"], Output & keyof S["outputs"]>>;
  /** Like `execute`, with the status and the time of every node. With `onError: "continue"` it resolves even if nodes failed; `results` then lacks those outputs. */
  run<
    const Output extends string,
    const Overridden extends Names<S["values"]> = never,
    const Failing extends OnError = "stop",
    Given = InputsFor<S, Output, Overridden>,
  >(
    outputs: readonly Known<Output, Names<S["values"]>>[],
    ...options: RunArguments<S, NoInfer<Given>, Overridden, Failing>
  ): Promise<Run<Finished<Pick<S["outputs"], Output & keyof S["outputs"]>, Failing>>>;
  /**
   * Computes some outputs as `execute` does and saves each by its saver, or by several, at the same time. Gives what the savers tell of what they
   * saved. A saver that fails leaves what the others write whole; with `onError: "continue"` the outputs that could be computed are saved
   * before it rejects.
   */
  materialize<
    const Savers extends object,
    const Overridden extends Names<S["values"]> = never,
    Given = InputsFor<S, Names<Savers>, Overridden>,
  >(
    savers: Savers & SaversFit<S["outputs"], Savers>,
    ...options: RunArguments<S, NoInfer<Given>, Overridden>
  ): Promise<Materialized<Savers>>;
  /** What `execute` would run, in order, and why; with a cache also what it would reuse. Runs nothing but freshness functions. */
  plan<
    const Output extends string,
    const Overridden extends Names<S["values"]> = never,
    Given = InputsFor<S, Output, Overridden>,
  >(
    outputs: readonly Known<Output, Names<S["values"]>>[],
    ...options: RunArguments<S, NoInfer<Given>, Overridden>
  ): Promise<PlanDescription>;
  /** For each node that an output needs: whether an earlier result stands for it and, if not, what has changed since. Runs nothing but freshness functions. The driver has to have a cache. */
  explain<
    const Output extends string,
    const Overridden extends Names<S["values"]> = never,
    Given = InputsFor<S, Output, Overridden>,
  >(
    output: Known<Output, Names<S["values"]>>,
    ...options: RunArguments<S, NoInfer<Given>, Overridden>
  ): Promise<Explanation>;
  /** The value that an earlier run left in the cache: the run of that id, or the latest that has one. */
  fromCache<const Output extends string>(
    output: Known<Output, Names<S["values"]>>,
    options?: { readonly run?: string },
  ): Promise<OutputOf<S["outputs"], Output>>;
  /** Throws a `DataflowError` with every mistake that a request has. Runs nothing. */
  validate<
    const Output extends string,
    const Overridden extends Names<S["values"]> = never,
    Given = InputsFor<S, Output, Overridden>,
  >(
    outputs: readonly Known<Output, Names<S["values"]>>[],
    ...options: RunArguments<S, NoInfer<Given>, Overridden>
  ): void;
  /** All nodes and inputs, or those with some tags. */
  variables(filter?: { readonly tags?: TagFilter }): readonly NodeSummary[];
  /** The nodes themselves and all that they need, inputs included, in the order of the graph. */
  upstreamOf(...nodes: readonly NodeReference<S>[]): readonly string[];
  /** The nodes themselves and all that needs them. */
  downstreamOf(...nodes: readonly NodeReference<S>[]): readonly string[];
  /** Every node on a way from one to the other, both included; empty where there is none. */
  pathBetween(from: NodeReference<S>, to: NodeReference<S>): readonly string[];
  /** A picture of the graph, or of what some outputs need. */
  visualize(options: VisualizeOptions & { readonly format: "png" | "pdf" }): Promise<Uint8Array>;
  visualize(options?: VisualizeOptions): Promise<string>;
  /** Lets go of the executors that the driver was given, their threads, and the files of its cache. Not needed at the end of a program; `await using` does it too. */
  close(): Promise<void>;
}

/** `Symbol.asyncDispose`, where the libraries of the project know it. */
type AsyncDispose = SymbolConstructor extends { readonly asyncDispose: infer Key extends symbol } ? Key : never;
/** What `await using` looks for. */
export type Disposable = { readonly [Key in AsyncDispose]: () => Promise<void> };

/** A driver of some modules under a config. */
export interface Driver<in out S extends Solved> extends DriverMethods<S>, Disposable {
  /** A driver with some options changed; a config given here is added to this one's. */
  with<const Changed extends Partial<At<S["graph"], "config">> = {}>(options: {
    readonly config?: Changed & { readonly [Key in Exclude<keyof Changed, keyof At<S["graph"], "config">>]: never };
    readonly concurrency?: number;
    readonly adapters?: readonly ListedAdapter[];
    readonly executors?: Readonly<Record<string, Executor>>;
    readonly tables?: readonly TableType[];
    readonly cache?: boolean | CacheOptions;
  }): Driver<Solve<S["graph"], Omit<S["config"], keyof Changed> & Changed>>;
}

/** `new Driver(…)` */
export interface DriverConstructor {
  new <
    const Modules extends readonly Module[],
    const Config extends Partial<ConfigOf<Modules>> = {},
    const OnDuplicate extends "error" | "later" = "error",
  >(
    options: DriverOptions<Modules, Config, OnDuplicate> &
      ModulesFit<Modules, OnDuplicate> &
      ConfigFits<Modules, Config>,
  ): Driver<Solve<Joined<Modules, OnDuplicate>, Config>>;
}

/** The type of a driver of some modules, to name it in a signature. */
export type DriverOf<Modules extends readonly Module[], Config = {}> = Driver<
  Solve<MergedModules<[...Modules]>, Config>
>;

/** Of modules that are only known when they are loaded. */
export type OpenSolved = Solve<MergedModules<Module[]>, Readonly<Record<string, unknown>>>;

type SolvedOf<D> = D extends Driver<infer S extends Solved> ? S : never;

/** The names that a driver can compute. */
export type OutputName<D> = Names<SolvedOf<D>["values"]>;

/** What a driver gives for some outputs. */
export type Outputs<D, Output extends OutputName<D>> = Pick<
  SolvedOf<D>["outputs"],
  Output & keyof SolvedOf<D>["outputs"]
>;

/** The inputs that a driver takes for some outputs, when some nodes are overridden. */
export type Inputs<D, Output extends OutputName<D>, Overridden extends OutputName<D> = never> = InputsFor<
  SolvedOf<D>,
  Output,
  Overridden
>;
