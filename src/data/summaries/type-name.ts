import { types } from "node:util";

/** What a value is, in one word: `number`, `array`, `Date`, the name of its class. Asks no getter. */
export function nameType(value: unknown): string {
  if (value === null) return "null";
  if (typeof value !== "object") return typeof value;
  if (Array.isArray(value)) return "array";
  if (types.isDate(value)) return "Date";
  return nameClass(value) ?? "object";
}

/** The name of an object's class; `undefined` of plain objects and of those that do not tell. */
export function nameClass(value: object): string | undefined {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null || prototype === Object.prototype || typeof prototype !== "object") return undefined;
  const maker: unknown = readOwn(prototype, "constructor");
  const name: unknown = typeof maker === "function" ? readOwn(maker, "name") : undefined;
  return typeof name === "string" && name !== "" && name !== "Object" ? name.slice(0, 100) : undefined;
}

/** A property of an object's own that is no getter. */
export function readOwn(value: object, key: PropertyKey): unknown {
  return Object.getOwnPropertyDescriptor(value, key)?.value;
}
