/** What a value is on its way to another thread. */
export interface Coded {
  /** Plain data, in which there may be values that have codecs of their own. */
  readonly parts: object;
  /** Buffers in it that were made for the way, so that nobody else misses them. */
  readonly owned?: readonly ArrayBuffer[];
}

/** How values of a type travel that structured clone does not copy as they are. */
export interface Codec {
  readonly name: string;
  /** It needs a package, or writes values at length: what is only told, such as the facts of a log, does without. */
  readonly takesTime?: true;
  /** Asked of objects that are no plain data. */
  takes(value: object): boolean;
  /** `canSend` tells of a part whether it can be sent; one that cannot may be left out. */
  pack(value: object, canSend: (part: unknown) => boolean): Coded | Promise<Coded>;
  /** The value again; values in the parts that have codecs of their own are not there yet. */
  unpack(parts: object): unknown;
  /** What tells equal values from others, where that is not the parts alone: plain data. */
  facts?(value: object, parts: object): unknown;
  /** Adds to the value what is made of such values. */
  fill?(value: object, parts: object): void;
}
