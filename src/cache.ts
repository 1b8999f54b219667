export type { CodePart, CodeRecord, Entry, RunRecord, RunValue } from "./cache/entry.ts";
export type { CacheStore, Lease, MaybePromise, StoredEntry, StoreFault } from "./cache/store.ts";
export { files, type FileStoreOptions } from "./stores/files.ts";
export { memory } from "./stores/memory.ts";
export { s3 } from "./stores/s3.ts";
export type { S3Credentials, S3Options } from "./stores/s3/options.ts";
export { defineCodec, type CodecDefinition } from "./data/cached-values/define-codec.ts";
