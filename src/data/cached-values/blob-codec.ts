import type { Codec } from "../../codec.ts";

interface BlobParts {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
  /** Of a file. */
  readonly name?: string;
  readonly lastModified?: number;
}

/** Blobs and files of the platform, with their bytes. */
export const blobCodec: Codec = {
  name: "blob",
  takesTime: true,
  takes: (value) => [Blob.prototype, File.prototype].includes(Object.getPrototypeOf(value) as Blob),
  async pack(value) {
    const blob = value as Blob | File;
    const bytes = new Uint8Array(await blob.arrayBuffer());
    const parts: BlobParts =
      "lastModified" in blob
        ? { bytes, type: blob.type, name: blob.name, lastModified: blob.lastModified }
        : { bytes, type: blob.type };
    return { parts };
  },
  unpack(parts) {
    const { bytes, type, name, lastModified } = parts as BlobParts;
    if (name === undefined) return new Blob([bytes], { type });
    return new File([bytes], name, { type, lastModified: lastModified ?? 0 });
  },
};
