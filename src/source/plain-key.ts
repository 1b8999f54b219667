import { ts } from "ts-morph";

/** Whether the name of a property is a key that plain data can have. */
export function isPlainKey(name: ts.PropertyName): name is Exclude<ts.PropertyName, ts.ComputedPropertyName> {
  // `__proto__` sets no key, and `$` marks what is no plain value.
  return !ts.isComputedPropertyName(name) && !["__proto__", "$"].includes(name.text);
}
