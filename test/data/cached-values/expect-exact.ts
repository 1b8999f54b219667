import { isDeepStrictEqual, types } from "node:util";
import { expect } from "vitest";

/** That one value is another one exactly: types, prototypes, the order of keys and entries, holes, and which parts are one and the same. */
export function expectExact(actual: unknown, expected: unknown): void {
  expect(isDeepStrictEqual(actual, expected)).toBe(true);
  compare(actual, expected, new Map(), "value");
}

function compare(actual: unknown, expected: unknown, met: Map<unknown, unknown>, path: string): void {
  if (typeof expected !== "object" || expected === null) {
    if (!Object.is(actual, expected)) expect.fail(`${path} is another primitive`);
    return;
  }
  if (met.has(expected)) {
    if (met.get(expected) !== actual) expect.fail(`${path} is not the object that it was elsewhere`);
    return;
  }
  met.set(expected, actual);
  const given = actual as object;
  if (Object.getPrototypeOf(given) !== Object.getPrototypeOf(expected)) expect.fail(`${path} has another prototype`);
  if (expected instanceof Map)
    return compareLists([...(given as typeof expected)].flat(), [...expected].flat(), met, path);
  if (expected instanceof Set) return compareLists([...(given as typeof expected)], [...expected], met, path);
  if (ArrayBuffer.isView(expected) || expected instanceof ArrayBuffer) return;
  const keys = Reflect.ownKeys(expected);
  if (!types.isNativeError(expected)) expect(Reflect.ownKeys(given)).toEqual(keys);
  else expect(new Set(Reflect.ownKeys(given))).toEqual(new Set(keys));
  for (const key of keys) {
    const [was, is] = [Object.getOwnPropertyDescriptor(expected, key)!, Object.getOwnPropertyDescriptor(given, key)!];
    if (was.enumerable !== is.enumerable) expect.fail(`${path}.${String(key)} is hidden in one of them`);
    const read = (value: object): unknown => (value as Readonly<Record<PropertyKey, unknown>>)[key];
    compare(read(given), read(expected), met, `${path}.${String(key)}`);
  }
}

function compareLists(
  actual: readonly unknown[],
  expected: readonly unknown[],
  met: Map<unknown, unknown>,
  path: string,
): void {
  expect(actual.length).toBe(expected.length);
  for (const [index, part] of expected.entries()) compare(actual[index], part, met, `${path}[${index}]`);
}
