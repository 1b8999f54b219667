import { type ViewClass, viewClasses } from "../codecs/view-classes.ts";
import { types } from "node:util";
import { DataflowError } from "../../errors/dataflow-error.ts";

/** How an object is written that is not left to a codec. */
export type ValueKind =
  | "array"
  | "object"
  | "nullObject"
  | "map"
  | "set"
  | "date"
  | "regExp"
  | "boxed"
  | "error"
  | "buffer"
  | "view";

type Kinds = Map<unknown, readonly [ValueKind, (value: object) => boolean]>;

/** Its looks alone are no proof: `Object.create(Date.prototype)` is no date. */
const kinds: Kinds = new Map([
  [Object.prototype, ["object", () => true]],
  [null, ["nullObject", (value) => !types.isModuleNamespaceObject(value)]],
  [Array.prototype, ["array", Array.isArray]],
  [Map.prototype, ["map", types.isMap]],
  [Set.prototype, ["set", types.isSet]],
  [Date.prototype, ["date", types.isDate]],
  [RegExp.prototype, ["regExp", types.isRegExp]],
  [Number.prototype, ["boxed", types.isNumberObject]],
  [String.prototype, ["boxed", types.isStringObject]],
  [Boolean.prototype, ["boxed", types.isBooleanObject]],
  [BigInt.prototype, ["boxed", types.isBigIntObject]],
  [ArrayBuffer.prototype, ["buffer", types.isArrayBuffer]],
] as [unknown, readonly [ValueKind, (value: object) => boolean]][]);

/** The classes of errors by name. */
export const errorTypes: ReadonlyMap<string, { readonly prototype: object }> = new Map(
  [
    Error,
    EvalError,
    RangeError,
    ReferenceError,
    SyntaxError,
    TypeError,
    URIError,
    AggregateError,
    DataflowError,
    DOMException,
  ].map((type) => [type.name, type] as const),
);
for (const type of errorTypes.values())
  kinds.set(type.prototype, [
    "error",
    (value) => types.isNativeError(value) || (type === DOMException && value instanceof DOMException),
  ]);

/** The classes of views by name. */
export const viewTypes: ReadonlyMap<string, { readonly prototype: object }> = new Map(
  [Buffer, ...viewClasses].map((type) => [type.name, type]),
);
for (const { prototype } of viewTypes.values()) kinds.set(prototype, ["view", (value) => ArrayBuffer.isView(value)]);

const errorNames = nameByPrototype(errorTypes);
const viewNames = nameByPrototype(viewTypes);

function nameByPrototype(named: ReadonlyMap<string, { readonly prototype: object }>): ReadonlyMap<unknown, string> {
  return new Map([...named].map(([name, { prototype }]) => [prototype, name]));
}

/** The kind of an object that is no proxy; `undefined` where its class is not known here. */
export function kindOfValue(value: object): ValueKind | undefined {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype) return "object";
  const known = kinds.get(prototype);
  if (known !== undefined) return known[1](value) ? known[0] : undefined;
  return kindElsewhere(value, prototype as object);
}

/** Plain objects and arrays that come out of another context of V8, with prototypes of its own. */
function kindElsewhere(value: object, prototype: object): ValueKind | undefined {
  if (Object.getPrototypeOf(prototype) === null)
    return Object.hasOwn(prototype, "isPrototypeOf") && Object.hasOwn(prototype, "__lookupGetter__")
      ? "object"
      : undefined;
  return Array.isArray(value) && Object.hasOwn(prototype, "flatMap") ? "array" : undefined;
}

export function nameOfError(error: object): string {
  return errorNames.get(Object.getPrototypeOf(error)) ?? "Error";
}

export function nameOfView(value: object): string {
  return viewNames.get(Object.getPrototypeOf(value)) ?? "Uint8Array";
}

/** A view of some bytes, from their start; of a whole number of items. */
export function makeView(name: string, { buffer, byteLength }: Uint8Array<ArrayBuffer>): ArrayBufferView {
  if (name === "Buffer") return Buffer.from(buffer);
  const type = viewTypes.get(name) as (ViewClass & { readonly BYTES_PER_ELEMENT?: number }) | undefined;
  if (type === undefined) throw new TypeError(`There are no arrays of type ${name} here.`);
  const length = byteLength / (type.BYTES_PER_ELEMENT ?? 1);
  if (!Number.isInteger(length)) throw new TypeError(`There are no arrays of type ${name} of so many bytes.`);
  return new type(buffer, 0, length);
}
