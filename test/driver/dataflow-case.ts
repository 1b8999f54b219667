import type { TagFilter } from "../../src/driver/types.ts";

/** What a case of `test/fixtures` expects of its modules. */
export interface DataflowCase {
  /** What it shows. */
  readonly about: string;
  /** The tests of Apache Hamilton whose numbers it takes: `tests/test_graph.py::test_execute`. */
  readonly source?: readonly string[];
  /** What those tests are about. */
  readonly decorators?: readonly string[];
  /** The files that are read, `dataflow.ts` unless others are named; the order is that of the driver's modules. */
  readonly modules?: readonly string[];
  /** Every mistake that is told before a config is known: the code, and a part of the message. */
  readonly problems?: readonly ExpectedProblem[];
  readonly runs?: readonly ExpectedRun[];
  /** Another version of the first module, and the functions whose code is not the same there. */
  readonly later?: { readonly module: string; readonly changed: readonly string[] };
}

export type ExpectedProblem = readonly [code: string, part: string];

/** One request of a driver. */
export interface ExpectedRun {
  readonly config?: Readonly<Record<string, unknown>>;
  readonly onDuplicate?: "error" | "later";
  readonly outputs: readonly string[];
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly overrides?: Readonly<Record<string, unknown>>;
  readonly onError?: "stop" | "continue";
  /** All results; columns and frames of polars as plain arrays. */
  readonly results?: Readonly<Record<string, unknown>>;
  /** Every problem of the error that making the driver or running it gives. */
  readonly error?: readonly ExpectedProblem[];
  /** Parts of the warnings, in order; none unless told. */
  readonly warnings?: readonly ExpectedProblem[];
  /** The status of some nodes. */
  readonly statuses?: Readonly<Record<string, string>>;
  /** Names in the graph that have the tags. */
  readonly tagged?: readonly (readonly [tags: TagFilter, names: readonly string[]])[];
}
