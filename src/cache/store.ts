import type { CodeRecord, Entry, RunRecord } from "./entry.ts";

/** What is there at once, or is promised. */
export type MaybePromise<T> = T | Promise<T>;

/** An entry with what the store alone knows of it. */
export interface StoredEntry extends Entry {
  /** When it was last reused or stored, in milliseconds since 1970; not kept to the second. */
  readonly usedAt: number;
  readonly isPinned: boolean;
}

/**
 * Where results are kept. What a store gives at once is taken at once; what it promises is waited for. A store never gives half of anything: an entry is there with all of its bytes, or not at
 * all. Whether bytes are right is checked by the cache, which calls `discard` where they are not.
 */
export interface CacheStore {
  /** For people: `.eponym/cache`, `memory`, `s3://bucket/prefix`. */
  readonly place: string;
  find(key: string): MaybePromise<Entry | undefined>;
  /** The latest entry with the same code and inputs, whatever its freshness. */
  findBase(base: string): MaybePromise<Entry | undefined>;
  /** The latest entries of a node, newest first: what a changed key is compared with. */
  history(module: string, node: string, most: number): MaybePromise<readonly Entry[]>;
  /** The bytes of a result; `undefined` where they are gone. */
  read(entry: Entry): MaybePromise<Uint8Array | undefined>;
  /** Where a local file holds the bytes of a result and nothing else: its path, whether it is there or not. What can be read from a file is then not read into memory first. */
  file?(entry: Entry): string | undefined;
  /** Stores an entry with its bytes. A store may gather small entries for a moment, and finds them meanwhile. */
  put(entry: Entry, bytes: Uint8Array): MaybePromise<void>;
  /** The path of a new file, where bytes can be written for `adopt`. */
  scratch?(): string;
  /** Stores an entry whose bytes are in such a file, which is moved to its place. */
  adopt?(entry: Entry, path: string): MaybePromise<void>;
  /** The entry was reused. */
  touch(entry: Entry): void;
  /** The bytes of this entry are damaged or gone: it is not found any more, nor is any other with the same bytes. */
  discard(entry: Entry): MaybePromise<void>;

  findCode(version: string): MaybePromise<CodeRecord | undefined>;
  putCode(code: CodeRecord): MaybePromise<void>;
  /** A run by its id, or the latest. */
  findRun(id: string | undefined): MaybePromise<RunRecord | undefined>;
  /** The latest runs, newest first. */
  listRuns(most: number): MaybePromise<readonly RunRecord[]>;
  putRun(run: RunRecord): MaybePromise<void>;
  /** 32 random bytes (hex) that belong to the store: what secrets are hashed with. */
  salt(): MaybePromise<string>;

  /**
   * Takes the right to compute a key, where processes that share the store compute each key once. Gives `undefined` where another process has it. A right that is not released ends with its
   * process, or when that has not been heard of for a while. Missing where a store cannot do that.
   */
  lease?(key: string): MaybePromise<Lease | undefined>;

  /** Everything that is stored, in no order. */
  list(): AsyncIterable<StoredEntry>;
  remove(entries: readonly Entry[]): Promise<void>;
  pin(entries: readonly Entry[], isPinned: boolean): Promise<void>;
  /** Looks at every byte; gives what is wrong. */
  verify?(): AsyncIterable<StoreFault>;
  /** What was gathered is stored. */
  flush(): MaybePromise<void>;
  close(): MaybePromise<void>;
}

/** The right to compute a key. */
export interface Lease {
  release(): MaybePromise<void>;
}

/** Something that is wrong with a store. */
export interface StoreFault {
  readonly kind: "damaged" | "missing" | "unreadable" | "orphan";
  /** The file or object. */
  readonly where: string;
  readonly what: string;
}
