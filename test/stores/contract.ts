import { describe, expect, onTestFinished, test } from "vitest";
import type { CacheStore, CodeRecord, RunRecord } from "../../src/cache.ts";
import { checkAgainstModel } from "./contract-model.ts";
import { bytesOf, faultsOf, listAll, makeEntry, sha256 } from "./contract-entries.ts";

/** A place where a store is. */
export interface StorePlace {
  /** The store, opened anew: as another process finds it. A store that lasts as long as its process gives itself. */
  open(): CacheStore | Promise<CacheStore>;
}

const sizes = [0, 1, 100, 16_384, 16_385, 70_000, 1_100_000, 4_300_000];

interface Used {
  readonly store: CacheStore;
  readonly reopen: () => Promise<CacheStore>;
}

async function useStore(make: () => StorePlace | Promise<StorePlace>): Promise<Used> {
  const place = await make();
  const opened = new Set<CacheStore>();
  const open = async (): Promise<CacheStore> => {
    const store = await place.open();
    opened.add(store);
    return store;
  };
  onTestFinished(async () => {
    for (const store of opened) await store.close();
  });
  return { store: await open(), reopen: open };
}

/** What every store has to keep to. `make` gives an empty place. */
export function testStore(name: string, make: () => StorePlace | Promise<StorePlace>): void {
  const use = (): Promise<Used> => useStore(make);

  describe(`${name} keeps to what a store is`, () => {
    test("an empty store has nothing", async () => {
      const { store } = await use();
      const entry = makeEntry("a", bytesOf("a", 10));
      expect(await store.find(entry.key)).toBeUndefined();
      expect(await store.findBase(entry.base)).toBeUndefined();
      expect(await store.history("orders", "total", 10)).toEqual([]);
      expect(await store.read(entry)).toBeUndefined();
      expect(await store.findCode("none")).toBeUndefined();
      expect(await store.findRun("none")).toBeUndefined();
      expect(await store.findRun(undefined)).toBeUndefined();
      expect(await store.listRuns(10)).toEqual([]);
      expect(await listAll(store)).toEqual([]);
      await store.remove([entry]);
      await store.pin([entry], true);
      await store.discard(entry);
      store.touch(entry);
      await store.flush();
      expect(await listAll(store)).toEqual([]);
    });

    test("an entry is found with its bytes at once, after a flush, and by who opens the store then", async () => {
      const { store, reopen } = await use();
      const told = { freshness: sha256("today"), inputs: { ["__proto__"]: sha256("p"), größe: sha256("g") } };
      const all = sizes.map((size) => {
        const bytes = bytesOf(`${size}`, size);
        return { bytes, entry: makeEntry(`${size}`, bytes, { ...told, summary: `Zeile "1"\n\t${size} 中文` }) };
      });
      for (const { entry, bytes } of all) await store.put(entry, bytes);
      const check = async (from: CacheStore): Promise<void> => {
        for (const { entry, bytes } of all) {
          expect(await from.find(entry.key)).toEqual(entry);
          const read = await from.read(entry);
          expect(read === undefined ? undefined : Buffer.compare(read, bytes)).toBe(0);
        }
      };
      await check(store);
      await store.flush();
      await check(store);
      await check(await reopen());
    });

    test("bytes are what they were when they were stored", async () => {
      const { store } = await use();
      for (const size of [50, 40_000]) {
        const bytes = bytesOf("kept", size);
        const entry = makeEntry(`kept ${size}`, bytes);
        await store.put(entry, bytes);
        bytes.fill(0);
        (await store.read(entry))!.fill(1);
        expect(sha256((await store.read(entry))!)).toBe(entry.sum);
      }
    });

    test("what is stored under a key again takes the place of what was there", async () => {
      const { store, reopen } = await use();
      const [old, now] = [bytesOf("old", 20), bytesOf("now", 30_000)];
      await store.put(makeEntry("a", old), old);
      await store.flush();
      const entry = makeEntry("a", now, { at: 1_760_000_000_001 });
      await store.put(entry, now);
      await store.flush();
      for (const from of [store, await reopen()]) {
        expect(await from.find(entry.key)).toEqual(entry);
        expect(sha256((await from.read(entry))!)).toBe(entry.sum);
        expect(await listAll(from)).toEqual([entry.key]);
      }
    });

    test("the history of a node is newest first, and a base gives its latest entry", async () => {
      const { store, reopen } = await use();
      const bytes = bytesOf("a", 5);
      const at = (index: number): number => 1_760_000_000_000 + [30, 10, 50, 20, 40][index]!;
      const made = Array.from({ length: 5 }, (_, index) =>
        makeEntry(`${index}`, bytes, { at: at(index), base: sha256(`base ${index % 2}`) }),
      );
      for (const entry of made) await store.put(entry, bytes);
      await store.put(makeEntry("other", bytes, { node: "rate", at: at(2) + 5 }), bytes);
      await store.put(makeEntry("elsewhere", bytes, { module: "tax", at: at(2) + 5 }), bytes);
      const check = async (from: CacheStore): Promise<void> => {
        expect(await from.history("orders", "total", 3)).toEqual([made[2], made[4], made[0]]);
        expect(await from.history("orders", "total", 9)).toEqual([made[2], made[4], made[0], made[3], made[1]]);
        expect(await from.findBase(sha256("base 0"))).toEqual(made[2]);
        expect(await from.findBase(sha256("base 1"))).toEqual(made[3]);
      };
      await check(store);
      await store.flush();
      await check(store);
      await check(await reopen());
    });

    test("damaged bytes take every entry with them that has them", async () => {
      const { store, reopen } = await use();
      for (const size of [60, 50_000]) {
        const [bad, good] = [bytesOf("bad", size), bytesOf("good", size)];
        const [one, two, three] = [
          makeEntry(`1 ${size}`, bad),
          makeEntry(`2 ${size}`, bad, { node: "rate" }),
          makeEntry(`3 ${size}`, good),
        ];
        await store.put(one, bad);
        await store.put(two, bad);
        await store.put(three, good);
        await store.discard(one);
        for (const from of [store, await reopen()]) {
          expect(await from.find(one.key)).toBeUndefined();
          expect(await from.find(two.key)).toBeUndefined();
          expect(await from.find(three.key)).toEqual(three);
        }
        await store.put(two, bad);
        expect(await store.find(two.key)).toEqual(two);
        expect(sha256((await store.read(two))!)).toBe(two.sum);
      }
    });

    test("codes and runs are kept", async () => {
      const { store, reopen } = await use();
      const code = (version: string, text: string): CodeRecord => ({
        version: sha256(version),
        parts: [{ name: "total", file: "./tax.ts", hash: sha256(text), text }],
        packages: { zod: "4.6.7" },
      });
      const run = (id: string, at: number): RunRecord => ({
        id,
        at,
        nodes: { total: sha256("key a"), words: [sha256("key b"), [sha256("key c"), sha256("key d")]], none: [] },
      });
      const codes = [code("1", "return 1\n"), { ...code("2", "return `2`"), tag: "1.0" }];
      const runs = [run("b", 200), run("a", 100), run("c/ä b", 300)];
      for (const record of codes) await store.putCode(record);
      for (const record of runs) await store.putRun(record);
      const check = async (from: CacheStore): Promise<void> => {
        for (const record of codes) expect(await from.findCode(record.version)).toEqual(record);
        for (const record of runs) expect(await from.findRun(record.id)).toEqual(record);
        expect(await from.findRun(undefined)).toEqual(runs[2]);
        expect((await from.listRuns(2)).map(({ id }) => id)).toEqual(["c/ä b", "b"]);
        expect((await from.listRuns(10)).map(({ id }) => id)).toEqual(["c/ä b", "b", "a"]);
      };
      await check(store);
      await store.flush();
      await check(store);
      await check(await reopen());
    });

    test("the salt stays the same", async () => {
      const { store, reopen } = await use();
      const salt = await store.salt();
      expect(salt).toMatch(/^[\da-f]{64}$/);
      expect(await store.salt()).toBe(salt);
      expect(await (await reopen()).salt()).toBe(salt);
    });

    test("what is removed is gone, with its bytes where nobody else has them", async () => {
      const { store, reopen } = await use();
      for (const size of [70, 60_000]) {
        const [shared, own] = [bytesOf("shared", size), bytesOf("own", size)];
        const [one, two, three] = [
          makeEntry(`1 ${size}`, shared),
          makeEntry(`2 ${size}`, shared),
          makeEntry(`3 ${size}`, own),
        ];
        for (const entry of [one, two]) await store.put(entry, shared);
        await store.put(three, own);
        await store.remove([one, three]);
        for (const from of [store, await reopen()]) {
          expect(await from.find(one.key)).toBeUndefined();
          expect(await from.find(three.key)).toBeUndefined();
          expect(await from.read(three)).toBeUndefined();
          expect(await from.find(two.key)).toEqual(two);
          expect(sha256((await from.read(two))!)).toBe(two.sum);
        }
        await store.put(three, own);
        expect(await store.find(three.key)).toEqual(three);
        await store.remove([two, three]);
        expect(await listAll(store)).toEqual([]);
      }
    });

    test("entries are listed with whether they are pinned and when they were used", async () => {
      const { store, reopen } = await use();
      const bytes = bytesOf("a", 9);
      const [one, two] = [makeEntry("1", bytes, { at: 1000 }), makeEntry("2", bytes, { at: 2000 })];
      await store.put(one, bytes);
      await store.put(two, bytes);
      await store.pin([two], true);
      store.touch(one);
      await store.flush();
      const list = async (from: CacheStore): Promise<readonly unknown[]> => {
        const found: unknown[] = [];
        for await (const { key, usedAt, isPinned, ...rest } of from.list())
          found.push({ key, wasUsed: usedAt > rest.at, isPinned });
        return found.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
      };
      const sorted = (items: readonly unknown[]): readonly unknown[] =>
        items.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
      const expected = sorted([
        { key: one.key, wasUsed: true, isPinned: false },
        { key: two.key, wasUsed: false, isPinned: true },
      ]);
      expect(await list(store)).toEqual(expected);
      expect(await list(await reopen())).toEqual(expected);
      await store.put(two, bytes);
      expect(await list(store)).toEqual(expected);
      await store.pin([two], false);
      expect((await list(store)).filter((entry) => (entry as { readonly isPinned: boolean }).isPinned)).toEqual([]);
    });

    test("random calls leave what a plain model says", async () => {
      await expect(checkAgainstModel(make)).resolves.toBeUndefined();
    });
  });
}

/** What a store that gives leases has to keep to. */
export function testLeases(name: string, make: () => StorePlace | Promise<StorePlace>): void {
  test(`${name}: one has the right to compute a key`, async () => {
    const { store, reopen } = await useStore(make);
    const other = await reopen();
    const lease = await store.lease!("key");
    expect(lease).toBeDefined();
    expect(await store.lease!("key")).toBeUndefined();
    expect(await other.lease!("key")).toBeUndefined();
    const second = await other.lease!("another key");
    expect(second).toBeDefined();
    await lease!.release();
    const third = await other.lease!("key");
    expect(third).toBeDefined();
    // Released already: it takes nothing from who has it now.
    await lease!.release();
    expect(await store.lease!("key")).toBeUndefined();
    await third!.release();
    await second!.release();
  });
}

/** What a store that can be verified has to keep to. */
export function testVerify(name: string, make: () => StorePlace | Promise<StorePlace>): void {
  test(`${name}: nothing is wrong with what was just stored`, async () => {
    const { store } = await useStore(make);
    for (const size of sizes) {
      const bytes = bytesOf(`${size}`, size);
      await store.put(makeEntry(`${size}`, bytes), bytes);
    }
    expect(await faultsOf(store)).toEqual([]);
  });
}
