import { randomBytes } from "node:crypto";
import { resolve } from "node:path";
import type { Entry } from "../../cache/entry.ts";
import type { CacheStore, MaybePromise } from "../../cache/store.ts";
import { describeFolder } from "./folder.ts";
import { gatherFacts } from "./gather.ts";
import { openLeases } from "./leases.ts";
import { openLedger } from "./ledger.ts";
import type { Fact } from "./line.ts";
import { createLock } from "./lock.ts";
import { prove } from "./prove.ts";
import { queryLedger } from "./queries.ts";
import { openResults } from "./results.ts";
import { toFailure } from "./store-failure.ts";
import { gatherTouches } from "./touches.ts";
import { keepUp, type Parts } from "./upkeep.ts";
import { verifyFiles } from "./verify.ts";

/** How often a result is written that others remove at the same time. */
const mostAttempts = 10;

export interface FileStoreSettings {
  /** Results up to this many bytes stand in the journal, beside what is known of them. */
  readonly inlineBytes: number;
  /** How many bytes of the journal are read without an index. */
  readonly tailBytes: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** The parts of a file store put together. */
export function openFileStore(path: string, { inlineBytes, tailBytes, now }: FileStoreSettings): CacheStore {
  const folder = describeFolder(resolve(path));
  const lock = createLock(folder.lock);
  const ledger = openLedger(folder, lock, { tailBytes });
  const results = openResults(folder.results);
  const leases = openLeases(folder.leases, (work) => ledger.alone(work), now);
  const touches = gatherTouches(ledger, now);
  const gathered = gatherFacts((facts) =>
    ledger.alone(() => ledger.append([...facts, ...touches.take().map((fact) => ({ fact }))])),
  );
  const queries = queryLedger(ledger, gathered);
  const parts: Parts = { folder, ledger, results, leases, now };
  const upkeep = keepUp(parts);
  let salt: string | undefined;

  /** The entry comes after its file, which another process may remove until it is there. */
  async function putFile(entry: Entry, write: () => MaybePromise<void>, attempt = 0): Promise<void> {
    if (ledger.look() === undefined) ledger.alone(() => undefined);
    try {
      const written = write();
      if (written !== undefined) await written;
    } catch (error) {
      throw toFailure(folder.path, error);
    }
    const isThere = ledger.alone(() => {
      gathered.flush();
      const has = results.has(entry);
      if (has) ledger.append([{ fact: { kind: "entry", entry } }]);
      return has;
    });
    if (!isThere && attempt < mostAttempts) return putFile(entry, write, attempt + 1);
  }

  function readSalt(): string | undefined {
    return ledger.ask((open) => {
      const place = open.tail.records.get("salt -") ?? open.index?.record("salt", "-");
      return place === undefined ? undefined : prove(open, place, "salt").salt;
    }, undefined);
  }

  function makeSalt(): string {
    return ledger.alone(() => {
      const made = readSalt() ?? randomBytes(32).toString("hex");
      const fact: Fact = { kind: "salt", salt: made };
      if (readSalt() === undefined) ledger.append([{ fact }]);
      return made;
    });
  }

  function flush(): void {
    gathered.flush();
    if (touches.isEmpty) return;
    try {
      const facts = touches.take();
      if (facts.length > 0) ledger.alone(() => ledger.append(facts.map((fact) => ({ fact }))));
    } catch {
      // What was reused is worth no failure: the folder may only be read.
    }
  }

  /** What is written by one call is found by the next, whatever waits. */
  function afterFlush<T>(work: () => T): T {
    gathered.flush();
    return work();
  }

  return {
    place: path,
    find: (key) => gathered.entries.get(key)?.entry ?? ledger.find(key),
    findBase: (base) => queries.findBase(base),
    history: (module, node, most) => queries.history(module, node, most),
    read: (entry): MaybePromise<Uint8Array | undefined> => {
      const waiting = gathered.entries.get(entry.key);
      if (waiting?.entry.sum === entry.sum && waiting.base64 !== undefined)
        return Buffer.from(waiting.base64, "base64");
      return ledger.readInline(entry) ?? results.read(entry);
    },
    file: (entry) => (entry.size > inlineBytes ? results.path(entry) : undefined),
    scratch: () => {
      if (ledger.look() === undefined) ledger.alone(() => undefined);
      return results.scratch();
    },
    // The file is gone from where it was, so that there is one attempt.
    adopt: (entry, path) => putFile(entry, () => results.adopt(entry, path), mostAttempts),
    put: (entry, bytes) => {
      if (bytes.length > inlineBytes) return putFile(entry, () => results.write(entry, bytes));
      const { buffer, byteOffset, length } = bytes;
      const base64 = Buffer.from(buffer, byteOffset, length).toString("base64");
      gathered.add({ fact: { kind: "entry", entry }, base64 });
    },
    touch: (entry) => touches.add(entry),
    discard: (entry) => afterFlush(() => upkeep.discard(entry)),
    findCode: (version) => queries.findCode(version),
    putCode: (code) => gathered.add({ fact: { kind: "code", code, at: now() } }),
    findRun: (id) => queries.findRun(id),
    listRuns: (most) => queries.listRuns(most),
    putRun: (run) => gathered.add({ fact: { kind: "run", run } }),
    salt: () => (salt ??= readSalt() ?? makeSalt()),
    lease: (key) => leases.take(key),
    async *list() {
      yield* afterFlush(() => upkeep.list());
    },
    remove: async (entries) => afterFlush(() => upkeep.remove(entries)),
    pin: async (entries, isPinned) => afterFlush(() => upkeep.pin(entries, isPinned)),
    async *verify() {
      yield* afterFlush(() => verifyFiles(parts, lock, upkeep));
    },
    flush,
    close: () => {
      flush();
      leases.close();
      ledger.close();
      lock.close();
    },
  };
}
