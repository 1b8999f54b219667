import { writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CacheStore } from "../../src/cache/store.ts";
import { DataflowError } from "../../src/errors/dataflow-error.ts";
import { copyEntries } from "../../src/stores/copy-entries.ts";
import { s3 } from "../../src/stores/s3.ts";
import { verifyEntries } from "../../src/stores/verify-entries.ts";
import { sha256 } from "../../src/values/sha256.ts";
import { gather } from "./gather.ts";
import { makeEntry, type Made } from "./make-entry.ts";
import { startProxy, type Proxy } from "./s3/proxy.ts";
import { startServer, type S3Server } from "./s3/start-server.ts";

let server: S3Server;
let proxy: Proxy;
beforeAll(async () => {
  server = await startServer();
  proxy = await startProxy(server.endpoint);
});
afterAll(async () => {
  proxy.stop();
  await server.stop();
});

const code = { version: sha256("code"), parts: [{ name: "total", file: "./a.ts", hash: "h" }], packages: {} };
let count = 0;

/** Two stores of their own; what goes to the second passes the proxy. */
async function openPair(made: readonly Made[]): Promise<{ from: CacheStore; to: CacheStore; prefix: string }> {
  const prefix = `copy-${(count += 1)}`;
  const from = s3({ ...server.options, prefix });
  const to = s3({ ...server.options, endpoint: proxy.endpoint, prefix: `${prefix}-to` });
  await from.putCode(code);
  for (const { entry, bytes } of made) await from.put(entry, bytes);
  proxy.requests.length = 0;
  return { from, to, prefix };
}

const made = ["a", "b", "c"].map((text) => makeEntry(Buffer.alloc(20_000, text)));
const small = makeEntry("small");
const entries = [...made, small].map(({ entry }) => entry);

test("entries go with their bytes and codes, and without their pins; what is there is not sent again", async () => {
  const { from, to } = await openPair([...made, small]);
  await from.pin(entries, true);
  const told: string[] = [];
  const listed = await gather(from.list());
  const report = await copyEntries(from, to, listed, { onProgress: (done, total) => told.push(`${done}/${total}`) });
  expect(report).toEqual({ copied: 4, bytes: 60_005, present: 0, damaged: [] });
  expect(told).toEqual(["1/4", "2/4", "3/4", "4/4"]);
  for (const { entry, bytes } of [...made, small]) {
    expect(await to.find(entry.key)).toEqual(entry);
    expect(Buffer.from((await to.read(entry))!).equals(bytes)).toBe(true);
  }
  expect(await to.findCode(code.version)).toEqual(code);
  expect((await gather(to.list())).some(({ isPinned }) => isPinned)).toBe(false);
  proxy.requests.length = 0;
  expect(await copyEntries(from, to, listed)).toEqual({ copied: 0, bytes: 0, present: 4, damaged: [] });
  expect(proxy.requests.filter((line) => line.startsWith("PUT"))).toEqual([]);
});

test("results whose bytes are damaged or gone are told and left out", async () => {
  const { from, to, prefix } = await openPair([...made, small]);
  const [one, two] = made;
  writeFileSync(server.fileOf(`${prefix}/results/${one!.entry.sum}`), Buffer.alloc(20_000, "x"));
  writeFileSync(server.fileOf(`${prefix}/results/${two!.entry.sum}`), Buffer.alloc(19_000, "b"));
  const report = await copyEntries(from, to, [...entries, makeEntry("gone").entry]);
  expect(report).toMatchObject({ copied: 2, present: 0 });
  expect(report.damaged.map(({ key }) => key)).toEqual([one!.entry.key, two!.entry.key, makeEntry("gone").entry.key]);
  expect(await to.find(one!.entry.key)).toBe(undefined);
  const faults = await gather(verifyEntries(from));
  expect(faults.map(({ kind, where }) => `${kind} ${where}`).toSorted()).toEqual(
    [one!, two!].map(({ entry }) => `damaged ${entry.key}`).toSorted(),
  );
  expect(await gather(verifyEntries(to))).toEqual([]);
});

test("an abort ends it, and what was copied by then stays whole", async () => {
  const { from, to } = await openPair(made);
  const stop = new AbortController();
  const copying = copyEntries(from, to, entries, {
    signal: stop.signal,
    concurrency: 1,
    onProgress: () => stop.abort(new Error("enough")),
  });
  await expect(copying).rejects.toThrow("enough");
  expect((await gather(to.list())).map(({ key }) => key)).toEqual([made[0]!.entry.key]);
  expect(await gather(verifyEntries(to))).toEqual([]);
});

test("a store that cannot be reached ends it with its own error", async () => {
  const { from } = await openPair(made);
  const gone = s3({ ...server.options, bucket: "gone" });
  const failure: unknown = await copyEntries(from, gone, entries).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(DataflowError);
  expect(failure).toMatchObject({ code: "STORE_UNREACHABLE" });
});
