import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { gracefulErrors, listRuns, readRun, trackRuns } from "../../../src/adapters.ts";
import { context, DataflowError, type Run } from "../../../src/index.ts";
import { rejection } from "../../run/make-dataflow.ts";
import { driverOf, makeFolder, readLatest, type Sketches } from "./scratch.ts";

const fail = (message: string): never => {
  throw new Error(message);
};

const makeFlow = (): Sketches => ({
  label: [["region"], (region: string) => region],
  net: [["price"], (price: number) => price * 2, ["tag", { team: "shop" }]],
  later: [["net"], async (net: number) => net + 1],
  table: [["later"], (later: number) => [{ a: later }, { a: 5 }]],
});

describe("a run that is done", () => {
  test("is told whole", async () => {
    const folder = makeFolder();
    const driver = driverOf(makeFlow(), { folder }, { config: { region: "us" } });
    const run = (await driver.run(["table"], { inputs: { price: 3 } })) as Run;
    const found = await readLatest(folder);
    expect(found).toMatchObject({
      id: run.id,
      status: "done",
      isTorn: false,
      outputs: ["table"],
      inputs: ["price"],
      overrides: [],
      config: { region: "us" },
      counts: { done: 3, cached: 0, failed: 0, skipped: 0, aborted: 0 },
      warnings: [],
    });
    expect(Object.keys(found.nodes)).toEqual(Object.keys(run.nodes));
    for (const [name, { status, reason, summary }] of Object.entries(run.nodes))
      expect(found.nodes[name]).toMatchObject({ status, reason, summary });
    expect(found.nodes["net"]?.value).toEqual({ kind: "number", value: 6 });
    expect(found.nodes["price"]?.value).toEqual({ kind: "number", value: 3 });
    expect(found.nodes["table"]?.value).toMatchObject({ kind: "table", rows: 2, columns: [{ name: "a" }] });
    expect(found.nodes["later"]!.ms).toBeGreaterThanOrEqual(0);
    expect(found.graph.find(({ name }) => name === "net")).toMatchObject({
      type: "number",
      role: "function",
      tags: { team: "shop" },
      edges: [{ node: "price", parameter: "price", optional: false }],
      location: { file: "flow.ts" },
    });
    expect(found.plan.map(({ node, reason }) => [node, reason])).toEqual([
      ["price", 'needed by "net"'],
      ["net", 'needed by "later"'],
      ["later", 'needed by "table"'],
      ["table", "requested"],
    ]);
  });

  test("is a file of whole lines in order, named by time and id", async () => {
    const folder = makeFolder();
    const run = (await driverOf(makeFlow(), { folder }).run(["later"], { inputs: { price: 3 } })) as Run;
    const [name] = readdirSync(folder);
    const time = new Date(run.startedAt).toISOString().slice(0, 13);
    expect(name).toContain(run.id);
    expect(name!.startsWith(time)).toBe(true);
    const text = readFileSync(join(folder, name!), "utf8");
    expect(text.endsWith("\n")).toBe(true);
    const events = text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as { event: string; node?: string });
    expect(events.map(({ event, node }) => `${event} ${node ?? ""}`.trim())).toEqual([
      "runStart",
      "graph",
      "nodeStart net",
      "nodeEnd net",
      "nodeStart later",
      "nodeEnd later",
      "runEnd",
    ]);
  });

  test("tells shapes alone where summaries are not wanted, and less where less is", async () => {
    const folder = makeFolder();
    await driverOf(makeFlow(), { folder, summaries: false }).execute(["table"], { inputs: { price: 3 } });
    const { table } = (await readLatest(folder)).nodes;
    expect([table?.summary, table?.value]).toEqual(["array of 2", undefined]);
    await driverOf(makeFlow(), { folder, summaries: { mostBytes: 256 } }).execute(["table"], {
      inputs: { price: 3 },
    });
    expect((await readLatest(folder)).nodes["table"]?.value).toMatchObject({ kind: "table", shortened: true });
  });

  test("several at once have a file each", async () => {
    const folder = makeFolder();
    const driver = driverOf(makeFlow(), { folder });
    const prices = [1, 2, 3, 4, 5];
    await Promise.all(prices.map((price) => driver.execute(["later"], { inputs: { price } })));
    const runs = await listRuns(folder);
    expect(runs.map(({ status }) => status)).toEqual(prices.map(() => "done"));
    const found = await Promise.all(runs.map(({ path }) => readRun(path)));
    const values = found
      .map(({ nodes }) => nodes["price"]?.value)
      .map((value) => (value?.kind === "number" ? Number(value.value) : Number.NaN));
    expect(values.toSorted((one, other) => one - other)).toEqual(prices);
  });
});

describe("a run that is not done", () => {
  test("tells its failures", async () => {
    const folder = makeFolder();
    const failing: Sketches = { bad: [[], () => fail("off")], after: [["bad"], () => 1], fine: [[], async () => 2] };
    await driverOf(failing, { folder }).run(["after", "fine"], { onError: "continue" });
    const found = await readLatest(folder);
    expect(found.status).toBe("failed");
    expect(found.nodes).toMatchObject({
      bad: { status: "failed", error: [{ code: "NODE_FAILED", location: { file: "flow.ts" } }] },
      after: { status: "skipped" },
      fine: { status: "done" },
    });
    expect(found.nodes["bad"]?.error?.[0]?.message).toContain("off");
    expect(found.error?.[0]?.code).toBe("NODE_FAILED");
    expect(found.counts).toEqual({ done: 1, cached: 0, failed: 1, skipped: 1, aborted: 0 });
  });

  test("was aborted", async () => {
    const folder = makeFolder();
    const controller = new AbortController();
    const slow: Sketches = {
      slow: [[], () => (setImmediate(() => controller.abort()), wait(1_000_000, 1, { signal: controller.signal }))],
    };
    await rejection(driverOf(slow, { folder }).execute(["slow"], { signal: controller.signal }));
    const found = await readLatest(folder);
    expect([found.status, found.nodes["slow"]?.status]).toEqual(["aborted", "aborted"]);
    expect(found.error?.[0]?.code).toBe("RUN_ABORTED");
  });

  test("is under way", async () => {
    const folder = makeFolder();
    let seen: Awaited<ReturnType<typeof readLatest>> | undefined;
    const looking: Sketches = {
      first: [[], () => 1],
      second: [
        ["first"],
        async () => {
          while (seen?.nodes["second"]?.status !== "running") {
            await wait(5);
            seen = await readLatest(folder);
          }
        },
      ],
      third: [["second"], () => 3],
    };
    await driverOf(looking, { folder }).execute(["third"]);
    expect(seen?.status).toBe("unfinished");
    expect(Object.values(seen!.nodes).map(({ status }) => status)).toEqual(["done", "running", "waiting"]);
    expect((await readLatest(folder)).status).toBe("done");
  });
});

test("what nodes tell while they run", async () => {
  const folder = makeFolder();
  let attempts = 0;
  const telling: Sketches = {
    "scoped told": [
      [],
      () => {
        const { log, ...told } = context();
        log.info("fetching", { url: "u", at: new Date(0), list: [1, 2], fn: () => 1 });
        for (let done = 0; done <= 1000; done++) told.progress(done, 1000, `at ${done}`);
        return 1;
      },
    ],
    tried: [[], () => (++attempts < 3 ? fail(`attempt ${attempts}`) : attempts), ["retry", { attempts: 3, delay: 0 }]],
    warned: [[], () => 5, ["checkOutput", { range: [0, 1] }, { onFail: "warn" }]],
  };
  await driverOf(telling, { folder, everyMs: 100_000 }).run(["told", "tried", "warned"]);
  const found = await readLatest(folder);
  expect(found.logs).toMatchObject([
    {
      node: "told",
      level: "info",
      text: "fetching",
      facts: { url: "u", at: "1970-01-01T00:00:00.000Z", list: [1, 2], fn: "[function]" },
    },
  ]);
  expect(found.nodes["told"]?.progress).toEqual({ done: 1000, total: 1000, text: "at 1000" });
  const lines = readFileSync(found.path, "utf8").match(/"event":"progress"/g);
  expect(lines).toHaveLength(2);
  expect(found.nodes["tried"]?.retries).toMatchObject([
    { attempt: 1, error: "Error: attempt 1" },
    { attempt: 2, error: "Error: attempt 2" },
  ]);
  expect(found.warnings).toMatchObject([{ nodes: ["warned"] }]);
});

describe("fan-outs", () => {
  const many = (count: number, broken: (item: number) => boolean): Sketches => ({
    "item[]": [[], () => Array.from({ length: count }, (_, item) => item)],
    square: [["item"], (item: number) => (broken(item) ? fail(`no ${item}`) : item * item)],
    total: [["[square]"], (squares: number[]) => squares.length],
  });

  test("are told by their first items and by how many there were", async () => {
    const folder = makeFolder();
    await driverOf(
      many(20_000, () => false),
      { folder, firstItems: 3 },
    ).execute(["total"]);
    const found = await readLatest(folder);
    const { square } = found.nodes;
    expect(square).toMatchObject({ status: "done", summary: "number", items: { done: 20_000, failed: 0 } });
    // Which items end first is up to the machine.
    const told = square!.told!.map(({ items, value }) => [items![0]!, value] as const);
    expect(told).toEqual(told.map(([item]) => [item, { kind: "number", value: item * item }]));
    expect(told).toHaveLength(3);
    const { msMin, msMean, msMax } = square!.items!;
    expect(msMin).toBeLessThanOrEqual(msMean);
    expect(msMean).toBeLessThanOrEqual(msMax);
    expect(found.fanOuts).toMatchObject([{ node: "item", nodes: ["square"], count: 20_000 }]);
    expect(readFileSync(found.path, "utf8").split("\n").length).toBeLessThan(60);
    expect(found.counts?.done).toBe(20_002);
  });

  test("are told by their failures, up to so many", async () => {
    const folder = makeFolder();
    const driver = driverOf(
      many(1000, (item) => item % 10 === 9),
      { folder, firstItems: 1, mostFailures: 7 },
    );
    await driver.run(["total"], { onError: "continue" });
    const found = await readLatest(folder);
    const { square, total } = found.nodes;
    expect([square?.status, total?.status]).toEqual(["failed", "skipped"]);
    expect(square?.items).toMatchObject({ done: 900, cached: 0, failed: 100 });
    expect(square?.told?.map(({ items }) => items?.[0])).toEqual([0, 9, 19, 29, 39, 49, 59, 69]);
    expect(square?.told?.[1]?.error?.[0]?.message).toContain("no 9");
    expect(found.leftOut).toEqual({ logs: 0, retries: 0, failures: 93 });
  });
});

test("progress of many items is no more than a few lines", async () => {
  const folder = makeFolder();
  let last = -1;
  const tell = (item: number): void => {
    last = item;
    context().progress(item, 3000);
  };
  const telling: Sketches = {
    "item[]": [[], () => Array.from({ length: 3000 }, (_, item) => item)],
    "scoped told": [["item"], (item: number) => (tell(item), item)],
    all: [["[told]"], (all: number[]) => all.length],
  };
  await driverOf(telling, { folder, everyMs: 100_000 }).execute(["all"]);
  const found = await readLatest(folder);
  expect(found.nodes["told"]?.progress).toEqual({ done: last, total: 3000 });
  expect(readFileSync(found.path, "utf8").match(/"event":"progress"/g)).toHaveLength(2);
});

describe("secrets", () => {
  test("are in no file", async () => {
    const folder = makeFolder();
    const hidden: Sketches = {
      login: [["secret token"], (token: string) => `Bearer ${token}`],
      "secret key": [[], () => ({ key: "hunter22" })],
      used: [["key", "login"], ({ key }: { key: string }) => ({ header: `x-${key}`, list: [key] })],
      "scoped speaks": [
        ["key"],
        ({ key }: { key: string }) => {
          context().log.warn(`have ${key}`, { key, nested: [{ key }] });
          context().progress(1, 2, `with ${key}`);
          return fail(`refused ${key}`);
        },
      ],
    };
    const driver = driverOf(hidden, { folder });
    const request = { inputs: { token: "swordfish" }, onError: "continue" };
    await driver.run(["used", "speaks"], request as never);
    const { path } = (await listRuns(folder))[0]!;
    const text = readFileSync(path, "utf8");
    expect(text).not.toMatch(/swordfish|hunter22/);
    const found = await readRun(path);
    expect(found.nodes["key"]).toMatchObject({ status: "done", summary: "secret" });
    expect(found.nodes["token"]).toMatchObject({ status: "input", summary: "secret" });
    expect(found.nodes["key"]?.value).toBeUndefined();
    expect(found.logs[0]?.text).toBe("have [secret]");
    expect(found.nodes["used"]?.value).toMatchObject({ kind: "object", size: 2 });
  });

  test("are left out of the config", async () => {
    const folder = makeFolder();
    const taking: Sketches = { login: [["secret token"], (token: string) => token.length] };
    await driverOf(taking, { folder }, { config: { token: "swordfish" } }).execute(["login"]);
    const found = await readLatest(folder);
    expect(found.config).toEqual({ token: "[secret]" });
    expect(readFileSync(found.path, "utf8")).not.toContain("swordfish");
  });
});

describe("files", () => {
  test("of the oldest finished runs are deleted", async () => {
    const folder = makeFolder();
    const driver = driverOf(makeFlow(), { folder, keep: 2 });
    for (let price = 1; price <= 2; price++) await driver.execute(["net"], { inputs: { price } });
    const unfinished = join(folder, "2001-01-01T00-00-00.000Z-a.jsonl");
    const foreign = join(folder, "notes.txt");
    writeFileSync(unfinished, `${readFileSync((await listRuns(folder))[0]!.path, "utf8").split("\n")[0]}\n`);
    writeFileSync(foreign, "mine");
    for (let price = 3; price <= 5; price++) await driver.execute(["net"], { inputs: { price } });
    const runs = await listRuns(folder);
    expect(runs.map(({ status }) => status)).toEqual(["done", "done", "unfinished"]);
    expect(readdirSync(folder)).toContain("notes.txt");
    const newest = await readRun(runs[0]!.path);
    expect(newest.nodes["price"]?.value).toEqual({ kind: "number", value: 5 });
  });

  test("that end in the middle of a line are read up to there", async () => {
    const folder = makeFolder();
    await driverOf(makeFlow(), { folder }).execute(["later"], { inputs: { price: 3 } });
    const { path } = (await listRuns(folder))[0]!;
    const text = readFileSync(path, "utf8");
    const second = text.indexOf("\n", text.indexOf("\n") + 1);
    for (let end = second + 1; end < text.length; end += 7) {
      writeFileSync(path, text.slice(0, end));
      const found = await readRun(path);
      expect(found.isTorn).toBe(!text.slice(0, end).endsWith("\n"));
      expect(found.status).toBe("unfinished");
      expect(["waiting", "running", "done"]).toContain(found.nodes["net"]?.status);
      expect((await listRuns(folder))[0]?.status).toBe("unfinished");
    }
  });

  test("that are none are told", async () => {
    const folder = makeFolder();
    await driverOf(makeFlow(), { folder }).execute(["net"], { inputs: { price: 3 } });
    const { path } = (await listRuns(folder))[0]!;
    const text = readFileSync(path, "utf8");
    const broken = [
      ["", /FORMAT_WRONG.*does not begin/s],
      ["{}\n", /FORMAT_WRONG.*does not begin/s],
      [`${text.slice(0, 10)}\n`, /FORMAT_WRONG.*line 1/s],
      [text.replace('"format":1', '"format":99'), /FORMAT_WRONG.*later version/s],
    ] as const;
    for (const [content, message] of broken) {
      writeFileSync(path, content);
      await expect(readRun(path)).rejects.toThrow(message);
    }
    await expect(readRun(join(folder, "none.jsonl"))).rejects.toThrow(/FILE_NOT_FOUND/);
    expect(await listRuns(join(folder, "none"))).toEqual([]);
  });

  test("that cannot be written are a warning", async () => {
    const folder = makeFolder();
    writeFileSync(dirname(folder) + "/taken", "");
    const driver = driverOf(makeFlow(), { folder: join(dirname(folder), "taken", "runs") });
    const run = (await driver.run(["net"], { inputs: { price: 3 } })) as Run;
    expect(run.results).toEqual({ net: 6 });
    expect(run.warnings).toMatchObject([{ code: "ADAPTER_FAILED" }]);
    expect(run.warnings[0]?.message).toContain("FILE_NOT_WRITTEN");
  });
});

test("nodes whose errors are borne are told as failed and skipped", async () => {
  const folder = makeFolder();
  const failing: Sketches = {
    bad: [[], () => fail("off")],
    after: [["bad"], (bad: number) => bad],
    "item[]": [[], () => [1, 2]],
    half: [["item"], (item: number) => (item === 1 ? fail("first") : item)],
    all: [["[half]"], (all: unknown[]) => all],
  };
  const driver = driverOf(failing, { folder }, { adapters: [gracefulErrors()] });
  expect(await driver.execute(["after", "all"])).toEqual({ after: null, all: [null, 2] });
  const { status, nodes } = await readLatest(folder);
  expect(nodes).toMatchObject({
    bad: { status: "failed", error: [{ code: "NODE_FAILED" }] },
    after: { status: "skipped" },
    half: { status: "failed", items: { done: 1, cached: 0, failed: 1 } },
    all: { status: "done" },
  });
  expect(nodes["bad"]?.value).toBeUndefined();
  expect(status).toBe("done");
});

test("wrong options are told at once, all of them", () => {
  const make = (): unknown => trackRuns({ keep: -1, folder: "", summaries: 3, kep: 1 } as never);
  expect(make).toThrow(DataflowError);
  expect(make).toThrow(/ADAPTER_OPTION_UNKNOWN.*`folder`.*`summaries`.*`keep`/s);
  expect(() => trackRuns({ summaries: { mostMs: "a" } } as never)).toThrow(/`mostMs`/);
});
