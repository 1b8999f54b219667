import { types } from "node:util";
import type { Codec } from "../../codec.ts";

/** Methods of the platform refuse proxies. */
const isReally = (value: object, type: abstract new (...args: never) => object): boolean =>
  value instanceof type && !types.isProxy(value);

interface Address {
  readonly href: string;
}

export const urlCodec: Codec = {
  name: "url",
  takes: (value) => isReally(value, URL),
  pack: (value) => ({ parts: { href: (value as URL).href } satisfies Address }),
  unpack: (parts) => new URL((parts as Address).href),
};

interface Pairs {
  readonly pairs: string[][];
}

export const searchParametersCodec: Codec = {
  name: "search parameters",
  takes: (value) => isReally(value, URLSearchParams),
  pack: (value) => ({ parts: { pairs: [...(value as URLSearchParams)] } satisfies Pairs }),
  unpack: (parts) => new URLSearchParams((parts as Pairs).pairs),
};

/** Errors of HTTP clients have them. */
export const headersCodec: Codec = {
  name: "headers",
  takes: (value) => isReally(value, Headers),
  pack: (value) => ({ parts: { pairs: [...(value as Headers)] } satisfies Pairs }),
  unpack: (parts) => new Headers((parts as Pairs).pairs as [string, string][]),
};
