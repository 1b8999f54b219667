/** A value as plain data for JSON: a bigint as text, a Map as pairs, a Set as an array, a data frame as its columns. */
export function toPlain(value: unknown): unknown {
  return convert(value, []);
}

function convert(value: unknown, path: readonly object[]): unknown {
  if (typeof value === "bigint") return String(value);
  if (typeof value === "function" || typeof value === "symbol") return String(value);
  if (typeof value !== "object" || value === null) return value;
  if (path.includes(value)) return "[circular]";
  const inner = (item: unknown): unknown => convert(item, [...path, value]);
  if (Array.isArray(value)) return value.map(inner);
  if (value instanceof Date) return value;
  if (value instanceof Error) return { name: value.name, message: value.message };
  if (value instanceof Map) return [...value].map(inner);
  if (value instanceof Set || isTypedArray(value)) return Array.from(value, inner);
  return convertObject(value, inner);
}

function convertObject(value: object, inner: (item: unknown) => unknown): unknown {
  const { toObject, toArray, toJSON } = value as Readonly<Record<string, unknown>>;
  // A frame gives its columns, a series of the same library its values.
  if (typeof toArray === "function" && isSeries(value)) return inner(toArray.call(value));
  if (typeof toObject === "function") return inner(toObject.call(value));
  if (typeof toJSON === "function") return toJSON.call(value) as unknown;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inner(item)]));
}

function isTypedArray(value: object): value is Iterable<unknown> & object {
  return ArrayBuffer.isView(value) && Symbol.iterator in value;
}

function isSeries(value: object): boolean {
  const tag: unknown = Reflect.get(value, Symbol.toStringTag);
  return (typeof tag === "function" ? (tag as () => unknown).call(value) : tag) === "Series";
}
