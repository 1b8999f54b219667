import { importPackage } from "../import-package.ts";
import type { Codec } from "../../codec.ts";

/** What is used of apache-arrow, an optional package. */
interface Arrow {
  tableToIPC(table: object, type: "stream"): Uint8Array<ArrayBuffer>;
  tableFromIPC(bytes: Uint8Array): unknown;
}

interface Parts {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const importArrow = (): Promise<Arrow> => importPackage<Arrow>("apache-arrow", "An Arrow table in another thread");

/** Tables of apache-arrow, known by their looks. */
export const arrowTableCodec: Codec = {
  name: "arrow table",
  takesTime: true,
  takes(value) {
    const { batches, schema, getChild } = value as {
      readonly batches?: unknown;
      readonly schema?: { readonly fields?: unknown };
      readonly getChild?: unknown;
    };
    return Array.isArray(batches) && Array.isArray(schema?.fields) && typeof getChild === "function";
  },
  async pack(value) {
    const bytes = (await importArrow()).tableToIPC(value, "stream");
    return { parts: { bytes } satisfies Parts, owned: [bytes.buffer] };
  },
  async unpack(parts) {
    return (await importArrow()).tableFromIPC((parts as Parts).bytes);
  },
};
