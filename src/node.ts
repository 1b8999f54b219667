/** The plain data that every stage shares. Nothing here runs, and nothing here knows a library. */
import type { TypeTable } from "./value-type.ts";

/** Where something stands in a source file; `line` and `column` count from 1. */
export interface Location {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The source line, where it was at hand when the location was made. */
  readonly text?: string;
}

/** One parameter of a declared function or of a binding. */
export interface Parameter {
  /** The name as the function knows it. */
  readonly name: string;
  /** The node it is fed by: its own name, unless `Source<"node", T>` says otherwise. */
  readonly node: string;
  /** It has a default or a `?`. */
  readonly optional: boolean;
  /** The annotation as it is written. */
  readonly type: string;
  /** The annotation with its names resolved for the generated file; bindings only. */
  readonly takes?: string;
  readonly marker?: ParameterMarker;
  /** Its value is never shown. */
  readonly secret?: true;
  /** The value that it has where it gets none, where that is written out as a literal. */
  readonly default?: Argument;
}

/** `collect`: takes the values of all items of a fan-out. `lazy`: takes a function that gets the value. */
export type ParameterMarker = "collect" | "lazy";

/** An argument of a decorator as far as the source text tells it. */
export type Argument =
  | null
  | boolean
  | number
  | string
  | undefined
  | readonly Argument[]
  | { readonly [key: string]: Argument }
  | BindingArgument
  | CallArgument
  | ResolverArgument
  | ExpressionArgument;

/** An arrow function whose parameter names are upstream nodes. */
export interface BindingArgument {
  readonly $: "binding";
  readonly parameters: readonly Parameter[];
  /** Where its body is an object literal: its keys, each with the parameter whose value it passes on, or `null` where it makes one. */
  readonly returns?: Readonly<Record<string, string | null>>;
  /** Where its body is a call of something of this package: the name that is called. */
  readonly calls?: string;
}

/** A call of something of this package inside an argument: `step(round)`, `from.csv("a.csv")`. */
export interface CallArgument {
  readonly $: "call";
  /** What is called, by the name under which the package exports it. */
  readonly callee: string;
  readonly args: readonly Argument[];
  /** What it gives, as a TypeScript type over `source`, where the call writes out its type arguments. */
  readonly gives?: string;
}

/** A function that calls decorators once the config is known. */
export interface ResolverArgument {
  readonly $: "resolver";
  /** The config keys that it reads, with their annotations. */
  readonly config: Readonly<Record<string, string>>;
  /** The annotation of its parameter, resolved for the generated file. */
  readonly takes?: string;
  /** The decorator calls in it, in the order of the text. */
  readonly decorations: readonly Decoration[];
}

/** Anything that only running the module can tell: a schema, a constant, a function. */
export interface ExpressionArgument {
  readonly $: "expression";
  /** The expression as it is written, on one line. */
  readonly text: string;
  /** The identifier at its end (`limits.age` gives `age`), where it is nothing but names. */
  readonly name?: string;
  /** Its type, as a TypeScript type over `source`, where it is nothing but names that can be reached from outside the file. */
  readonly typeOf?: string;
  /** It is nothing but names, and they cannot be reached from outside the file. */
  readonly hidden?: true;
  /** The exported function of this file that it is, by its exported name. */
  readonly declared?: string;
  /** The generated file that it is imported from: `./survey.dag.ts`. */
  readonly dag?: string;
}

/** A decorator call as it stands above a function. */
export interface Decoration {
  /** The name of the decorator: `extractColumns`, `config.when`. */
  readonly kind: string;
  /** Its arguments after the function. */
  readonly args: readonly Argument[];
  /** Those arguments as they were given, where a resolver called it. */
  readonly given?: readonly unknown[];
  /**
   * SHA-256 (hex, shortened) of the syntax of its arguments and of every project declaration that they reach; missing where they are nothing but literals, which `args` has.
   */
  readonly hash?: string;
  /** The packages that its arguments reach by imports. */
  readonly packages?: readonly string[];
  /** What its arguments reach of which the text does not tell what it does, and its function does not reach. */
  readonly unreadable?: readonly string[];
  readonly location: Location;
}

/** How a function takes what it needs: one argument each, or one object of them all. */
export type Call = "positional" | "named";

/** An exported function of a dataflow module. */
export interface Declared {
  /** The name it is exported by, variant included: `price__us`. */
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly call: Call;
  /** The annotation of its result as it is written. */
  readonly type: string;
  /** Its result is `Parallelizable`: everything that takes it runs once for each item. */
  readonly fansOut?: true;
  /** Its result is never shown. */
  readonly secret?: true;
  /** It is kept out of the dataflow, and part of subdags of its file. */
  readonly internal?: true;
  /** Its code, or what that calls, asks for its context. */
  readonly scoped?: true;
  readonly doc: string;
  /** SHA-256 (hex, shortened) of its syntax and of every project declaration that it reaches; its decorators have hashes of their own. */
  readonly hash: string;
  /** The packages that it reaches by imports; its decorators have packages of their own. */
  readonly packages: readonly string[];
  /** What it reaches of which the text does not tell what it does, each with the file: `"counter" (./tax.ts), a variable of its module that is assigned to`. */
  readonly unreadable?: readonly string[];
  readonly decorations: readonly Decoration[];
  readonly location: Location;
}

/** What a tag says: a text, a number, a boolean, or a list of them. */
export type TagValue = string | number | boolean | readonly (string | number | boolean)[];
/** Facts about a node, by name. */
export type Tags = Readonly<Record<string, TagValue>>;

/** Values that a config may have, by key. */
export type Choices = Readonly<Record<string, readonly ConfigValue[]>>;

/** What a config must say for a variant to be active. */
export interface Condition {
  /** Every key must have one of these values. */
  readonly all: Choices;
  /** None of these may hold, each of them holding where every key has one of its values. */
  readonly unless: readonly Choices[];
  /** Active when no other variant of the node is. */
  readonly otherwise: boolean;
}
export type ConfigValue = string | number | boolean | null | undefined;
export type Config = Readonly<Record<string, unknown>>;

/** An edge into a node: which value it takes, and how its code knows that value. */
export interface Edge {
  readonly node: string;
  readonly parameter: string;
  readonly optional: boolean;
  /**
   * What a decorator says that it takes, as a TypeScript type over `source`; empty where a decorator made both ends, so that nothing is left
   * to check. Without it, what the function's parameter in this place takes.
   */
  readonly takes?: string | undefined;
  /** The annotation as it is written, for people. */
  readonly type: string;
  readonly marker?: ParameterMarker | undefined;
  /** The value is never shown. */
  readonly secret?: true | undefined;
  /** What the parameter is where nothing is given, where the source text tells that. */
  readonly default?: Argument;
}

/** Where a node's code is found: a decorator's part of a declared function, or the function itself. */
export interface Code {
  /** The exported function. */
  readonly declared: string;
  /** The kind whose `link` makes the call: a decorator's name, or `function`. */
  readonly kind: string;
  /** Which of the function's decorators; -1 for the function itself. */
  readonly decoration: number;
  /** Which of the decorator's nodes: a column, a field, a check. */
  readonly part: string;
  /** Of a node inside a subdag: the place of its module among those that the expansion of the outer module lists; its own module, where there is none. */
  readonly module?: number | undefined;
}

/** A decorator that says how a node's code is called: `retry`, `timeout`, `limit`. */
export interface Policy {
  readonly kind: string;
  /** Which of the decorators of the node's function it is. */
  readonly decoration: number;
  /** Its arguments, where a resolver called it. */
  readonly given?: readonly unknown[] | undefined;
  /** It is for a node that another decorator makes, rather than for the function. */
  readonly isTargeted: boolean;
}

/** Where a node's function runs, if not in this thread. */
export interface Placement {
  /** One of the driver's executors. */
  readonly executor: string;
  /** The parameters of the function whose buffers are given away. */
  readonly moves: readonly string[];
}

/**
 * What becomes of a node's result. `default`: kept, and reused while nothing has changed. `recompute`: always computed, and kept. `disable`: computed and not kept, and so is what takes it. `ignore`:
 * computed and not kept, and what takes it does not look at it.
 */
export type CacheBehavior = "default" | "recompute" | "disable" | "ignore";

/** What `cache` says of a node. */
export interface NodeCache {
  readonly behavior?: CacheBehavior | undefined;
  /** Takes the place of the code version. */
  readonly version?: string | undefined;
  readonly format?: string | undefined;
  /** It reads or writes outside, although its role does not tell. */
  readonly isOutside?: true | undefined;
  /** Which of the function's decorators has its freshness function. */
  readonly freshness?: { readonly decoration: number; readonly given?: readonly unknown[] | undefined } | undefined;
}

/** One value in the graph. */
export interface Node {
  readonly name: string;
  /** The value's type for people. */
  readonly type: string;
  /** What a decorator says that it gives, as a TypeScript type over `source`. Without it, what the function gives. */
  readonly gives?: string | undefined;
  readonly edges: readonly Edge[];
  readonly call: Call;
  readonly code: Code;
  readonly tags: Tags;
  readonly doc: string;
  /** What the node is to its reader: `function`, `column`, `field`, `check`, … */
  readonly role: string;
  /** The folders it is drawn in, outermost first. */
  readonly groups: readonly string[];
  /** The config it is active under; always, where there is none. */
  readonly when?: Condition | undefined;
  /** The node that an override of this one replaces, so that it is still checked. */
  readonly overriddenAt?: string | undefined;
  /** It stands for the result of its function, rather than for a part, a check or a step of it. */
  readonly result: boolean;
  /** Everything that takes it runs once for each item of its value. */
  readonly fansOut?: true | undefined;
  /** Its value is never shown. */
  readonly secret?: true | undefined;
  /** Names that stand for other nodes to the parameters of its function and of its bindings; only while it is made. */
  readonly scope?: Readonly<Record<string, string>> | undefined;
  /** It is the last of what is put in front of a parameter of its function. */
  readonly injected?: boolean | undefined;
  /** The exported function of its module whose subdag it is part of. */
  readonly within?: string | undefined;
  /** Optional edges that nothing answers inside a subdag, by their place among the arguments, which its code then does without. */
  readonly omitted?: readonly { readonly place: number; readonly edge: Edge }[] | undefined;
  /** The columns or fields that its value is said to have, each with its type. */
  readonly schema?: Readonly<Record<string, string>> | undefined;
  /** A run notes the columns or fields that its value really has. */
  readonly notesSchema?: true | undefined;
  /** How its code is called, outermost first. */
  readonly policies?: readonly Policy[] | undefined;
  readonly placement?: Placement | undefined;
  /** What becomes of its result, where that is said above its function. */
  readonly cache?: NodeCache | undefined;
  /** Its code is called with a context that it, and what it calls, may ask for. */
  readonly scoped?: true | undefined;
  /** What the annotations of its file mean at run time, of the file whose function it is. */
  readonly types?: TypeTable | undefined;
  readonly module: string;
  readonly hash: string;
  readonly location: Location;
}

/** What a node's code may ask of the run it is part of. */
export interface NodeContext {
  readonly signal: AbortSignal;
  /** Reports something that does not stop the run. */
  warn(problem: Problem): void;
}

/** One mistake: what, where and what to do. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly nodes: readonly string[];
  readonly location?: Location;
  readonly hint?: string;
}
