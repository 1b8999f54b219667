/* oxlint-disable typescript/no-unnecessary-type-parameters -- only types that depend on a parameter are compared whole */
import type { Row } from "./parts.ts";

type Same<One, Other> = (<T>() => T extends One ? 1 : 2) extends <T>() => T extends Other ? 1 : 2 ? true : false;

/** Compiles where two types are the same. */
export declare function same<One, Other>(
  ...proof: Same<One, Other> extends true ? [] : [{ one: One; other: Other }]
): void;

/** What is supplied from outside. */
export interface World {
  table: Row[];
  seed: Row[];
  others: Row[];
  factor: number;
  bonus: number;
  offset: number;
  rate: number;
}
