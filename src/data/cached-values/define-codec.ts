import type { Codec } from "../../codec.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import { codecInvalid, kindOf } from "../../errors/values.ts";

/** How instances of a class are stored. */
export interface CodecDefinition<Instance extends object, Data> {
  /** It stands in what is stored, so that it stays the same as long as the data do: `temperature`, `temperature 2`. */
  readonly name: string;
  /** Instances of classes that extend it have codecs of their own. */
  readonly class: abstract new (...args: never) => Instance;
  /** An instance as data: anything that can be stored, other instances with codecs included. */
  readonly write: (instance: Instance) => Data | Promise<Data>;
  /** The instance that these data stand for. */
  readonly read: (data: Data) => Instance | Promise<Instance>;
}

/**
 * Tells the cache how instances of a class are stored, wherever they stand in a result. Two instances are equal for the cache where `write` gives equal data. Without a codec, an
 * instance of a class of your own has no data version: a node that gives one, and those that take it, run each time.
 * Throws a `DataflowError` (`CODEC_INVALID`) where a part is missing, is not what it has to be, or is none of these four.
 *
 * @example
 * ```ts
 * import { defineCodec } from "eponym/cache";
 *
 * class Temperature {
 *   readonly celsius: number;
 *   constructor(celsius: number) {
 *     this.celsius = celsius;
 *   }
 * }
 *
 * export const temperature = defineCodec({
 *   name: "temperature",
 *   class: Temperature,
 *   write: ({ celsius }) => ({ celsius }),
 *   read: (data) => new Temperature(data.celsius),
 * });
 * ```
 */
export function defineCodec<Instance extends object, Data>(definition: CodecDefinition<Instance, Data>): Codec {
  checkDefinition(definition);
  const { name, class: type, write, read } = definition;
  const code = readClass(type);
  return {
    name,
    takes: (value) => Object.getPrototypeOf(value) === type.prototype,
    pack(value) {
      const data = write(value as Instance);
      return data instanceof Promise ? data.then(wrap) : wrap(data);
    },
    unpack: (parts) => read((parts as { readonly data: Data }).data),
    // What takes an instance may call its methods.
    facts: (_, parts) => [parts, code],
  };
}

/** The text of a class and of those that it extends: not of what their methods call. */
function readClass(type: unknown): string {
  if (typeof type !== "function" || type === Function.prototype) return "";
  return `${String(type)}\n${readClass(Object.getPrototypeOf(type))}`;
}

function wrap(data: unknown): { readonly parts: object } {
  return { parts: { data } };
}

const members: readonly string[] = ["name", "class", "write", "read"];

/** Plain JavaScript may give anything. */
function checkDefinition(given: unknown): void {
  if (typeof given !== "object" || given === null || Array.isArray(given))
    throw new DataflowError([codecInvalid(undefined, [`it is ${kindOf(given)}`])]);
  const { name, ...rest } = given as Readonly<Record<string, unknown>>;
  const isNamed = typeof name === "string" && name.trim() !== "";
  const reasons = [
    ...(isNamed
      ? []
      : [name === "" ? "its name is empty" : `its name is ${typeof name === "string" ? "blank" : kindOf(name)}`]),
    ...(isClass(rest["class"]) ? [] : [`its class is ${describe(rest["class"])}`]),
    ...["write", "read"]
      .filter((member) => typeof rest[member] !== "function")
      .map((member) => `its ${member} is ${kindOf(rest[member])}`),
    ...Object.keys(rest)
      .filter((member) => !members.includes(member))
      .map((member) => `there is no member "${member}"`),
  ];
  if (reasons.length > 0) throw new DataflowError([codecInvalid(isNamed ? name : undefined, reasons)]);
}

/** What instances are made of; an arrow function has no prototype that they could have. */
function isClass(value: unknown): value is { readonly prototype: object } {
  return typeof value === "function" && typeof value.prototype === "object" && value.prototype !== null;
}

function describe(value: unknown): string {
  return typeof value === "function" ? "a function without a prototype" : kindOf(value);
}
