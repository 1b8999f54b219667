import type { TableType } from "./table.ts";

/**
 * What is known of data beside the data itself. All of it is plain, so that it can be printed and kept. A loader or saver gives what
 * applies to it, and may add facts of its own.
 */
export interface Metadata {
  /** The absolute path of the file. */
  readonly path?: string;
  /** The size of the file, or of what was received. */
  readonly bytes?: number;
  /** The number of rows of a table, or of values in a file of lines. */
  readonly rows?: number;
  /** The names of a table's columns, in order. */
  readonly columns?: readonly string[];
  /** When the file was last changed, as an ISO text. */
  readonly modified?: string;
  readonly [fact: string]: unknown;
}

declare const loaded: unique symbol;

/** Data and what is known of it: what a `dataLoader` function returns. */
export interface Loaded<out T> {
  readonly data: T;
  readonly metadata: Metadata;
  /** A property that no value has: it tells `tsc` a loaded value from any other object with such fields. */
  readonly [loaded]?: never;
}

/** The data of what is `Loaded`; anything else as it is. */
export type LoadedData<R> = typeof loaded extends keyof R ? (R extends Loaded<infer T> ? T : R) : R;

/** What a loader or saver may ask of the run it is part of. */
export interface LoadContext {
  /** Aborted when the run is. */
  readonly signal: AbortSignal;
  /** The table types that the driver knows. */
  readonly tables: readonly TableType[];
}

/**
 * Something that gives data of one type: plain data and one function. Made by `from.csv(…)` and the like, or by a factory of one's own
 * (`defineLoader`). Nothing is read before `load` is called.
 */
export interface Loader<out T> {
  /** What it is to its reader: `csv`, `http`. */
  readonly kind: string;
  load(context: LoadContext): Loaded<T> | Promise<Loaded<T>>;
}

/** The type of the data that a loader gives. */
export type LoadedBy<L> = L extends Loader<infer T> ? T : never;
