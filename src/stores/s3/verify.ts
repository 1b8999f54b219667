import type { StoreFault } from "../../cache/store.ts";
import { sha256 } from "../../values/sha256.ts";
import { mapAhead } from "../map-ahead.ts";
import type { Bucket } from "./bucket.ts";
import { mostAtOnce } from "./entries.ts";
import { inlineBytes, unsealEntry } from "./kept-entry.ts";
import { codeFolder, entryFolder, keyIn, resultFolder, resultName, runFolder } from "./names.ts";
import { unseal } from "./sealed.ts";

/** Large results are held one by one, some at a time. */
const mostResults = 4;

/** Reads every object that holds something, and tells what is wrong with it. */
export async function* verifyBucket(bucket: Bucket): AsyncGenerator<StoreFault, void, undefined> {
  const listed = new Set<string>();
  for await (const { name } of bucket.list(resultFolder)) listed.add(name);
  const needed = new Map<string, string>();
  const entries = mapAhead(bucket.list(entryFolder), mostAtOnce, async ({ name }) => {
    const kept = unsealEntry(keyIn(name), await bucket.get(name));
    return { name, kept };
  });
  for await (const { name, kept } of entries) {
    const inline = kept && inlineBytes(kept);
    if (kept === undefined) yield { kind: "damaged", where: name, what: "is no entry, or a damaged one" };
    else if (inline === undefined) needed.set(resultName(kept.entry.sum), kept.entry.node);
    else if (sha256(inline) !== kept.entry.sum)
      yield { kind: "damaged", where: name, what: `the result of "${kept.entry.node}" has other bytes than it had` };
  }
  for (const [name, node] of needed)
    if (!listed.has(name)) yield { kind: "missing", where: name, what: `the result of "${node}" is gone` };
  const results = mapAhead(listed, mostResults, async (name) => ({ name, isWhole: await hasOwnSum(bucket, name) }));
  for await (const { name, isWhole } of results) {
    if (!needed.has(name)) yield { kind: "orphan", where: name, what: "belongs to no entry" };
    else if (!isWhole)
      yield { kind: "damaged", where: name, what: `the result of "${needed.get(name)}" has other bytes than it had` };
  }
  for (const [kind, folder] of Object.entries({ code: codeFolder, run: runFolder }))
    yield* verifyRecords(bucket, kind, folder);
}

/** Results are named by the sum of their bytes. One that was removed meanwhile is not wrong. */
async function hasOwnSum(bucket: Bucket, name: string): Promise<boolean> {
  const bytes = await bucket.get(name);
  return bytes === undefined || resultName(sha256(bytes)) === name;
}

async function* verifyRecords(
  bucket: Bucket,
  kind: string,
  folder: string,
): AsyncGenerator<StoreFault, void, undefined> {
  const records = mapAhead(bucket.list(folder), mostAtOnce, async ({ name }) => ({
    name,
    bytes: await bucket.get(name),
  }));
  for await (const { name, bytes } of records)
    if (bytes && unseal(kind, bytes) === undefined)
      yield { kind: "damaged", where: name, what: `is no record of a ${kind}, or a damaged one` };
}
