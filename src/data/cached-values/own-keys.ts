import { listExtraKeys } from "../codecs/array-keys.ts";

/** The properties of a plain object; `undefined` where it has some that are hidden, are symbols, or are getters. */
export function ownKeysOf(value: object): readonly string[] | undefined {
  const keys = Object.keys(value);
  // Each of these is quick for common objects; `Reflect.ownKeys` is not.
  if (Object.getOwnPropertyNames(value).length !== keys.length) return undefined;
  if (Object.getOwnPropertySymbols(value).length > 0) return undefined;
  for (let index = 0; index < keys.length; index++) {
    const property = Object.getOwnPropertyDescriptor(value, keys[index]!)!;
    if (property.get !== undefined || property.set !== undefined) return undefined;
  }
  return keys;
}

/** What is unusual about the properties of such an object. */
export function describeOddKeys(value: object): string {
  if (Object.getOwnPropertySymbols(value).length > 0) return "a property whose name is a symbol";
  const odd = Object.values(Object.getOwnPropertyDescriptors(value)).find(
    (property) => !("value" in property) || property.enumerable !== true,
  );
  return odd !== undefined && "value" in odd ? "a property that is not enumerable" : "a getter or setter";
}

/** The properties of an array besides its items, where it has no holes. */
export function extraKeysOf(array: readonly unknown[]): readonly string[] {
  if (array.length < 100 && Object.keys(array).length === array.length) return none;
  return listExtraKeys(array);
}

const none: readonly string[] = [];
