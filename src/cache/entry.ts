/** What is known of one result: what it was computed from, and where its bytes are. Versions are never values. */
export interface Entry {
  /** SHA-256 (hex) of `base` and the freshness. */
  readonly key: string;
  /** SHA-256 (hex) of the node's name, its code version and the data versions of what it takes. */
  readonly base: string;
  readonly node: string;
  /** The name of its module. */
  readonly module: string;
  /** The code version, as `CodeRecord.version` has it. */
  readonly code: string;
  /** By what it took, nodes and inputs: the data version. */
  readonly inputs: Readonly<Record<string, string>>;
  /** The data version of what its freshness function gave. */
  readonly freshness?: string;
  /** The data version of the result. */
  readonly version: string;
  /** How the bytes are to be read: `json`, `structured`, `arrow`, `parquet`, `bytes`, `text`. */
  readonly format: string;
  /** SHA-256 (hex) of the bytes. */
  readonly sum: string;
  /** How many bytes there are. */
  readonly size: number;
  /** The shape of the result, for people. */
  readonly summary: string;
  /** How long it took to compute, in milliseconds. */
  readonly ms: number;
  /** When it was stored, in milliseconds since 1970. */
  readonly at: number;
  /** The run that stored it. */
  readonly run: string;
}

/** A piece of the code that a node's function reaches: itself, a helper, a constant, the arguments of a decorator. */
export interface CodePart {
  /** `total`, `rate`, `pipeOutput above total`. */
  readonly name: string;
  /** The file that it stands in, from the module's folder: `./tax.ts`. */
  readonly file: string;
  /** The hash of its own syntax. */
  readonly hash: string;
  /** Its source text; missing where the source was not at hand. */
  readonly text?: string;
}

/** What a code version stands for. */
export interface CodeRecord {
  readonly version: string;
  /** `cache(fn, { version })`, which replaces all that follows. */
  readonly tag?: string;
  readonly parts: readonly CodePart[];
  /** The installed versions of the packages that it reaches. */
  readonly packages: Readonly<Record<string, string>>;
}

/** What a run left: for each node the key under which its value is found, for outputs inside of fan-outs arrays of them. */
export interface RunRecord {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly nodes: Readonly<Record<string, RunValue>>;
  /** By key the data version, each as `shortSum` gives it: a later run may leave another value under the same key. */
  readonly versions?: Readonly<Record<string, string>>;
}

/** The key of an entry, or one for each item; empty for an item of which nothing is kept. */
export type RunValue = string | readonly RunValue[];
