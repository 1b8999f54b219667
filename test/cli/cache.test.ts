import { existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { main } from "../../src/cli/main.ts";
import type { StoredEntry } from "../../src/cache/store.ts";
import type { Encoded } from "../../src/cache/value-coding.ts";
import { defineCodec } from "../../src/data/cached-values/define-codec.ts";
import { createValueCoding } from "../../src/data/cached-values/value-coding.ts";
import { makeEntry } from "../stores/make-entry.ts";
import { cache, cacheJson, fill, makeKept } from "./cache-project.ts";
import { makeIo, makeProject } from "./command.ts";

const ago = (ms: number): number => Date.now() - ms;
const [minute, day] = [60_000, 86_400_000];
const some = () => [
  makeEntry('"a"', { node: "total", at: ago(3 * minute), run: "r2", summary: "string, 1 letter", ms: 1234 }),
  makeEntry('"b"', { node: "total", at: ago(40 * day), run: "r1", summary: "string, 1 letter" }),
  makeEntry(Buffer.alloc(50_000, "x"), { node: "prices", at: ago(2 * day), run: "r1", summary: "DataFrame 3 × 2" }),
  makeEntry("7", { node: "net", module: "taxes", at: ago(50 * minute), run: "r2", ms: 60_000 * 7 }),
];
const keysOf = (entries: unknown): readonly string[] => (entries as readonly StoredEntry[]).map(({ node }) => node);

const commands = ["ls", "show", "explain", "gc", "clear", "pin", "unpin", "push", "pull", "verify"];

test.each(commands)("%s has help with examples", async (command) => {
  const { io, written } = makeIo(process.cwd());
  expect(await main(["cache", command, "--help"], io)).toBe(0);
  expect(written.out).toContain(`Usage: eponym cache ${command}`);
  expect(written.out).toContain(`$ eponym cache ${command}`);
  expect(written.out).toContain("--path");
  expect(written.err).toBe("");
});

test("ls prints what is kept, newest first, with totals", async () => {
  const folder = await makeKept(some());
  const { code, out, err } = await cache(folder, "ls");
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out.split("\n").map((line) => line.replace(/ {2}[\da-f]{12}$/, "  …"))).toEqual([
    "node    module  age     unused for  size   format  shape             took   key",
    "total   prices  3 min   3 min       3 B    text    string, 1 letter  1.2 s  …",
    "net     taxes   50 min  50 min      1 B    text    text              7 min  …",
    "prices  prices  2 d     2 d         50 kB  text    DataFrame 3 × 2   13 ms  …",
    "total   prices  40 d    40 d        3 B    text    string, 1 letter  13 ms  …",
    "",
    ".eponym/cache: 4 results of 3 nodes, 50 kB; they took 7 min to compute",
    "",
  ]);
});

test("ls selects and sorts", async () => {
  const folder = await makeKept(some());
  const ls = async (...args: readonly string[]): Promise<readonly string[]> =>
    keysOf(await cacheJson(folder, "ls", ...args));
  expect(await ls("--sort", "size")).toEqual(["prices", "total", "total", "net"]);
  expect(await ls("--sort", "time")).toEqual(["net", "total", "prices", "total"]);
  expect(await ls("--sort", "node")).toEqual(["prices", "total", "total", "net"]);
  expect(await ls("t*", "net")).toEqual(["total", "net", "total"]);
  expect(await ls("--module", "taxes")).toEqual(["net"]);
  expect(await ls("--older-than", "1d", "--run", "r1")).toEqual(["prices", "total"]);
  expect(await ls("--larger-than", "1kB")).toEqual(["prices"]);
  expect(await ls("--key", makeEntry("7", { node: "net" }).entry.key.slice(0, 10))).toEqual(["net"]);
  expect((await cache(folder, "ls", "none")).out).toBe("No result in .eponym/cache.\n");
  const { out } = await cache(folder, "ls", "--by-node");
  expect(out).toMatch(/^total +prices +2 +3 min +6 B +1\.2 s$/m);
});

test("words that are none of a command are wrong usage", async () => {
  const folder = await makeKept(some());
  for (const args of [
    ["ls", "--older-than", "soon"],
    ["ls", "--sort", "colour"],
    ["gc"],
    ["gc", "--keep-last", "0"],
    ["gc", "--max-size", "2 apples"],
    ["clear"],
    ["pin"],
    ["pin", "none"],
    ["show", "none"],
    ["show"],
    ["push"],
    ["push", "none", "--to", "elsewhere"],
    ["pull", "--from", "nowhere"],
    ["ls", "--path", "nowhere"],
    ["explain", "total"],
    ["wash"],
    ["push", "--to", "package.json"],
    ["ls", "--path", "package.json"],
    ["ls", "--key", "8f3"],
  ]) {
    const { code, err, out } = await cache(folder, ...args);
    expect({ args, code, out, said: err.length > 10 }).toEqual({ args, code: 2, out: "", said: true });
  }
  expect((await cache(folder, "show", "totl")).err).toContain('Did you mean "total"?');
  expect((await cache(makeProject(), "ls")).err).toContain("RESULTS_MISSING");
});

test("show tells everything but the value", async () => {
  const made = some();
  const folder = await makeKept(made);
  const { out } = await cache(folder, "show", "total");
  const { entry } = made[0]!;
  for (const text of [entry.key, entry.sum, entry.version, "by the run r2", "string, 1 letter", "rate (./tax.ts)"])
    expect(out).toContain(text);
  expect(out).toContain("fast-lib 1.2.3");
  expect(out).toContain(`takes net  ${entry.inputs["net"]}`);
  const byKey = await cacheJson(folder, "show", made[1]!.entry.key.slice(0, 12));
  expect(byKey).toMatchObject([{ ...made[1]!.entry, codeRecord: { packages: { "fast-lib": "1.2.3" } } }]);
});

test("gc drops what a policy does not keep, and tells", async () => {
  const folder = await makeKept(some());
  const dry = await cache(folder, "gc", "--max-age", "1d", "--dry-run");
  expect(dry.out).toContain(".eponym/cache: 2 results would be removed, which frees 50 kB; 2 results of 4 B stay.\n");
  expect(await cacheJson(folder, "gc", "--keep-last", "1")).toMatchObject({ removed: 1, kept: 3 });
  expect(await cacheJson(folder, "gc", "--max-size", "100B")).toMatchObject({
    removed: 1,
    freed: 50_000,
    nodes: [{ node: "prices", removed: 1 }],
  });
  expect(keysOf(await cacheJson(folder, "ls"))).toEqual(["total", "net"]);
});

test("pinned results stay", async () => {
  const folder = await makeKept(some());
  expect((await cache(folder, "pin", "prices")).out).toBe(".eponym/cache: 1 result pinned.\n");
  expect((await cache(folder, "ls")).out).toMatch(/^prices .* pinned /m);
  await cache(folder, "gc", "--max-size", "0B");
  expect((await cache(folder, "clear", "--yes")).out).toBe(
    ".eponym/cache: 0 results removed, which frees 0 B. 1 pinned result stays.\n",
  );
  expect(keysOf(await cacheJson(folder, "ls"))).toEqual(["prices"]);
  expect(await cacheJson(folder, "unpin", "*")).toMatchObject({ unpinned: [expect.any(String)] });
  expect(await cacheJson(folder, "clear", "prices")).toEqual({ removed: 1, freed: 50_000, pinned: 0 });
  expect(await cacheJson(folder, "ls")).toEqual([]);
});

test("results go to a folder and come from there; what is there is not sent again", async () => {
  const folder = await makeKept(some());
  expect((await cache(folder, "push", "--to", "shared")).out).toBe("shared: 4 results pushed, 50 kB.\n");
  expect((await cache(folder, "push", "--to", "shared")).out).toBe(
    "shared: 0 results pushed, 0 B; 4 were there already.\n",
  );
  const other = makeProject();
  const pulled = await cacheJson(other, "pull", "total", "--from", join(folder, "shared"));
  expect(pulled).toEqual({ copied: 2, bytes: 6, present: 0, damaged: [] });
  expect(keysOf(await cacheJson(other, "ls"))).toEqual(["total", "total"]);
  expect((await cache(other, "show", "total")).out).toContain("rate (./tax.ts)");
  expect((await cache(other, "verify")).out).toBe(".eponym/cache: every byte is as it was stored.\n");
});

test("damage is told by verify, and is not pushed", async () => {
  const folder = await makeKept(some());
  const results = join(folder, ".eponym/cache/results");
  const [file] = readdirSync(results, { recursive: true, encoding: "utf8" }).filter((name) => name.length > 60);
  writeFileSync(join(results, file!), Buffer.alloc(50_000, "y"));
  const { code, out } = await cache(folder, "verify");
  expect(code).toBe(1);
  expect(out).toMatch(/^damaged {2}.*\n[^]*: 1 fault\.\n$/);
  const pushed = await cache(folder, "push", "--to", "shared");
  expect(pushed).toMatchObject({ code: 1, out: "shared: 3 results pushed, 7 B.\n" });
  expect(pushed.err).toMatch(/^Left out, .*"prices" \([\da-f]{12}\)\n$/);
  expect((await cache(folder, "verify", "--json")).code).toBe(1);
});

test("--path names another folder, and only what writes makes one", async () => {
  const folder = makeProject();
  await fill(join(folder, "mine"), some());
  expect(keysOf(await cacheJson(folder, "ls", "--path", "mine"))).toHaveLength(4);
  expect((await cache(folder, "gc", "--keep-last", "1")).code).toBe(2);
  expect(existsSync(join(folder, ".eponym"))).toBe(false);
  await cache(folder, "pull", "--from", "mine");
  expect(existsSync(join(folder, ".eponym/cache"))).toBe(true);
});

test("a text that is empty is wrong usage, and removes nothing", async () => {
  const folder = await makeKept(some());
  for (const args of [
    ["clear", "--key", ""],
    ["clear", "--run", ""],
    ["clear", "--module", ""],
    ["clear", ""],
    ["clear", "total", " "],
    ["clear", "--path", "", "--yes"],
    ["pin", ""],
    ["show", ""],
    ["explain", ""],
    ["push", "--to", ""],
    ["pull", "--from", ""],
    ["gc", "--keep-last", ""],
  ]) {
    const { code, err, out } = await cache(folder, ...args);
    expect({ args, code, out, said: err.includes("invalid") }).toEqual({ args, code: 2, out: "", said: true });
  }
  expect(await cacheJson(folder, "ls")).toHaveLength(4);
});

test("a run is named by how its id begins, a result by four characters of its key or more", async () => {
  const made = makeEntry('"a"', { run: "8f3e5a31-1111" });
  const folder = await makeKept([made, makeEntry('"b"', { run: "9f3e5a31-1111" })]);
  expect(await cacheJson(folder, "ls", "--run", "8f3e")).toMatchObject([{ key: made.entry.key }]);
  expect(await cacheJson(folder, "show", made.entry.key.slice(0, 4))).toMatchObject([{ key: made.entry.key }]);
  const short = await cache(folder, "show", made.entry.key.slice(0, 3));
  expect(short.code).toBe(2);
  expect(short.err).toMatch(/RESULT_UNKNOWN: .*too short.*\n.*at least 4 characters of a key/);
  expect(await cacheJson(folder, "clear", "--run", "8f3e")).toMatchObject({ removed: 1 });
});

test("a file in the place of a folder is told", async () => {
  const folder = await makeKept(some());
  const { err } = await cache(folder, "push", "--to", "package.json");
  expect(err).toContain("PLACE_NO_FOLDER: package.json is a file.");
});

test("a value whose codec the project lacks is told, and what else cannot be read", async () => {
  class Money {
    readonly cents = 5;
  }
  const money = defineCodec({ name: "money", class: Money, write: ({ cents }) => cents, read: () => new Money() });
  const encoded = (await createValueCoding({ codecs: [money] }).encode([new Money()])) as Encoded;
  const { format, version } = encoded;
  const folder = await makeKept([
    makeEntry(encoded.bytes, { node: "price", format, version }),
    makeEntry("{", { node: "broken", format: "json" }),
    makeEntry("{", { node: "later", format: "gzip" }),
  ]);
  const { code, err } = await cache(folder, "show", "price", "--value");
  expect(code).toBe(1);
  expect(err).toMatch(/^CODEC_MISSING: .*"price".*"money"/);
  expect((await cache(folder, "show", "broken", "--value")).err).toMatch(/^VALUE_UNREADABLE: .*"broken".*json/);
  expect((await cache(folder, "show", "later", "--value")).err).toMatch(/^VALUE_FORMAT_UNKNOWN: .*"gzip"/);
});

test("an option of the settings that there is not is told before anything is touched", async () => {
  const folder = await makeKept(some());
  const config = 'export default { modules: ["a.ts"], driver: { cache: { pth: "x", remot: 1 } } };\n';
  writeFileSync(join(folder, "eponym.config.ts"), config);
  for (const args of [["ls"], ["clear", "--yes"], ["gc", "--keep-last", "1"], ["explain", "total"], ["verify"]]) {
    const { code, err } = await cache(folder, ...args);
    expect(code).toBe(1);
    expect(err).toContain('driver.cache has no option "pth"');
    expect(err).toMatch(/Did you mean "path"\?[^]*Did you mean "remote"\?/);
    expect(err).toContain("eponym.config.ts");
  }
  rmSync(join(folder, "eponym.config.ts"));
  const { io, written } = makeIo(folder);
  await main(["cache", "ls", "--json"], io);
  expect(JSON.parse(written.out)).toHaveLength(4);
});
