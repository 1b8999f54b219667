import fc from "fast-check";
import { expect } from "vitest";
import type { CacheStore, Entry } from "../../src/cache.ts";
import type { StorePlace } from "./contract.ts";
import { bytesOf, makeEntry, sha256 } from "./contract-entries.ts";

type Call =
  | { readonly kind: "put"; readonly key: number; readonly content: number; readonly at: number }
  | { readonly kind: "remove" | "discard" | "pin" | "unpin"; readonly key: number }
  | { readonly kind: "flush" }
  | { readonly kind: "reopen" };

const keys = 6;
const key = fc.nat(keys - 1);
const call: fc.Arbitrary<Call> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("put" as const), key, content: fc.nat(4), at: fc.nat(3) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom("remove", "discard", "pin", "unpin"), key }) },
  { weight: 2, arbitrary: fc.constantFrom({ kind: "flush" } as const, { kind: "reopen" } as const) },
);

/** Contents 3 and 4 are large. */
const contentOf = (content: number): Uint8Array => bytesOf(`content ${content}`, content < 3 ? content * 7 : 17_000);

const entryOf = (name: number, content: number, at: number): Entry =>
  makeEntry(`${name}`, contentOf(content), { base: sha256(`base ${name % 2}`), node: `node${name % 3}`, at });

interface Kept {
  readonly entry: Entry;
  readonly content: number;
  isPinned: boolean;
}

/** Makes random calls, and compares after each what the store answers with what a map would. */
export async function checkAgainstModel(make: () => StorePlace | Promise<StorePlace>): Promise<void> {
  const numRuns = process.env["EPONYM_LONG"] === "1" ? 300 : 20;
  await fc.assert(
    fc.asyncProperty(fc.array(call, { maxLength: 30 }), async (calls) => {
      const place = await make();
      const model = new Map<number, Kept>();
      let store = await place.open();
      try {
        for (const made of calls) {
          if (made.kind === "reopen") {
            await store.close();
            store = await place.open();
          } else await apply(store, model, made);
          await compare(store, model);
        }
      } finally {
        await store.close();
      }
    }),
    { numRuns },
  );
}

async function apply(
  store: CacheStore,
  model: Map<number, Kept>,
  made: Exclude<Call, { kind: "reopen" }>,
): Promise<void> {
  if (made.kind === "flush") await store.flush();
  else if (made.kind === "put") {
    const entry = entryOf(made.key, made.content, made.at);
    const isPinned = model.get(made.key)?.isPinned ?? false;
    model.delete(made.key);
    model.set(made.key, { entry, content: made.content, isPinned });
    await store.put(entry, contentOf(made.content));
  } else if (made.kind === "remove") {
    await store.remove([entryOf(made.key, 0, 0)]);
    model.delete(made.key);
  } else if (made.kind === "discard") {
    const kept = model.get(made.key);
    if (kept === undefined) return;
    await store.discard(kept.entry);
    for (const [name, { entry }] of model) if (entry.sum === kept.entry.sum) model.delete(name);
  } else {
    const isPinned = made.kind === "pin";
    await store.pin([entryOf(made.key, 0, 0)], isPinned);
    const kept = model.get(made.key);
    if (kept !== undefined) kept.isPinned = isPinned;
  }
}

async function compare(store: CacheStore, model: ReadonlyMap<number, Kept>): Promise<void> {
  for (let name = 0; name < keys; name++) {
    const kept = model.get(name);
    const found = await store.find(entryOf(name, 0, 0).key);
    expect(found).toEqual(kept?.entry);
    if (kept === undefined) continue;
    expect(sha256((await store.read(found!)) ?? "nothing")).toBe(kept.entry.sum);
  }
  const times = (isMeant: (entry: Entry) => boolean): readonly number[] =>
    [...model.values()]
      .map(({ entry }) => entry)
      .filter(isMeant)
      .map(({ at }) => at)
      .toSorted((one, other) => other - one);
  for (const base of [sha256("base 0"), sha256("base 1")])
    expect((await store.findBase(base))?.at).toBe(times((entry) => entry.base === base)[0]);
  for (const node of ["node0", "node1"])
    expect((await store.history("orders", node, 9)).map(({ at }) => at)).toEqual(times((entry) => entry.node === node));
  const listed = new Map<string, boolean>();
  for await (const { key: id, isPinned } of store.list()) listed.set(id, isPinned);
  expect(listed).toEqual(new Map([...model.values()].map(({ entry, isPinned }) => [entry.key, isPinned])));
}
