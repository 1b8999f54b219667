import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { type CacheOptions, type DataflowError, Driver, type Module, type Run } from "../../src/index.ts";
import { memory } from "../../src/stores/memory.ts";
import { readCase } from "../driver/read-case.ts";
import { rejection } from "../run/make-dataflow.ts";

const fixtures = new URL("../fixtures/dataflows/", import.meta.url).pathname;
const { loaded } = await (await readCase(fixtures, "cached-functions")).load();

interface Opened {
  readonly run: (...outputs: readonly string[]) => Promise<Run>;
  /** Writes the file that all functions read. */
  readonly write: (text: string) => void;
  readonly with: (options: CacheOptions) => Opened;
}

/** The dataflow with a cache of its own, and files of its own to read. */
function open(config: object = { isFresh: true }): Opened {
  const folder = mkdtempSync(join(tmpdir(), "eponym-freshness-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const place = (name: string): string => join(folder, name);
  const inputs = {
    path: place("path"),
    other: place("other"),
    json: place("rows.json"),
    rate: 2,
    mark: "?",
    key: "k3y",
  };
  const write = (text: string): void => writeFileSync(inputs.path, text);
  write("one");
  writeFileSync(inputs.other, "two");
  writeFileSync(inputs.json, "[1,2,3]");
  const store = memory();
  const openWith = (options: CacheOptions): Opened => {
    const modules: readonly Module[] = loaded;
    const driver = new Driver({ modules, config, cache: { store, ...options } });
    return { run: (...outputs) => driver.run(outputs, { inputs }), write, with: openWith };
  };
  return openWith({});
}

function statusesOf({ nodes }: Run): Readonly<Record<string, string>> {
  const computed = Object.entries(nodes).filter(([, { status }]) => status !== "input");
  return Object.fromEntries(computed.map(([name, { status }]) => [name, status]));
}

describe("freshness", () => {
  /** What a function gives for the text `one`, and for `three`. */
  const functions: Readonly<Record<string, readonly [one: unknown, three: unknown]>> = {
    plain: [3, 5],
    named: ["one 2", "three 2"],
    first: ["one!", "three!"],
    second: ["one?", "three?"],
    all: [
      ["one", "two"],
      ["three", "two"],
    ],
    later: ["one", "three"],
    chosen: ["one", "three"],
    loaded: ["one", "three"],
    inside: [1, 1],
    own: ["ONE.", "THREE."],
    piped: ["oneone?", "threethree?"],
    size: [3, 5],
    sign: ["o", "t"],
    contents: ["one+two", "three+two"],
    secretly: [6, 8],
  };

  test.each(Object.entries(functions))("of %s is told by the function's own arguments", async (name, [one, three]) => {
    const { run, write } = open();
    const cold = await run(name);
    expect(cold.results).toEqual({ [name]: one });
    expect(Object.values(statusesOf(cold))).not.toContain("cached");

    const warm = await run(name);
    expect(warm.results).toEqual(cold.results);
    // Above it, the cache of the dataflow inside says that it is always computed.
    const { "inside.words": words, ...others } = statusesOf(warm);
    expect([undefined, "done"]).toContain(words);
    // What fans out tells no freshness, and has not changed.
    expect(new Set(Object.values(others))).toEqual(new Set(["cached"]));

    write("three");
    const changed = await run(name);
    expect(changed.results).toEqual({ [name]: three });
    expect(changed.nodes[name]!.status).toBe("done");

    expect((await run(name)).nodes[name]!.status).toBe("cached");
  });

  test("counts for the nodes alone that read: what they give decides for the others", async () => {
    const { run, write } = open();
    await run("inside", "piped", "sign", "contents");
    write("ohs");
    const { nodes } = await run("inside", "piped", "sign", "contents");
    expect(
      Object.fromEntries(Object.entries(nodes).map(([name, { status, items }]) => [name, items ?? status])),
    ).toMatchObject({
      "inside.inputs.file": "cached",
      "inside.text": "done",
      "inside.words": "done",
      inside: "done",
      "piped.raw": "done",
      "piped.double": "done",
      "piped.exclaimed": "done",
      parts: "done",
      // What it takes is equal.
      sign: "cached",
    });
    expect(nodes["parts"]!.why).toBe("its freshness changed");
    expect(nodes["inside.text"]!.why).toBe("its freshness changed");
  });

  test("is needed for what reads from outside: without it nothing is seen of a change", async () => {
    const { run, write } = open();
    await run("blind", "loadedAgain", "kept");
    write("three");
    const { results, nodes } = await run("blind", "loadedAgain", "kept");
    expect(results).toEqual({ blind: "one", loadedAgain: "three", kept: 3 });
    expect(statusesOf({ nodes } as Run)).toEqual({
      blind: "cached",
      "loadedAgain.loader": "done",
      loadedAgain: "done",
      "kept.load.rows.loader": "cached",
      "kept.load.rows": "cached",
      kept: "cached",
    });
  });

  test("is there where the config says so", async () => {
    const { run, write } = open({ isFresh: false });
    await run("chosen");
    write("three");
    expect((await run("chosen")).results).toEqual({ chosen: "one" });
    const always = open({ isFresh: false, behavior: "recompute" });
    await always.run("chosen");
    always.write("three");
    expect((await always.run("chosen")).results).toEqual({ chosen: "three" });
  });

  test("is not looked at, or always new, where the mode says so", async () => {
    const { run, write, with: openWith } = open();
    await run("plain");
    write("three");
    expect((await openWith({ mode: "ignoreFreshInput" }).run("plain")).results).toEqual({ plain: 3 });
    expect((await openWith({ mode: "assertNoFreshInput" }).run("plain")).results).toEqual({ plain: 3 });
    expect((await run("plain")).results).toEqual({ plain: 5 });
    const forced = await openWith({ mode: "forceFreshInput" }).run("plain", "blind");
    expect(statusesOf(forced)).toEqual({ plain: "done", blind: "done" });
    expect(statusesOf(await openWith({ mode: "forceFreshInput" }).run("plain", "blind"))).toEqual({
      plain: "done",
      blind: "cached",
    });
  });
});

describe("mistakes that only a run shows", () => {
  const problemsOf = async (name: string): Promise<DataflowError["problems"]> =>
    ((await rejection(open().run(name))) as DataflowError).problems;

  test("a freshness that is no function", async () => {
    const [problem, ...others] = await problemsOf("wrongly");
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ code: "CACHE_FRESHNESS_INVALID", nodes: ["wrongly"] });
    expect(problem!.message).toBe('The freshness of "wrongly" is undefined, where a function is meant.');
  });

  test("a freshness function that fails is a failure of its node", async () => {
    const [problem, ...others] = await problemsOf("failing");
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ code: "CACHE_FRESHNESS_FAILED", nodes: ["failing"] });
    expect(problem!.message).toContain("ENOENT");
  });

  test("none of them matters to a driver without a cache", async () => {
    const { run } = open();
    await run("plain");
    const modules: readonly Module[] = loaded;
    const driver = new Driver({ modules, config: { isFresh: true } });
    const path = join(fixtures, "cached-functions/expected.ts");
    const results = await driver.execute(["wrongly", "failing"], { inputs: { path } });
    expect(new Set(Object.values(results)).size).toBe(1);
  });
});
