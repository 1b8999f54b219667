import type { CallScope } from "./context.ts";
import type { Parameter } from "./node.ts";

/** The code of a node as another thread or machine finds it: an export of a module. */
export interface CodeReference {
  /** What to import: a `file:` URL. */
  readonly url: string;
  /** The exported function. */
  readonly name: string;
  /** Whether the URL is that of a generated file, whose default export is the module, or of the source itself. */
  readonly of: "generated" | "source";
}

/** One call of a node's function, to be made elsewhere. */
export interface Task {
  readonly node: string;
  readonly code: CodeReference;
  readonly values: readonly unknown[];
  /** What the values are called in messages, in their order. */
  readonly parameters?: readonly Pick<Parameter, "name" | "secret">[];
  /** What it gives is never shown. */
  readonly secret?: true | undefined;
  /** The context of the node: its signal ends the call, and what the code logs or reports elsewhere is passed on to it. */
  readonly scope: CallScope;
  /** The parameters whose buffers are given away rather than copied, by their place among `values`. */
  readonly moves: readonly number[];
}

/**
 * Runs the functions of nodes somewhere else. A driver takes executors by name, as `executors`; `runOn` says which node runs where.
 *
 * @example
 * ```ts
 * import type { Executor } from "eponym";
 *
 * const here: Executor = {
 *   async run({ code, values }) {
 *     const { default: module } = await import(code.url);
 *     return module.source[code.name](...values);
 *   },
 * };
 * ```
 */
export interface Executor {
  /** Nodes with one of these tags run here without `runOn`: every key must be there, with the value or one of the values; `null` asks for the key alone. */
  readonly tags?: Readonly<Record<string, string | number | boolean | readonly (string | number | boolean)[] | null>>;
  run(task: Task): Promise<unknown>;
  /** Lets go of what it holds; called by `driver.close()`. */
  close?(): Promise<void>;
}
