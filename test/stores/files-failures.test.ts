import { chmodSync, existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { files } from "../../src/cache.ts";
import { bytesOf, makeEntry } from "./contract-entries.ts";
import { makeFolder } from "./files-folder.ts";

const small = bytesOf("small", 40);
const large = bytesOf("large", 40_000);

test("a folder that cannot be made says where and what to do", async () => {
  const folder = makeFolder();
  writeFileSync(join(folder, "file"), "");
  mkdirSync(join(folder, "closed"), { mode: 0o555 });
  chmodSync(join(folder, "closed"), 0o555);
  const isRoot = process.getuid?.() === 0;
  for (const path of [
    join(folder, "file", "cache"),
    join(folder, "file"),
    isRoot ? "/sys/eponym" : join(folder, "closed", "cache"),
  ]) {
    for (const bytes of [small, large]) {
      const store = files(path);
      const write = async (): Promise<void> => {
        await store.put(makeEntry("a", bytes), bytes);
        await store.flush();
      };
      await expect(write()).rejects.toMatchObject({
        code: "STORE_NOT_WRITTEN",
        message: expect.stringContaining(path) as string,
        hint: expect.stringContaining("cache: { path }") as string,
      });
      await expect((async () => store.salt())()).rejects.toMatchObject({ code: "STORE_NOT_WRITTEN" });
    }
  }
});

test("a full disk is told once, at the latest with the next result, and results that fit are stored again", async () => {
  const folder = join(makeFolder(), "cache");
  mkdirSync(folder);
  // Whatever is written there meets a full disk.
  symlinkSync("/dev/full", join(folder, "journal-1.jsonl"));
  const store = files(folder);
  const entry = makeEntry("a", small);
  await store.put(entry, small);
  await expect((async () => store.flush())()).rejects.toMatchObject({
    code: "STORE_NOT_WRITTEN",
    message: expect.stringContaining("no space is left") as string,
    hint: expect.stringContaining("Make room") as string,
  });
  await store.flush();
  expect(await store.find(entry.key)).toBeUndefined();

  await store.put(entry, small);
  await new Promise((resolve) => setImmediate(resolve));
  await expect((async () => store.put(entry, small))()).rejects.toMatchObject({ code: "STORE_NOT_WRITTEN" });
  await store.flush();

  writeFileSync(join(folder, "journal-2.jsonl"), "");
  const later = files(folder);
  await later.put(entry, small);
  await later.flush();
  expect(await later.find(entry.key)).toEqual(entry);
  await later.close();
});

test("a folder of another format is left as it is", async () => {
  const folder = join(makeFolder(), "cache");
  mkdirSync(folder);
  writeFileSync(join(folder, "format-2"), "");
  writeFileSync(join(folder, "journal-1.jsonl"), "something else\n");
  const store = files(folder);
  const entry = makeEntry("a", small);
  const format = { code: "STORE_FORMAT_UNKNOWN", message: expect.stringContaining("format 2") as string };
  await expect((async () => store.find(entry.key))()).rejects.toMatchObject(format);
  await expect((async () => store.put(makeEntry("b", large), large))()).rejects.toMatchObject(format);
  await store.put(entry, small);
  await expect((async () => store.flush())()).rejects.toMatchObject(format);
  await expect((async () => store.lease!("key"))()).rejects.toMatchObject(format);
  expect(readdirSync(folder).toSorted()).toEqual(["format-2", "journal-1.jsonl"]);
  expect(existsSync(join(folder, "results"))).toBe(false);
});
