import type { CacheOptions } from "../../src/cache/options.ts";

/** How results of a program are reused over some runs of it, each in a driver of its own with the same store. */
export interface CacheCase {
  /** What it shows. */
  readonly does: string;
  /** Where the same is stated of another project: `hamilton tests/caching/test_integration.py::test_recompute_behavior`. */
  readonly source: string;
  /** What is meant to be another way here, and why. */
  readonly deviation?: string;
  /** The text of `dataflow.ts`, or of several files of which that is one. */
  readonly program: string | Readonly<Record<string, string>>;
  readonly outputs: readonly string[];
  /** `{data}` in texts stands for a folder of the case's own. */
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly steps: readonly CacheStep[];
}

/** A run, and what is changed before it; what is changed in the program stays so. */
export interface CacheStep {
  /** Every place in the program that reads as the first becomes the second. */
  readonly edit?: readonly (readonly [from: string, to: string])[];
  /** Files in the folder for data. */
  readonly write?: Readonly<Record<string, string>>;
  /** What becomes of what is kept of some nodes. */
  readonly lose?: Readonly<Record<string, "bytes" | "entry" | "damaged">>;
  readonly cache?: Pick<CacheOptions, "mode" | "behavior" | "behaviors">;
  readonly config?: Readonly<Record<string, unknown>>;
  readonly outputs?: readonly string[];
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly overrides?: Readonly<Record<string, unknown>>;
  readonly onError?: "continue";
  /** So many runs of one driver at the same time. */
  readonly atOnce?: number;
  readonly expect: ExpectedStep;
}

export interface ExpectedStep {
  /** The nodes whose code is called, in any order; `page ×3` where it is called more than once. */
  readonly executed: readonly string[];
  /** The nodes for which earlier results stand alone. */
  readonly reused: readonly string[];
  readonly results?: Readonly<Record<string, unknown>>;
  /** The codes of the problems with which the run rejects. */
  readonly error?: readonly string[];
  /** The codes of the warnings. */
  readonly warnings?: readonly string[];
  /** Parts of why nodes run. */
  readonly why?: Readonly<Record<string, string>>;
  /** How many results are kept by then. */
  readonly kept?: number;
  /** In which format results are kept. */
  readonly formats?: Readonly<Record<string, string>>;
  /** What is found under the id of the run. */
  readonly fromCache?: Readonly<Record<string, unknown>>;
  /** What the freshness functions have written into `asked` in the folder for data. */
  readonly asked?: string;
}
