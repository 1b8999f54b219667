import { createHmac } from "node:crypto";
import {
  buildStale,
  inputUncodable,
  resultDamaged,
  resultHoldsSecret,
  resultPersonal,
  storeFailed,
  valueUncodable,
} from "../errors/cache.ts";
import { DataflowError } from "../errors/dataflow-error.ts";
import { describeThrown } from "../errors/run.ts";
import type { Node, Problem } from "../node.ts";
import type { CachedStep } from "./cached-step.ts";
import type { Entry, RunRecord } from "./entry.ts";
import { gone, loadResult, unreadable } from "./load-result.ts";
import { after, orElse } from "./maybe.ts";
import { ignoresFreshness } from "./options.ts";
import type { ResultCache } from "./result-cache.ts";
import { findSecret, type SecretText } from "./secret-texts.ts";
import type { MaybePromise } from "./store.ts";
import type { Ticket } from "./ticket.ts";
import { type Encoded, type EncodedFile, isUncodable, type Uncodable } from "./value-coding.ts";

/** What the cache is told of a run. */
export interface CacheRunOptions {
  readonly runId: () => string;
  readonly now: () => number;
  readonly warn: (problem: Problem) => void;
  readonly nodeOf: (name: string) => Node | undefined;
  /** What no result may hold. */
  readonly secrets: ReadonlyMap<string, SecretText>;
}

/** What is known of a computed result besides its value. */
export interface ResultFacts {
  readonly ms: number;
  readonly summary: string;
}

/** The cache in one run: versions, once for each value; results; and what goes wrong, told once. A store that fails is left alone for the rest of the run. */
export interface CacheRun {
  readonly cache: ResultCache;
  /** `undefined` where the value has none; `what` names the node or input. */
  version(value: unknown, what: string, isSecret: boolean): MaybePromise<string | undefined>;
  find(ticket: Ticket): MaybePromise<Entry | undefined>;
  /** The value of an entry, or `gone`. */
  load(entry: Entry, node: Node): MaybePromise<unknown>;
  /** Keeps a result, where that can be. */
  keep(ticket: Ticket, value: unknown, facts: ResultFacts): MaybePromise<Entry | undefined>;
  /** Whether there is any sense in looking. */
  readonly isUsable: boolean;
  /** What was gathered is stored, and the run noted, where there is something to note. */
  finish(record: RunRecord | undefined): MaybePromise<void>;
  /** Tells once of a node whose result is about one call alone. */
  tellPersonal(node: Node): void;
  /** Tells once of a step whose build is stale. */
  tellStale(step: CachedStep): void;
  /** Calls the store; what it fails with is told once. */
  ask<Value>(call: () => MaybePromise<Value>, otherwise: Value): MaybePromise<Value>;
}

export function openCacheRun(cache: ResultCache, options: CacheRunOptions): CacheRun {
  const { store, coding } = cache;
  const versions = new WeakMap<object, MaybePromise<string | Uncodable>>();
  const told = new Set<string>();
  /** Nodes whose results hold secrets, so that their versions are salted, too. */
  const holders = new Set<string>();
  let isUsable = true;

  const tell = (problem: Problem): void => {
    const label = `${problem.code} ${problem.nodes.join(" ")}`;
    if (told.has(label)) return;
    told.add(label);
    options.warn(problem);
  };
  const fail = (error: unknown): void => {
    isUsable = false;
    const hint = error instanceof DataflowError ? error.problems[0]?.hint : undefined;
    tell(storeFailed(store.place, describeStoreError(error), hint));
  };
  const ask = <Value>(call: () => MaybePromise<Value>, otherwise: Value): MaybePromise<Value> =>
    isUsable
      ? orElse(call, (error) => {
          fail(error);
          return otherwise;
        })
      : otherwise;

  const versionOf = (value: unknown): MaybePromise<string | Uncodable> => {
    if (typeof value !== "object" || value === null) return coding.version(value);
    const known = versions.get(value);
    if (known !== undefined) return known;
    const found = coding.version(value);
    // Others may ask while it is being hashed.
    versions.set(value, found);
    return after(found, (version) => {
      versions.set(value, version);
      return version;
    });
  };

  const keepEncoded = (ticket: Ticket, encoded: Encoded, facts: ResultFacts): MaybePromise<Entry | undefined> => {
    const { node } = ticket.step;
    const secret = findSecret(encoded.bytes, options.secrets.values());
    if (secret !== undefined) {
      holders.add(node.name);
      tell(resultHoldsSecret(node, secret));
      return undefined;
    }
    const entry = makeEntry(ticket, { ...encoded, size: encoded.bytes.byteLength }, facts);
    return keepEntry(ticket, entry, () => store.put(entry, encoded.bytes));
  };

  const makeEntry = (
    { step: { node, code }, key, base, inputs, freshness }: Ticket,
    { version, format, sum, size }: Omit<Encoded, "bytes"> & { readonly size: number },
    { summary, ms }: ResultFacts,
  ): Entry => ({
    key,
    base,
    node: node.name,
    module: node.module,
    code: code.version,
    inputs,
    ...(freshness !== undefined && { freshness }),
    version,
    format,
    sum,
    size,
    summary,
    ms,
    at: options.now(),
    run: options.runId(),
  });

  const keepEntry = ({ step }: Ticket, entry: Entry, put: () => MaybePromise<void>): MaybePromise<Entry | undefined> =>
    ask<Entry | undefined>(() => after(keepCode(cache, step), () => after(put(), () => entry)), undefined);

  /** A value that is large, and has a file of its own rather than bytes in memory; where there are secrets, bytes are looked at. */
  const writeFile = (value: unknown, format: string | undefined): MaybePromise<EncodedFile | undefined> =>
    options.secrets.size === 0 && store.scratch !== undefined && store.adopt !== undefined
      ? ask<EncodedFile | undefined>(() => coding.encodeFile(value, format, () => store.scratch!()), undefined)
      : undefined;

  return {
    cache,
    get isUsable() {
      return isUsable;
    },
    ask,
    version: (value, what, isSecret) =>
      after(versionOf(value), (version) => {
        if (isUncodable(version)) {
          const node = options.nodeOf(what);
          tell(node === undefined ? inputUncodable(what, version.reason) : valueUncodable(node, version.reason));
          return undefined;
        }
        if (!isSecret && !holders.has(what)) return version;
        return after(
          ask<string | undefined>(() => store.salt(), undefined),
          (salt) => salt && `s${createHmac("sha256", salt).update(version).digest("hex")}`,
        );
      }),
    find: ({ key, base, step }) =>
      ask<Entry | undefined>(
        () => (step.hasFreshness && ignoresFreshness(cache.mode) ? store.findBase(base) : store.find(key)),
        undefined,
      ),
    load: (entry, node) =>
      after(
        ask<unknown>(() => loadResult(cache, entry), gone),
        (value) => {
          if (value === gone || value === unreadable) {
            tell(resultDamaged(node, store.place));
            const discarded = value === gone ? ask<void>(() => store.discard(entry), undefined) : undefined;
            return after(discarded, () => gone);
          }
          if (typeof value === "object" && value !== null) versions.set(value, entry.version);
          return value;
        },
      ),
    keep: (ticket, value, facts) => {
      const { node } = ticket.step;
      const isObject = typeof value === "object" && value !== null;
      const keepBytes = (): MaybePromise<Entry | undefined> =>
        after(coding.encode(value, node.cache?.format), (encoded) => {
          if (isUncodable(encoded)) {
            if (isObject) versions.set(value, encoded);
            // What is iterated over item by item is no value to be kept.
            if (node.fansOut !== true) tell(valueUncodable(node, encoded.reason));
            return undefined;
          }
          if (isObject) versions.set(value, encoded.version);
          return keepEncoded(ticket, encoded, facts);
        });
      return after(writeFile(value, node.cache?.format), (file) => {
        if (file === undefined) return keepBytes();
        versions.set(value as object, file.version);
        const entry = makeEntry(ticket, file, facts);
        return keepEntry(ticket, entry, () => store.adopt!(entry, file.path));
      });
    },
    finish: (record) =>
      ask<void>(() => after(record === undefined ? undefined : store.putRun(record), () => store.flush()), undefined),
    tellPersonal: (node) => tell(resultPersonal(node)),
    tellStale: ({ node }) => tell(buildStale(node.module, [node.name])),
  };
}

/** The text of each code version is kept beside the results. */
function keepCode({ store, keptCode }: ResultCache, { code }: CachedStep): MaybePromise<void> {
  if (keptCode.has(code.version)) return undefined;
  return after(store.putCode(code.record()), () => void keptCode.add(code.version));
}

function describeStoreError(error: unknown): string {
  return error instanceof DataflowError
    ? error.problems.map(({ message }) => message).join("; ")
    : describeThrown(error);
}
