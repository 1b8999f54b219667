import { cpSync, existsSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { files, type CacheStore } from "../../src/cache.ts";
import { bytesOf, faultsOf, listAll, makeEntry } from "./contract-entries.ts";
import { makeFolder, openSmall } from "./files-folder.ts";

const small = bytesOf("small", 40);
const large = bytesOf("large", 40_000);

/** How many bytes all journals in a folder have. */
const sizeOfJournals = (folder: string): number =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".jsonl"))
    .reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);

async function both(open: () => CacheStore): Promise<readonly [CacheStore, CacheStore]> {
  const pair = [open(), open()] as const;
  return pair;
}

test("each sees what the other has stored, removed and pinned as soon as it is written", async () => {
  const folder = join(makeFolder(), "cache");
  for (const open of [() => files(folder), () => openSmall(folder)]) {
    const [one, other] = await both(open);
    for (let index = 0; index < 40; index++) {
      const [writer, reader] = index % 2 === 0 ? [one, other] : [other, one];
      const bytes = index % 5 === 0 ? large : small;
      const entry = makeEntry(`${index}`, bytes);
      expect(await reader.find(entry.key)).toBeUndefined();
      await writer.put(entry, bytes);
      await writer.flush();
      expect(await reader.find(entry.key)).toEqual(entry);
      expect(Buffer.compare((await reader.read(entry))!, bytes)).toBe(0);
    }
    for (let index = 0; index < 40; index += 7) {
      const entry = makeEntry(`${index}`, index % 5 === 0 ? large : small);
      await other.remove([entry]);
      expect(await one.find(entry.key)).toBeUndefined();
      await one.put(entry, index % 5 === 0 ? large : small);
      await one.flush();
      expect(await other.find(entry.key)).toEqual(entry);
    }
    expect(await listAll(one)).toEqual(await listAll(other));
    expect(await listAll(one)).toHaveLength(40);
    await one.remove(Array.from({ length: 40 }, (_, index) => makeEntry(`${index}`, small)));
    expect(await listAll(other)).toEqual([]);
    expect(await faultsOf(other)).toEqual([]);
    await one.close();
    await other.close();
  }
});

test("a journal that is mostly dead is written anew, and who has the old one open goes on with the new one", async () => {
  const folder = join(makeFolder(), "cache");
  const [one, other] = await both(() => files(folder));
  const entries = Array.from({ length: 200 }, (_, index) => makeEntry(`${index}`, bytesOf(`${index}`, 1000)));
  for (const [index, entry] of entries.entries()) await one.put(entry, bytesOf(`${index}`, 1000));
  await one.flush();
  const salt = await one.salt();
  await one.pin(entries.slice(0, 3), true);
  expect(await other.find(entries[0]!.key)).toEqual(entries[0]);
  const before = sizeOfJournals(folder);
  await one.remove(entries.slice(5));
  expect(sizeOfJournals(folder)).toBeLessThan(before / 10);
  expect(readdirSync(folder).filter((name) => /^(journal|index)-1\./.test(name))).toEqual([]);
  for (const store of [other, one]) {
    for (const [index, entry] of entries.entries())
      expect(await store.find(entry.key)).toEqual(index < 5 ? entry : undefined);
    expect(await store.salt()).toBe(salt);
  }
  await other.put(entries[9]!, bytesOf("9", 1000));
  await other.flush();
  expect(await one.find(entries[9]!.key)).toEqual(entries[9]);
  const pinned: string[] = [];
  for await (const { key, isPinned } of other.list()) if (isPinned) pinned.push(key);
  expect(pinned.toSorted()).toEqual(
    entries
      .slice(0, 3)
      .map(({ key }) => key)
      .toSorted(),
  );
  await one.close();
  await other.close();
});

test("storing the same results again and again does not fill the disk", async () => {
  const folder = join(makeFolder(), "cache");
  const store = files(folder);
  const bytes = bytesOf("recomputed", 8000);
  for (let round = 0; round < 1500; round++) await store.put(makeEntry(`${round % 3}`, bytes, { at: round }), bytes);
  await store.flush();
  // All lines together are 18 MB.
  expect(sizeOfJournals(folder)).toBeLessThan(8e6);
  expect((await store.find(makeEntry("2", bytes).key))?.at).toBe(1499);
  expect(await faultsOf(store)).toEqual([]);
  await store.close();
});

test("a folder that is removed under an open store is made again", async () => {
  const folder = join(makeFolder(), "cache");
  const [one, other] = await both(() => openSmall(folder));
  const entry = makeEntry("a", small);
  for (const store of [one, other]) {
    await store.put(entry, small);
    await store.flush();
  }
  rmSync(folder, { recursive: true });
  expect(await one.find(entry.key)).toBeUndefined();
  await one.put(entry, small);
  await one.flush();
  expect(await other.find(entry.key)).toEqual(entry);
  expect(await faultsOf(other)).toEqual([]);
  await one.close();
  await other.close();
});

test("files that nothing needs are told after an hour, and removed with the next removal", async () => {
  const folder = join(makeFolder(), "cache");
  let time = Date.now();
  const store = openSmall(folder, { now: () => time });
  const entry = makeEntry("a", large);
  await store.put(entry, large);
  const other = openSmall(join(folder, "..", "other"));
  await other.put(makeEntry("b", bytesOf("b", 50_000)), bytesOf("b", 50_000));
  await other.close();
  cpSync(join(folder, "..", "other", "results"), join(folder, "results"), { recursive: true });
  const count = (): number =>
    readdirSync(join(folder, "results"), { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith("bytes"))
      .length;
  await store.remove([]);
  expect(await faultsOf(store)).toEqual([]);
  expect(count()).toBe(2);
  time += 2 * 60 * 60 * 1000;
  expect(await faultsOf(store)).toEqual([expect.stringMatching(/^orphan .*No result needs this file/)]);
  await store.remove([]);
  expect(count()).toBe(1);
  expect(await faultsOf(store)).toEqual([]);
  rmSync(join(folder, "results"), { recursive: true });
  expect(await faultsOf(store)).toEqual([expect.stringMatching(/^missing .*are gone/)]);
  expect(await store.read(entry)).toBeUndefined();
  await store.close();
});

test("nothing is made before something is stored, and git leaves it alone", async () => {
  const folder = join(makeFolder(), "deep", "cache");
  const store = files(folder);
  const entry = makeEntry("a", small);
  await store.find(entry.key);
  await store.read(entry);
  await store.history("orders", "total", 3);
  store.touch(entry);
  await store.remove([entry]);
  expect(await faultsOf(store)).toEqual([]);
  await store.flush();
  await store.close();
  expect(existsSync(join(folder, ".."))).toBe(false);
  await store.put(entry, small);
  await store.close();
  expect(readdirSync(folder).toSorted()).toEqual([".gitignore", "format-1", "journal-1.jsonl"]);
});

test("reuse is written with the run that follows it, and not more than once in ten minutes", async () => {
  const folder = join(makeFolder(), "cache");
  let time = 1_760_000_000_000;
  const open = (): CacheStore => openSmall(folder, { now: () => time });
  const store = open();
  const entry = makeEntry("a", small, { at: time });
  await store.put(entry, small);
  await store.flush();
  const written = sizeOfJournals(folder);
  time += 60_000;
  store.touch(entry);
  await store.flush();
  expect(sizeOfJournals(folder)).toBe(written);
  time += 10 * 60_000;
  store.touch(entry);
  expect(sizeOfJournals(folder)).toBe(written);
  await store.flush();
  const touched = sizeOfJournals(folder);
  expect(touched).toBeGreaterThan(written);
  store.touch(entry);
  await store.flush();
  const other = open();
  other.touch(entry);
  await other.flush();
  expect(sizeOfJournals(folder)).toBe(touched);
  for await (const { usedAt } of other.list()) expect(usedAt).toBe(time);
  await store.close();
  await other.close();
});
