import type { LoadContext, Metadata } from "./loader.ts";

/**
 * Something that writes a value of one type: plain data and one function. Made by `to.csv(…)` and the like, or by a factory of one's own
 * (`defineSaver`). Gives what is known of what was written.
 */
export interface Saver<in T> {
  /** What it is to its reader: `csv`, `memory`. */
  readonly kind: string;
  save(value: T, context: LoadContext): Metadata | Promise<Metadata>;
}
