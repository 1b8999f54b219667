import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { CacheStore, Entry } from "../../src/cache.ts";
import { bytesOf, faultsOf, makeEntry, sha256 } from "./contract-entries.ts";
import { makeFolder, openSmall } from "./files-folder.ts";

const isLong = process.env["EPONYM_LONG"] === "1";

const made = Array.from({ length: 30 }, (_, index) => {
  const bytes = bytesOf(`${index}`, index % 10 === 0 ? 300 + index : index * 3);
  return { bytes, entry: makeEntry(`${index}`, bytes, { node: `node${index % 4}`, at: 1_760_000_000_000 + index }) };
});
/** Three results have files of their own. */
const settings = { inlineBytes: 200 };

interface Stored {
  /** Where it is copied to and damaged. */
  readonly folder: string;
  restore(): void;
  /** Flips one byte of a file to any other. */
  flip(file: string, at: number): void;
  size(file: string): number;
  readonly journal: string;
  readonly index: string;
  readonly results: readonly string[];
}

/** A store of 30 entries that is not closed in an orderly way, so that its index has a log beside it. */
async function makeStored(tailBytes: number): Promise<Stored> {
  const [pristine, folder] = [join(makeFolder(), "pristine"), join(makeFolder(), "damaged")];
  const store = openSmall(pristine, { ...settings, tailBytes });
  for (const [index, { entry, bytes }] of made.entries()) {
    await store.put(entry, bytes);
    if (index % 6 === 0) await store.flush();
  }
  await store.putCode({ version: sha256("code of total"), parts: [], packages: {} });
  await store.pin([made[3]!.entry], true);
  await store.flush();
  cpSync(pristine, `${pristine}-copy`, { recursive: true, filter: (name) => !name.endsWith("-shm") });
  await store.close();
  const files = readdirSync(`${pristine}-copy`, { recursive: true, encoding: "utf8" });
  const find = (pattern: RegExp): readonly string[] => files.filter((name) => pattern.test(name)).toSorted();
  const contents = new Map(
    find(/\.(jsonl|db|db-wal|bytes)$/).map((name) => [name, readFileSync(join(`${pristine}-copy`, name))]),
  );
  return {
    folder,
    restore: () => {
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder);
      for (const [name, bytes] of contents) {
        mkdirSync(join(folder, name, ".."), { recursive: true });
        writeFileSync(join(folder, name), bytes);
      }
    },
    flip: (file, at) => {
      const bytes = Buffer.from(contents.get(file)!);
      bytes[at]! ^= 1 << ((at * 7 + bytes.length) % 8);
      writeFileSync(join(folder, file), bytes);
    },
    size: (file) => contents.get(file)!.length,
    journal: find(/jsonl$/)[0]!,
    index: find(/\.db$/)[0]!,
    results: find(/bytes$/),
  };
}

/** Which entries are found whole; fails where anything is not what was stored. */
async function findWhole(store: CacheStore): Promise<ReadonlySet<number>> {
  const whole = new Set<number>();
  for (const [index, { entry }] of made.entries()) {
    const found = await store.find(entry.key);
    if (found === undefined) continue;
    expect(found).toEqual(entry);
    const bytes = await store.read(found);
    if (bytes !== undefined && sha256(bytes) === found.sum) whole.add(index);
    else await store.discard(found);
  }
  const isOne = (entry: Entry | undefined): boolean =>
    entry === undefined || made.some((one) => JSON.stringify(one.entry) === JSON.stringify(entry));
  expect(isOne(await store.findBase(made[5]!.entry.base))).toBe(true);
  expect((await store.history("orders", "node1", 5)).every(isOne)).toBe(true);
  return whole;
}

/** Some offsets, spread over all of a file; in the long form every one, or every so many. */
function placesIn(size: number, count: number, step = 1): readonly number[] {
  const between = isLong || size <= count ? step : size / count;
  return Array.from({ length: Math.floor(size / between) }, (_, index) =>
    Math.min(size - 1, Math.floor((index + ((index * 0.618) % 1)) * between)),
  );
}

const timeout = isLong ? 1_800_000 : 60_000;

test("a flipped byte of a result takes that result alone", { timeout }, async () => {
  const stored = await makeStored(1 << 20);
  expect(stored.results).toHaveLength(3);
  for (const file of stored.results) {
    stored.restore();
    for (const at of placesIn(stored.size(file), 20)) {
      stored.flip(file, at);
      const store = openSmall(stored.folder, settings);
      const faults = await faultsOf(store);
      expect(faults).toHaveLength(1);
      expect(faults[0]).toMatch(/^damaged .*\.bytes: The bytes of "node/);
      await store.close();
    }
    const store = openSmall(stored.folder, settings);
    expect((await findWhole(store)).size).toBe(29);
    expect((await findWhole(store)).size).toBe(29);
    await store.close();
  }
});

test.each([
  { form: "without an index", tailBytes: 1 << 20, step: 1 },
  { form: "beside an index", tailBytes: 1024, step: 5 },
])("a flipped byte of the journal $form takes one line at most", { timeout }, async ({ tailBytes, step }) => {
  const stored = await makeStored(tailBytes);
  for (const at of placesIn(stored.size(stored.journal), 80, step)) {
    stored.restore();
    stored.flip(stored.journal, at);
    const store = openSmall(stored.folder, { ...settings, tailBytes });
    expect((await findWhole(store)).size).toBeGreaterThanOrEqual(made.length - 1);
    await store.close();
  }
});

test(
  "a flipped byte of the index never gives a wrong entry, and the journal makes the index again",
  { timeout },
  async () => {
    const stored = await makeStored(1024);
    const log = `${stored.index}-wal`;
    expect(stored.size(log)).toBeGreaterThan(0);
    for (const [file, count] of [
      [stored.index, 40],
      [log, 80],
    ] as const) {
      for (const at of placesIn(stored.size(file), count, 7)) {
        stored.restore();
        stored.flip(file, at);
        const store = openSmall(stored.folder, settings);
        await findWhole(store);
        await faultsOf(store);
        expect((await findWhole(store)).size).toBe(made.length);
        expect(await faultsOf(store)).toEqual([]);
        await store.close();
      }
    }
  },
);

test("an index that is gone, cut off, empty, of another form or no database at all is made again", async () => {
  const stored = await makeStored(1024);
  const path = join(stored.folder, stored.index);
  const damages: readonly (() => void)[] = [
    () => rmSync(path),
    () => truncateSync(path, 5000),
    () => truncateSync(path, 0),
    () => writeFileSync(path, "This is no database, and was never meant to be one. ".repeat(100)),
    () => writeFileSync(path, bytesOf("noise", 20_000)),
  ];
  for (const damage of damages) {
    for (const isLogLeft of [true, false]) {
      stored.restore();
      damage();
      if (!isLogLeft) rmSync(`${path}-wal`);
      const store = openSmall(stored.folder, settings);
      await faultsOf(store);
      expect((await findWhole(store)).size).toBe(made.length);
      expect(await faultsOf(store)).toEqual([]);
      const pinned: string[] = [];
      for await (const { key, isPinned } of store.list()) if (isPinned) pinned.push(key);
      expect(pinned).toEqual([made[3]!.entry.key]);
      expect(await store.findCode(sha256("code of total"))).toBeDefined();
      await store.close();
    }
  }
});

test("a journal that was cut off at any place keeps what comes before, and goes on", { timeout }, async () => {
  const stored = await makeStored(1024);
  const added = bytesOf("added", 50);
  const entry = makeEntry("added", added);
  for (const tailBytes of [1024, 1 << 20]) {
    for (const size of placesIn(stored.size(stored.journal), 25, 5)) {
      stored.restore();
      if (tailBytes > 1024) for (const name of [stored.index, `${stored.index}-wal`]) rmSync(join(stored.folder, name));
      truncateSync(join(stored.folder, stored.journal), size);
      const store = openSmall(stored.folder, { ...settings, tailBytes });
      const before = await findWhole(store);
      for (const [index] of made.entries()) expect(before.has(index)).toBe(index < before.size);
      await store.put(entry, added);
      await store.flush();
      expect(await store.find(entry.key)).toEqual(entry);
      await store.close();
      const again = openSmall(stored.folder, { ...settings, tailBytes });
      expect(await again.find(entry.key)).toEqual(entry);
      // The line that was cut off is no fault.
      expect(await faultsOf(again)).toEqual([]);
      await again.close();
    }
  }
});

test("damaged lines are told once, and left out of the journal that goes on", async () => {
  const stored = await makeStored(1 << 20);
  stored.restore();
  stored.flip(stored.journal, 200);
  const store = openSmall(stored.folder, settings);
  expect(await faultsOf(store)).toEqual([
    expect.stringMatching(/^damaged .*journal-1\.jsonl: The line at byte \d+ is/),
  ]);
  expect(await faultsOf(store)).toEqual([]);
  expect((await findWhole(store)).size).toBe(made.length - 1);
  await store.close();
});
