import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { CacheStore } from "../../src/cache/store.ts";
import { DataflowError } from "../../src/errors/dataflow-error.ts";
import { s3 } from "../../src/stores/s3.ts";
import type { S3Options } from "../../src/stores/s3/options.ts";
import { sha256 } from "../../src/values/sha256.ts";
import { testStore } from "./contract.ts";
import { gather } from "./gather.ts";
import { makeEntry, type Made } from "./make-entry.ts";
import { sealEntry } from "../../src/stores/s3/kept-entry.ts";
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

const isLong = process.env["EPONYM_LONG"] === "1";
let count = 0;
/** A store of its own for each test, whose requests go through the proxy. */
function open(given: Partial<S3Options> = {}): { readonly store: CacheStore; readonly prefix: string } {
  const prefix = given.prefix ?? `test-${(count += 1)}`;
  const store = s3({ ...server.options, endpoint: proxy.endpoint, prefix, ...given });
  onTestFinished(() => store.close());
  onTestFinished(() => void (proxy.breaks = () => false));
  proxy.requests.length = 0;
  return { store, prefix };
}

const objects = (prefix: string, folder = ""): readonly string[] =>
  server
    .names()
    .filter((name) => name.startsWith(`${prefix}/${folder}`))
    .map((name) => name.slice(prefix.length + 1));
const large = (text: string): Buffer => Buffer.alloc(20_000, text);
const put = async ({ store }: { readonly store: CacheStore }, ...made: readonly Made[]): Promise<void> => {
  await Promise.all(made.map(async ({ entry, bytes }) => store.put(entry, bytes)));
};

async function failureOf(work: () => unknown): Promise<DataflowError> {
  try {
    await work();
  } catch (error) {
    if (error instanceof DataflowError) return error;
    throw error;
  }
  throw new Error("It has not failed.");
}

describe("what is put", () => {
  test("is found by another store of the same place, small and large", async () => {
    const opened = open();
    const [small, big] = [makeEntry("17"), makeEntry(large("a"))];
    await put(opened, small, big);
    const { store } = open({ prefix: `/${opened.prefix}/` });
    for (const { entry, bytes } of [small, big]) {
      const found = (await store.find(entry.key))!;
      expect(found).toEqual(entry);
      expect(Buffer.from((await store.read(found))!).equals(bytes)).toBe(true);
      expect(Buffer.from((await store.read({ ...entry }))!).equals(bytes)).toBe(true);
    }
    expect(await store.find(sha256("none"))).toBe(undefined);
    expect(await store.findBase(sha256("none"))).toBe(undefined);
    expect(await store.history("prices", "none", 5)).toEqual([]);
    expect(objects(opened.prefix, "results/")).toEqual([`results/${big.entry.sum}`]);
  });

  test("comes before its entry, and equal bytes are sent once", async () => {
    const opened = open();
    const [one, two] = [makeEntry(large("b")), makeEntry(large("b"), { freshness: "new" })];
    await put(opened, one);
    const order = proxy.requests.filter((line) => line.startsWith("PUT")).map((line) => line.split("/")[1]);
    expect(order.indexOf("results")).toBeLessThan(order.indexOf("entries"));
    expect(order.at(-1)).toBe("entries");
    await put(opened, two);
    expect(proxy.requests.filter((line) => /^PUT .*results\//.test(line))).toHaveLength(1);
  });

  test("tells its history and its base in one LIST each, newest first", async () => {
    const opened = open();
    const made = [3, 1, 4, 2].map((at) =>
      makeEntry(`${at}`, { at: 1000 + at, base: sha256("same"), freshness: `${at}` }),
    );
    await put(opened, ...made, makeEntry("5", { node: "net", at: 9000 }));
    proxy.requests.length = 0;
    expect((await opened.store.history("prices", "total", 3)).map(({ at }) => at)).toEqual([1004, 1003, 1002]);
    expect(proxy.requests.filter((line) => line.startsWith("LIST"))).toHaveLength(1);
    expect(await opened.store.findBase(sha256("same"))).toMatchObject({ at: 1004 });
    expect(proxy.requests.filter((line) => line.startsWith("LIST"))).toHaveLength(2);
    await opened.store.remove([made[2]!.entry]);
    expect(await opened.store.findBase(sha256("same"))).toMatchObject({ at: 1003 });
  });

  test("replaces what was there under the same key, with its bytes and markers", async () => {
    const opened = open();
    const given = { key: sha256("key"), base: sha256("base") };
    await put(opened, makeEntry(large("c"), { ...given, at: 1 }));
    const { entry } = makeEntry(large("d"), { ...given, at: 2 });
    await opened.store.put(entry, large("d"));
    expect(await opened.store.history("prices", "total", 5)).toEqual([entry]);
    expect(objects(opened.prefix, "results/")).toEqual([`results/${entry.sum}`]);
    expect(objects(opened.prefix)).toHaveLength(5);
    expect(await gather(opened.store.verify!())).toEqual([]);
  });

  test("may have any name", async () => {
    const opened = open();
    const names = ["a/b", "a!2Fb", ".", "..", "größe 100 %", "x".repeat(900), `${"x".repeat(900)}y`, "日本"];
    const made = names.flatMap((node) => names.map((module) => makeEntry(`${module}|${node}`, { node, module })));
    await put(opened, ...made);
    for (const { entry } of made) expect(await opened.store.history(entry.module, entry.node, 9)).toEqual([entry]);
  });
});

describe("what is removed", () => {
  test("takes bytes along that nothing else needs", async () => {
    const opened = open();
    const [one, two, other] = [makeEntry(large("e")), makeEntry(large("e"), { freshness: "b" }), makeEntry(large("f"))];
    await put(opened, one, two, other);
    await opened.store.pin([one.entry], true);
    await opened.store.remove([one.entry]);
    expect(await opened.store.find(one.entry.key)).toBe(undefined);
    expect(Buffer.from((await opened.store.read(two.entry))!).equals(large("e"))).toBe(true);
    await opened.store.remove([two.entry, other.entry]);
    expect(objects(opened.prefix)).toEqual([]);
  });

  test("or discarded is gone with all that has the same bytes", async () => {
    const opened = open();
    const [one, two] = [makeEntry(large("g")), makeEntry(large("g"), { freshness: "b" })];
    const [three, four] = [makeEntry("7"), makeEntry("7", { freshness: "b" })];
    const other = makeEntry("8");
    await put(opened, one, two, three, four, other);
    await opened.store.discard(one.entry);
    await opened.store.discard(four.entry);
    for (const { entry } of [one, two, three, four]) expect(await opened.store.find(entry.key)).toBe(undefined);
    expect((await gather(opened.store.list())).map(({ key }) => key)).toEqual([other.entry.key]);
    expect(objects(opened.prefix, "results/")).toEqual([]);
  });
});

test("the list tells pins and uses, which other processes see once they are flushed", async () => {
  const opened = open();
  const made = ["1", "2", "3"].map((text) => makeEntry(text));
  await put(opened, ...made);
  const [one, two, three] = made.map(({ entry }) => entry);
  await opened.store.pin([two!], true);
  opened.store.touch(three!);
  await opened.store.flush();
  const { store } = open({ prefix: opened.prefix });
  const listed = new Map((await gather(store.list())).map((entry) => [entry.key, entry]));
  expect(listed.size).toBe(3);
  expect(listed.get(one!.key)).toEqual({ ...one, usedAt: one!.at, isPinned: false });
  expect(listed.get(two!.key)).toMatchObject({ isPinned: true, usedAt: two!.at });
  expect(listed.get(three!.key)!.usedAt).toBeGreaterThan(Date.now() - 60_000);
  await store.pin([two!], false);
  expect((await gather(store.list())).filter(({ isPinned }) => isPinned)).toEqual([]);
});

test("what many processes have noted of uses becomes one object as entries are removed", async () => {
  const opened = open();
  const made = ["1", "2"].map((text) => makeEntry(text));
  await put(opened, ...made);
  for (let process = 0; process < 20; process += 1) {
    opened.store.touch(made[process % 2]!.entry);
    await opened.store.flush();
  }
  expect(objects(opened.prefix, "uses/")).toHaveLength(20);
  const before = await gather(opened.store.list());
  await opened.store.remove([made[0]!.entry]);
  expect(objects(opened.prefix, "uses/")).toHaveLength(1);
  expect(await gather(opened.store.list())).toEqual(before.filter(({ key }) => key === made[1]!.entry.key));
});

test("code versions, runs and the salt are kept", async () => {
  const opened = open();
  const code = { version: "v1", parts: [{ name: "total", file: "./a.ts", hash: "h", text: "x\ny" }], packages: {} };
  const runs = [1, 2, 3].map((at) => ({ id: `run-${at}`, at, nodes: { total: ["a", ["b"]] } }));
  await opened.store.putCode(code);
  for (const run of runs) await opened.store.putRun(run);
  const { store } = open({ prefix: opened.prefix });
  expect(await store.findCode("v1")).toEqual(code);
  expect(await store.findCode("v2")).toBe(undefined);
  expect(await store.findRun("run-2")).toEqual(runs[1]);
  expect(await store.findRun("run-9")).toBe(undefined);
  expect(await store.findRun(undefined)).toEqual(runs[2]);
  expect(await store.listRuns(2)).toEqual([runs[2], runs[1]]);
  const salt = await opened.store.salt();
  expect(salt).toMatch(/^[\da-f]{64}$/);
  expect(await store.salt()).toBe(salt);
  expect(await open().store.salt()).not.toBe(salt);
});

describe("what is damaged", () => {
  test(
    "any changed byte of any object is as if it were not there, and verify tells",
    { timeout: 900_000 },
    async () => {
      const opened = open();
      const [small, big] = [makeEntry("17"), makeEntry(large("h"))];
      const run = { id: "run-1", at: 5, nodes: {} };
      const code = { version: "v1", parts: [], packages: {} };
      await put(opened, small, big);
      await opened.store.putRun(run);
      await opened.store.putCode(code);
      expect(await gather(opened.store.verify!())).toEqual([]);
      const names = objects(opened.prefix).filter((name) => /^(?:entries|codes|runs|results)/.test(name));
      expect(names).toHaveLength(5);
      for (const name of names) {
        const file = server.fileOf(`${opened.prefix}/${name}`);
        const bytes = readFileSync(file);
        const step = isLong ? 7 : 97;
        for (let at = name.length % 7; at < Math.min(bytes.length, 2000); at += step) {
          const changed = Buffer.from(bytes);
          changed[at] = changed[at]! ^ (1 << (at % 8));
          writeFileSync(file, changed);
          const { store } = open({ prefix: opened.prefix });
          const found = await Promise.all([small, big].map(async ({ entry }) => store.find(entry.key)));
          for (const [index, { entry }] of [small, big].entries())
            expect(found[index]).toEqual(name.includes(entry.key) ? undefined : entry);
          expect(await store.findRun(undefined)).toEqual(name.startsWith("runs") ? undefined : run);
          expect(await store.findCode("v1")).toEqual(name.startsWith("codes") ? undefined : code);
          const whole = Buffer.from((await store.read(big.entry))!).equals(big.bytes);
          expect(whole).toBe(!name.startsWith("results"));
          const faults = await gather(store.verify!());
          expect(faults.filter(({ kind }) => kind === "damaged").map(({ where }) => where)).toEqual([name]);
        }
        writeFileSync(file, bytes);
      }
      expect(await gather(opened.store.verify!())).toEqual([]);
    },
  );

  test("objects of others, entries under another key, and results that are gone", async () => {
    const opened = open();
    const [one, big] = [makeEntry("17"), makeEntry(large("i"))];
    await put(opened, one, big);
    server.write(`${opened.prefix}/entries/notes.txt`, Buffer.from("mine"));
    server.write(
      `${opened.prefix}/entries/${sha256("x")}.json`,
      readFileSync(server.fileOf(`${opened.prefix}/entries/${one.entry.key}.json`)),
    );
    server.write(`${opened.prefix}/results/${sha256("y")}`, Buffer.from("y"));
    server.write(`${opened.prefix}/salt.json`, Buffer.from("no salt"));
    await opened.store.remove([big.entry]);
    server.write(`${opened.prefix}/entries/${big.entry.key}.json`, sealEntry(big.entry, big.bytes));
    expect(await opened.store.find(sha256("x"))).toBe(undefined);
    expect(await opened.store.read(big.entry)).toBe(undefined);
    expect((await gather(opened.store.list())).map(({ key }) => key).toSorted()).toEqual(
      [one.entry.key, big.entry.key].toSorted(),
    );
    expect(await opened.store.salt()).toBe(await open({ prefix: opened.prefix }).store.salt());
    const faults = await gather(open({ prefix: opened.prefix }).store.verify!());
    expect(faults.map(({ kind }) => kind).toSorted()).toEqual(["damaged", "damaged", "missing", "orphan"]);
  });

  test("a download that breaks off is made again, and in the end no answer", async () => {
    const opened = open();
    const big = makeEntry(large("j"));
    await put(opened, big);
    let broken = 0;
    proxy.breaks = (line) => line.startsWith("GET") && line.includes("results/") && (broken += 1) < 3;
    expect(Buffer.from((await opened.store.read(big.entry))!).equals(big.bytes)).toBe(true);
    expect(broken).toBe(3);
    proxy.breaks = (line) => line.includes("results/");
    expect((await failureOf(() => opened.store.read(big.entry))).code).toBe("STORE_UNREACHABLE");
    expect(await opened.store.find(big.entry.key)).toEqual(big.entry);
  });
});

describe("a store that cannot be used says where it is, why, and what to do", () => {
  const key = sha256("key");

  test("the server is gone", async () => {
    const gone = await startServer();
    const store = s3({ ...gone.options, prefix: "team" });
    await store.put(makeEntry("1").entry, Buffer.from("1"));
    await gone.stop();
    const { code, message, cause } = await failureOf(() => store.find(key));
    expect(code).toBe("STORE_UNREACHABLE");
    expect(message).toMatch(/s3:\/\/results\/team.*cannot be reached.*ECONNREFUSED/);
    expect(cause).toBe(undefined);
    expect((await failureOf(() => gather(store.list()))).code).toBe("STORE_UNREACHABLE");
    store.touch(makeEntry("1").entry);
    await store.close();
  });

  test("there is no such bucket", async () => {
    const { store } = open({ bucket: "elsewhere" });
    for (const ask of [
      () => store.find(key),
      () => store.put(makeEntry("1").entry, Buffer.from("1")),
      () => gather(store.list()),
      () => store.salt(),
    ])
      expect((await failureOf(ask)).message).toContain('there is no bucket "elsewhere"');
  });

  test("the credentials are wrong, and are not told", async () => {
    const { store } = open({ credentials: { accessKeyId: "AKIAWRONG", secretAccessKey: "hush-hush" } });
    const failure = await failureOf(() => store.find(key));
    expect(failure.message).toMatch(/refuses access \(InvalidAccessKeyId/);
    expect(`${failure.stack}${JSON.stringify(failure)}`).not.toMatch(/AKIAWRONG|hush/);
    expect((await failureOf(() => store.history("m", "n", 3))).code).toBe("STORE_UNREACHABLE");
  });

  test("there are none", async () => {
    const { store } = open({
      credentials: () => Promise.reject(Object.assign(new Error("none"), { name: "CredentialsProviderError" })),
    });
    expect((await failureOf(() => store.find(key))).message).toContain("there are no credentials");
  });

  test("its options are wrong, all of them at once", async () => {
    const wrong = { bucket: "", endpoint: "http://me:pass@host", credentials: {}, region: 1, speed: 2 };
    const { problems } = await failureOf(() => s3(wrong as never));
    expect(problems.map(({ code }) => code)).toEqual(Array(5).fill("STORE_OPTIONS_INVALID"));
    expect((await failureOf(() => s3({} as never))).message).toContain('"bucket"');
    expect((await failureOf(() => s3(undefined as never))).problems).toHaveLength(1);
  });
});

test("many entries are listed page by page", { timeout: 900_000 }, async () => {
  const { store, prefix } = open({ endpoint: server.endpoint });
  const many = isLong ? 10_000 : 2100;
  for (let index = 0; index < many; index += 1) {
    const { entry, bytes } = makeEntry(`${index}`, { node: `node${index}` });
    server.write(`${prefix}/entries/${entry.key}.json`, sealEntry(entry, bytes));
  }
  const nodes = new Set((await gather(store.list())).map(({ node }) => node));
  expect(nodes.size).toBe(many);
});

testStore("s3", () => {
  const prefix = `contract-${(count += 1)}`;
  return { open: () => s3({ ...server.options, prefix }) };
});
