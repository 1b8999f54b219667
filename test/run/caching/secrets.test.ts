import { join } from "node:path";
import { DataFrame } from "nodejs-polars";
import { describe, expect, test } from "vitest";
import { logger, trackRuns } from "../../../src/adapters.ts";
import { Driver } from "../../../src/driver/driver.ts";
import type { Module } from "../../../src/module.ts";
import { files } from "../../../src/stores/files.ts";
import { memory } from "../../../src/stores/memory.ts";
import { loadProgram, makeFolder } from "../../cache/load-program.ts";
import { entriesOf } from "../../cache/fragile-store.ts";
import type { FunctionSketch } from "../make-dataflow.ts";
import { makeCached } from "./cached-driver.ts";
import { filesWith, holds, plainly, spellings } from "./find-text.ts";

const text = 'pa55/w+rd "äx"?=';

interface Traces {
  readonly kept: readonly string[];
  readonly warnings: readonly string[];
}

/** Runs outputs twice and looks for a secret in all that is written and told. */
async function findTraces(
  sketches: Readonly<Record<string, FunctionSketch>>,
  outputs: readonly string[],
  secrets: readonly string[] = [text],
  isYielded = false,
): Promise<Traces> {
  const folder = makeFolder();
  const store = files(join(folder, "cache"));
  const lines: unknown[] = [];
  const log = (...line: unknown[]): void => void lines.push(line);
  const target = { debug: log, info: log, warn: log, error: log, child: () => target };
  const { driver, run } = makeCached(sketches, {
    store,
    adapters: [trackRuns({ folder: join(folder, "runs") }), logger({ logger: target, level: "debug" })],
  });
  const inputs = { key: text };
  const told: unknown[] = [];
  const given = Object.keys(sketches).some((name) => sketches[name]![0].includes("secret key")) ? { inputs } : {};
  let warnings: readonly string[] = [];
  for (let turn = 0; turn < 2; turn++) {
    const { nodes, warnings: found } = await run(outputs, given);
    for (const output of outputs) told.push(await driver.explain(output as never, given));
    told.push(
      found,
      Object.values(nodes).map(({ why, summary, reason }) => [why, summary, reason]),
    );
    warnings = found.map(({ code, nodes: names }) => `${code} ${names.join(" ")}`).toSorted();
  }
  const kept = (await entriesOf(store)).map((entry) => (told.push(entry), entry.node));
  await driver.close();
  await store.close();
  for (const secret of secrets) {
    expect(filesWith(join(folder, "cache"), spellings(secret))).toEqual([]);
    // Records of values are not searched for what is encoded once more, and know nothing of what a generator yields.
    expect(isYielded ? [] : filesWith(join(folder, "runs"), plainly(secret))).toEqual([]);
    expect(holds(Buffer.from(JSON.stringify([told, lines])), plainly(secret))).toBe(false);
  }
  return { kept: [...new Set(kept)].toSorted(), warnings };
}

const takesKey = (fn: (key: string) => unknown): Readonly<Record<string, FunctionSketch>> => ({
  leak: [["secret key"], fn],
});

describe("the text of a secret is never stored or told", () => {
  test.each<readonly [string, (key: string) => unknown]>([
    ["as it is", (key) => key],
    ["in a text", (key) => `curl -u admin:${key} localhost`],
    ["in an object", (key) => ({ deep: [{ key }] })],
    ["in a Map", (key) => new Map([[key, new Set([key])]])],
    ["in a long text", (key) => `${"x".repeat(50_000)}${key}`],
    ["in bytes", (key) => Buffer.from(`token=${key}`)],
    ["in base64", (key) => `Basic ${Buffer.from(`admin:${key}`).toString("base64")}`],
    ["in base64 of an address", (key) => Buffer.from(`a${key}`).toString("base64url")],
    ["in hex", (key) => Buffer.from(key).toString("hex")],
    ["in an address", (key) => `https://localhost/?key=${encodeURIComponent(key)}`],
    ["in a frame", (key) => DataFrame({ name: ["a", "b"], key: [`${key} and so on`, null] })],
    ["as a short cell of a frame", (key) => DataFrame({ key: [key] })],
    ["in an error within a value", (key) => ({ error: new Error(`no access with ${key}`) })],
  ])("%s", async (_, fn) => {
    expect(await findTraces(takesKey(fn), ["leak"])).toEqual({ kept: [], warnings: ["CACHE_SECRET leak"] });
  });
});

test("results that do not hold it are kept, with what they take hashed by the store's own salt", async () => {
  const nodes: Readonly<Record<string, FunctionSketch>> = {
    "secret token": [["secret key"], (key: string) => `${key}!`],
    size: [["secret key", "token"], (key: string, token: string) => key.length + token.length],
    twice: [["size"], (size: number) => 2 * size],
  };
  expect(await findTraces(nodes, ["twice"])).toEqual({ kept: ["size", "twice"], warnings: [] });
});

test("what a secret node gives is looked for, too, wherever it is", async () => {
  const nodes: Readonly<Record<string, FunctionSketch>> = {
    "secret token": [[], () => ({ parts: new Map([["refresh", text]]) })],
    leak: [["token"], (token: { parts: Map<string, string> }) => [token.parts.get("refresh")]],
  };
  expect(await findTraces(nodes, ["leak"])).toEqual({ kept: [], warnings: ["CACHE_SECRET leak"] });
});

test("bytes that are secret are looked for", async () => {
  const nodes: Readonly<Record<string, FunctionSketch>> = {
    "secret token": [[], () => Buffer.from(text)],
    leak: [["token"], (token: Buffer) => `Bearer ${token.toString()}`],
  };
  expect(await findTraces(nodes, ["leak"])).toEqual({ kept: [], warnings: ["CACHE_SECRET leak"] });
});

const each = ["first one of them", "second one of them", "third one of them"];
const hidden = [...each, ...each.map((key) => key.split("").toReversed().join(""))];

test.each<readonly [string, () => Iterable<string> | AsyncIterable<string>]>([
  ["an array", () => each],
  ["a generator", () => each.values()],
  [
    "an asynchronous generator",
    async function* () {
      yield* each;
    },
  ],
])("of secrets in a fan-out over %s none is stored", async (what, give) => {
  const nodes: Readonly<Record<string, FunctionSketch>> = {
    "secret keys[]": [[], give],
    "secret token": [["keys"], (key: string) => key.split("").toReversed().join("")],
    size: [["token"], (token: string) => token.length],
    leak: [["token"], (token: string) => `Bearer ${token}`],
    all: [["[leak]"], (leaks: string[]) => leaks.join("; ")],
    earlier: [["[token]"], (tokens: string[]) => tokens[0]],
    first: [["[keys]"], (keys: string[]) => keys[0]],
    sum: [["[size]"], (sizes: number[]) => sizes.length],
  };
  expect(await findTraces(nodes, ["all", "first", "earlier", "sum"], hidden, what !== "an array")).toEqual({
    kept: ["size", "sum"],
    warnings: ["all", "earlier", "first", "leak"].map((name) => `CACHE_SECRET ${name}`),
  });
});

test("a secret is told from another one, and is the same in the next run", async () => {
  const nodes: Readonly<Record<string, FunctionSketch>> = { size: [["secret key"], (key: string) => key.length] };
  const { called } = makeCached(nodes);
  expect(await called(["size"], { inputs: { key: text } })).toEqual(["size"]);
  expect(await called(["size"], { inputs: { key: text } })).toEqual([]);
  expect(await called(["size"], { inputs: { key: `${text}!` } })).toEqual(["size"]);
});

test("a secret of the config and one that is overridden are looked for", async () => {
  const nodes: Readonly<Record<string, FunctionSketch>> = {
    "secret token": [[], () => "another token"],
    leak: [["token", "secret key"], (token: string, key: string) => [token, key]],
  };
  const { run } = makeCached(nodes, { config: { key: text } });
  const first = await run(["leak"]);
  expect(first.warnings.map(({ code }) => code)).toEqual(["CACHE_SECRET"]);
  const { run: runOther } = makeCached({ ...nodes, leak: [["token"], (token: string) => [token]] });
  const { warnings } = await runOther(["leak"], { overrides: { token: "given instead" } });
  expect(warnings.map(({ code }) => code)).toEqual(["CACHE_SECRET"]);
});

test("a key of an object is a text like any other", async () => {
  const folder = makeFolder();
  const store = files(folder);
  const { run, driver } = makeCached(
    takesKey((key) => ({ [key]: 1 })),
    { store },
  );
  const { warnings } = await run(["leak"], { inputs: { key: text } });
  expect(warnings.map(({ code }) => code)).toEqual(["CACHE_SECRET"]);
  await driver.close();
  await store.close();
  expect(await entriesOf(store)).toEqual([]);
});

test("a freshness that tells a secret is hashed by the store's salt", async () => {
  const module = await loadProgram({
    "dataflow.ts": [
      'import { cache, type Secret } from "eponym";',
      "cache(size, { freshness: (key) => key });",
      "export function size(key: Secret<string>): number { return key.length; }",
    ].join("\n"),
  });
  const readFreshness = async (): Promise<readonly unknown[]> => {
    const store = memory();
    const driver: Driver = new Driver({ modules: [module] as readonly Module[], cache: { store } });
    const outputs = ["size"] as never[];
    const inputs = { key: text };
    expect((await driver.run(outputs, { inputs })).nodes["size"]!.status).toBe("done");
    expect((await driver.explain("size" as never, { inputs })).nodes.map(({ verdict }) => verdict)).toEqual(["reused"]);
    expect((await driver.run(outputs, { inputs })).nodes["size"]!.status).toBe("cached");
    return (await entriesOf(store)).map(({ freshness }) => freshness);
  };
  const [first, second] = [await readFreshness(), await readFreshness()];
  expect(first).toHaveLength(1);
  expect(first).not.toEqual(second);
});
