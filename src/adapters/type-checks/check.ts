import type { TableType } from "../../table.ts";
import type { TypeTable, ValueType } from "../../value-type.ts";
import type { Mistakes } from "./mistakes.ts";

/** Tells whether values are of one type. */
export interface Check {
  readonly type: ValueType;
  /** Any value fits, as far as can be told. */
  readonly isOpen?: true;
  /** Allocates nothing for a value that fits. */
  fits(value: unknown): boolean;
  /** Notes where a value does not fit; `path` leads to it. */
  explain(value: unknown, path: string, mistakes: Mistakes): void;
}

/** How closely values are looked at. */
export interface CheckSettings {
  /** Properties that a type does not have are mistakes. */
  readonly exact: boolean;
  /** How many elements of a collection are looked at. */
  readonly mostItems: number;
  /** The table types of the run whose values are being checked. */
  tables: readonly TableType[];
}

/** What making the checks of one module has at hand. */
export interface Compiling {
  readonly table: TypeTable;
  readonly settings: CheckSettings;
  readonly compile: (type: ValueType) => Check;
  /** The same, with any further properties. */
  readonly compileOpen: (type: ValueType) => Check;
}

/** A check without parts. */
export function simpleCheck(type: ValueType, fits: (value: unknown) => boolean): Check {
  return {
    type,
    fits,
    explain(value, path, mistakes) {
      if (!fits(value)) mistakes.add(path, type, value);
    },
  };
}

/** The distance of the elements to look at, which are spread evenly. */
export function strideOf(length: number, { mostItems }: CheckSettings): number {
  return length > mostItems ? length / mostItems : 1;
}

/** Notes where a part of a value does not fit. */
export function explainPart(check: Check, value: unknown, path: string, mistakes: Mistakes): void {
  if (!mistakes.isShallow) check.explain(value, path, mistakes);
  else if (!check.fits(value)) mistakes.add(path, check.type, value);
}
