import type { CacheStore, StoredEntry } from "../cache/store.ts";
import { mapAhead } from "./map-ahead.ts";
import { openBucket, type Bucket } from "./s3/bucket.ts";
import { createEntries, mostAtOnce, type Entries } from "./s3/entries.ts";
import { entryFolder, keyIn, pinFolder, pinName } from "./s3/names.ts";
import { checkS3Options, type S3Options } from "./s3/options.ts";
import { createRecords } from "./s3/records.ts";
import { createUses, type Uses } from "./s3/uses.ts";
import { verifyBucket } from "./s3/verify.ts";

/**
 * A store of results in a bucket of Amazon S3, or of a server that speaks as it does. It needs the package `@aws-sdk/client-s3`, which is loaded with the first request. Results up to 16 KB stand in
 * one object with what is known of them, others in an object of their own that is named by the SHA-256 of its bytes, so that equal results are sent once. Objects that are damaged or not of this
 * store are as if they were not there. It has no `lease`, since not every server can put an object only where there is none.
 *
 * Throws a `DataflowError` with `STORE_OPTIONS_INVALID` for mistakes in the options; its methods reject with `STORE_UNREACHABLE` where there is no such bucket, no access or no answer, and with
 * `PACKAGE_MISSING`.
 *
 * @example
 * ```ts
 * import { s3 } from "eponym/cache";
 *
 * const shared = s3({ bucket: "team-results", prefix: "forecasts", region: "eu-central-1" });
 * for await (const { node, size } of shared.list()) console.log(node, size);
 * ```
 */
export function s3(options: S3Options): CacheStore {
  checkS3Options(options);
  const bucket = openBucket(options);
  const entries = createEntries(bucket);
  const uses = createUses(bucket);
  return {
    place: bucket.place,
    ...entries,
    touch: ({ key }) => uses.note(key),
    ...createRecords(bucket),
    list: () => listEntries(bucket, entries, uses),
    async remove(gone) {
      await entries.remove(gone);
      await uses.merge(gone.map(({ key }) => key));
    },
    async pin(pinned, isPinned) {
      if (!isPinned) return bucket.remove(pinned.map(({ key }) => pinName(key)));
      const pins = mapAhead(pinned, mostAtOnce, async ({ key }) => {
        if (await entries.find(key)) await bucket.put(pinName(key), new Uint8Array());
      });
      for await (const _ of pins) continue;
    },
    verify: () => verifyBucket(bucket),
    flush: () => uses.flush(),
    async close() {
      await uses.flush();
      bucket.close();
    },
  };
}

async function* listEntries(
  bucket: Bucket,
  entries: Entries,
  uses: Uses,
): AsyncGenerator<StoredEntry, void, undefined> {
  const pins = new Set<string>();
  const [times] = await Promise.all([
    uses.read(),
    (async () => {
      for await (const { name } of bucket.list(pinFolder)) pins.add(keyIn(name));
    })(),
  ]);
  for await (const entry of mapAhead(bucket.list(entryFolder), mostAtOnce, ({ name }) => entries.find(keyIn(name))))
    if (entry) yield { ...entry, usedAt: Math.max(entry.at, times.get(entry.key) ?? 0), isPinned: pins.has(entry.key) };
}
