import type { Codec } from "../../codec.ts";

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
  const { name, class: type, write, read } = definition;
  return {
    name,
    takes: (value) => Object.getPrototypeOf(value) === type.prototype,
    pack(value) {
      const data = write(value as Instance);
      return data instanceof Promise ? data.then(wrap) : wrap(data);
    },
    unpack: (parts) => read((parts as { readonly data: Data }).data),
  };
}

function wrap(data: unknown): { readonly parts: object } {
  return { parts: { data } };
}
