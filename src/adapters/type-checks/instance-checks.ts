import type { ValueType } from "../../value-type.ts";
import { type Check, type CheckSettings, simpleCheck } from "./check.ts";

/** An object of a class of the language or its environment, also of another realm. */
export function checkInstance(type: readonly ["is", string]): Check {
  const [, name] = type;
  return simpleCheck(type, (value) => isInstance(value, name));
}

/** A table or a column, by its own name or by what a table type says of it. */
export function checkTable(type: Extract<ValueType, readonly ["from", ...unknown[]]>, settings: CheckSettings): Check {
  const [, , name] = type;
  const isKnown = looks[name];
  return simpleCheck(type, (value) => {
    if (isInstance(value, name)) return true;
    if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
    return isKnown === undefined ? true : isKnown(value, settings);
  });
}

type Look = (value: unknown, settings: CheckSettings) => boolean;

const isTable: Look = (value, { tables }) => tables.some((table) => table.isTable(value));
const isColumn: Look = (value, { tables }) => tables.some((table) => table.isColumn(value));
const isLazy: Look = (value, { tables }) => tables.some((table) => table.lazy?.isTable(value) === true);

/** What table types call by other names; of any other class of their packages nothing is known but that it is an object. */
const looks: Readonly<Record<string, Look>> = {
  DataFrame: isTable,
  Table: isTable,
  Series: isColumn,
  Vector: isColumn,
  LazyFrame: isLazy,
  LazyDataFrame: isLazy,
};

/** Whether a class of that name is anywhere in what a value is made from. */
export function isInstance(value: unknown, name: string): boolean {
  if ((typeof value !== "object" && typeof value !== "function") || value === null) return false;
  for (let at: unknown = Object.getPrototypeOf(value); at !== null; at = Object.getPrototypeOf(at)) {
    const own = Object.getOwnPropertyDescriptor(at, "constructor")?.value as unknown;
    if (typeof own === "function" && own.name === name) return true;
  }
  return false;
}
