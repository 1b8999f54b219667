/**
 * Uses a store at random until it is told to stop, and ends with an error as soon as anything that the store gives is not what was stored.
 * Usage: node hammer-process.ts <folder> <bytes read without an index> <seed>
 */
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CacheStore, Entry } from "../../src/cache.ts";
import { openFileStore } from "../../src/stores/files/open-files.ts";
import { bytesOf, makeEntry, sha256 } from "./contract-entries.ts";

const [folder = "", tailBytes = "", seed = ""] = process.argv.slice(2);
const store: CacheStore = openFileStore(join(folder, "cache"), {
  inlineBytes: 2000,
  tailBytes: Number(tailBytes),
  now: Date.now,
});
const marks = join(folder, "marks");
mkdirSync(marks, { recursive: true });

let drawn = 0;
const random = (below: number): number => Number.parseInt(sha256(`${seed} ${drawn++}`).slice(0, 8), 16) % below;

const names = 250;
/** Some share their bytes with others, and every tenth is large. */
const contentOf = (name: number): Uint8Array => bytesOf(`${name % 200}`, name % 10 === 0 ? 2500 + name : name % 70);
const entryOf = (name: number): Entry =>
  makeEntry(`${name}`, contentOf(name), {
    node: `node${name % 7}`,
    base: sha256(`base ${name % 50}`),
    at: 1000 + name,
  });
const text = (entry: Entry): string => JSON.stringify(entry);
const known = new Set(Array.from({ length: names }, (_, name) => text(entryOf(name))));

function prove(isRight: boolean, what: string): void {
  if (isRight) return;
  console.error(`Wrong: ${what}`);
  process.exit(3);
}

async function useEntry(name: number): Promise<void> {
  const entry = entryOf(name);
  const found = await store.find(entry.key);
  if (found === undefined) return store.put(entry, contentOf(name));
  prove(text(found) === text(entry), `the entry of ${name}`);
  const bytes = await store.read(found);
  if (bytes === undefined) return store.discard(found);
  prove(sha256(bytes) === entry.sum, `the bytes of ${name}`);
  store.touch(found);
}

/** Nobody else who still runs may have the same key. */
async function useLease(name: number): Promise<void> {
  const lease = await store.lease!(`lease ${name}`);
  if (lease === undefined) return;
  const [mark, own] = [join(marks, `${name}`), join(marks, `process-${process.pid}`)];
  writeFileSync(own, `${process.pid}`);
  try {
    // A link is there with its content or not at all.
    linkSync(own, mark);
  } catch {
    prove(!isRunning(readFileSync(mark, "utf8")), `two processes have lease ${name}`);
    renameSync(own, mark);
  }
  await useEntry(name);
  prove(readFileSync(mark, "utf8") === `${process.pid}`, `another process took lease ${name}`);
  rmSync(mark);
  await lease.release();
}

function isRunning(pid: string): boolean {
  try {
    return !/^\d+ \(.*\) [ZX]/.test(readFileSync(`/proc/${pid}/stat`, "latin1"));
  } catch {
    return false;
  }
}

async function act(): Promise<void> {
  const name = random(names);
  const action = random(100);
  if (action < 70) await useEntry(name);
  else if (action < 80) await useLease(name % 10);
  else if (action < 85) await store.remove([entryOf(name), entryOf((name + 1) % names)]);
  else if (action < 88) await store.pin([entryOf(name)], name % 2 === 0);
  else if (action < 92)
    for (const entry of await store.history("orders", `node${name % 7}`, 3)) prove(known.has(text(entry)), "a history");
  else if (action < 94) await store.putRun({ id: `run ${name}`, at: name, nodes: { total: entryOf(name).key } });
  else if (action < 96) prove((await store.findRun(`run ${name}`))?.nodes["total"] !== "", "a run");
  else if (action < 98) await store.flush();
  else if (action < 99) {
    for await (const { usedAt, isPinned, ...entry } of store.list())
      prove(known.has(text(entry)) && usedAt > 0 && isPinned !== undefined, "the list");
  } else prove((await store.salt()).length === 64, "the salt");
}

const stopped = new AbortController();
process.stdin.once("data", () => stopped.abort());
let count = 0;
while (!stopped.signal.aborted) {
  await act();
  // Gives the event loop a turn, so that what is gathered is written at any moment.
  if (++count % 5 === 0) await new Promise((resolve) => setImmediate(resolve));
}
await store.close();
process.stdin.destroy();
process.stdout.write(`${count}\n`);
