import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { pino } from "pino";
import { expect, onTestFinished, test } from "vitest";
import { logger, type LoggerOptions } from "../../src/adapters.ts";
import { type Adapter, context, Driver } from "../../src/index.ts";
import { type FunctionSketch, rejection, sketchModule } from "../run/make-dataflow.ts";

type Line = Readonly<Record<string, unknown>>;

/** A pino that keeps its lines, without what differs from run to run. */
function collect(level = "debug"): { readonly target: pino.Logger; readonly lines: () => readonly Line[] } {
  const written: string[] = [];
  const target = pino({ level, base: null, timestamp: false }, { write: (line: string) => void written.push(line) });
  const lines = (): readonly Line[] =>
    written.map((line) => {
      const { level: number, runId, ms = 0, ...facts } = JSON.parse(line) as Line;
      expect([runId, ms]).toEqual([expect.stringMatching(/^[\da-f-]{36}$/), expect.any(Number)]);
      return { level: pino.levels.labels[Number(number)], ...facts };
    });
  return { target, lines };
}

async function logOf(
  sketches: Readonly<Record<string, FunctionSketch>>,
  outputs: readonly string[],
  {
    inputs = {},
    adapters = [],
    ...options
  }: LoggerOptions & { readonly inputs?: object; readonly adapters?: readonly Adapter[] } = {},
): Promise<readonly Line[]> {
  const { target, lines } = collect();
  const driver = new Driver({
    modules: [sketchModule(sketches)],
    adapters: [logger({ logger: target, ...options }), ...adapters],
  });
  await driver.run(outputs, { inputs, onError: "continue" });
  return lines();
}

test("a run tells its start and end, and its nodes with the shapes of their values", async () => {
  const lines = await logOf(
    { ages: [["count"], (count: number) => Array.from({ length: count }, () => 7)], mean: [["ages"], () => 7] },
    ["mean"],
    {
      inputs: { count: 3 },
    },
  );
  expect(lines).toEqual([
    { level: "info", outputs: ["mean"], nodes: 2, inputs: 1, overrides: 0, msg: "run started" },
    { level: "debug", node: "ages", msg: "node started" },
    { level: "info", node: "ages", status: "done", value: "array of 3", msg: "node done" },
    { level: "debug", node: "mean", msg: "node started" },
    { level: "info", node: "mean", status: "done", value: "number", msg: "node done" },
    {
      level: "info",
      status: "done",
      outputs: ["mean"],
      calls: { done: 2, cached: 0, failed: 0, skipped: 0, aborted: 0 },
      msg: "run done",
    },
  ]);
});

test("a failure tells code, message and place, and what is skipped is told", async () => {
  const lines = await logOf(
    {
      bad: [
        ["n"],
        () => {
          throw new RangeError("too far");
        },
      ],
      next: [["bad"], () => 1],
    },
    ["next"],
    { inputs: { n: 12345 }, level: "info" },
  );
  const error = {
    code: "NODE_FAILED",
    message: '"bad" failed: RangeError: too far\n  It was given:\n    n: number',
    location: "flow.ts:1:17",
  };
  expect(lines.slice(1)).toEqual([
    { level: "error", node: "bad", status: "failed", error, msg: "node failed" },
    { level: "info", node: "next", status: "skipped", msg: "node skipped" },
    {
      level: "error",
      status: "failed",
      outputs: [],
      calls: { done: 0, cached: 0, failed: 1, skipped: 1, aborted: 0 },
      error,
      msg: "run failed",
    },
  ]);
  expect(JSON.stringify(lines)).not.toContain("12345");
});

test("items of fan-outs are told at debug, or at info where that is asked for, and their failures always", async () => {
  const sketches = {
    "urls[]": [[], () => ["a", "b"]],
    size: [
      ["urls"],
      (url: string) => {
        if (url === "b") throw new Error("gone");
        return 5;
      },
    ],
  } satisfies Record<string, FunctionSketch>;
  const ends = async (itemLevel?: "debug" | "info"): Promise<readonly unknown[]> =>
    (await logOf(sketches, ["size"], itemLevel && { itemLevel }))
      .filter(({ node, msg }) => node === "size" && msg !== "node started")
      .map(({ level, items, status }) => [level, items, status]);
  expect(await ends()).toEqual([
    ["debug", ["urls 0"], "done"],
    ["error", ["urls 1"], "failed"],
  ]);
  expect((await ends("info"))[0]).toEqual(["info", ["urls 0"], "done"]);
});

test("lines of nodes have their level, their facts and their place; what clashes stands under facts", async () => {
  const lines = await logOf(
    {
      "scoped page": [
        [],
        () => {
          const { log } = context();
          log.info("fetching", { url: "http://a", bytes: 12n, at: { deep: [1] } });
          log.warn("odd", { node: "x", level: 99, other: 1 });
          log.error("broken", { err: new TypeError("no body"), cause: new Error("a", { cause: "b" }) });
          log.debug("plain");
          return 1;
        },
      ],
    },
    ["page"],
  );
  expect(lines.slice(2, 6)).toEqual([
    { level: "info", node: "page", url: "http://a", bytes: 12, at: { deep: [1] }, msg: "fetching" },
    { level: "warn", node: "page", other: 1, facts: { node: "x", level: 99 }, msg: "odd" },
    {
      level: "error",
      node: "page",
      err: { type: "TypeError", message: "no body", stack: expect.stringContaining("TypeError: no body") as unknown },
      cause: { type: "Error", message: "a", stack: expect.any(String) as unknown, cause: "b" },
      msg: "broken",
    },
    { level: "debug", node: "page", msg: "plain" },
  ]);
});

test("no secret of a run is told: not in values, facts, texts or errors", async () => {
  const lines = await logOf(
    {
      "secret token": [["secret key"], (key: string) => `t-${key.toUpperCase()}`],
      "scoped page": [
        ["token", "secret key", "secret pin", "secret login"],
        (token: string, key: string, pin: number, login: { user: string }) => {
          const { log } = context();
          log.info(`asking with ${key}`, {
            key,
            nested: [{ token, header: `Bearer ${token}` }],
            pin,
            login,
            count: 2,
            user: login.user,
            loop: [login],
          });
          throw new Error(`refused: ${key} and ${token}`, { cause: new Error(token) });
        },
      ],
    },
    ["page"],
    { inputs: { key: "s3cr3t", pin: 9182, login: { user: "quentin", password: "hunter22" } } },
  );
  const all = JSON.stringify(lines);
  for (const secret of ["s3cr3t", "S3CR3T", "9182", "quentin", "hunter22"]) expect(all).not.toContain(secret);
  expect(lines.find(({ node, msg }) => node === "token" && msg === "node done")).toMatchObject({ value: "[secret]" });
  expect(lines.find(({ msg }) => String(msg).startsWith("asking"))).toEqual({
    level: "info",
    node: "page",
    msg: "asking with [secret]",
    key: "[secret]",
    nested: [{ token: "[secret]", header: "Bearer [secret]" }],
    pin: "[secret]",
    login: "[secret]",
    count: 2,
    user: "[secret]",
    loop: ["[secret]"],
  });
  expect(all).toContain("refused: [secret] and [secret]");
});

test("retries and warnings are told", async () => {
  const { target, lines } = collect("warn");
  const adapter = logger({ logger: target });
  const broken: Adapter = {
    name: "broken",
    onNodeStart() {
      throw new Error("cannot count");
    },
    aroundNode(call, next) {
      adapter.onRetry?.(call, { attempt: 1, error: new Error("busy"), delayMs: 250.00009 });
      return next();
    },
  };
  await new Driver({ modules: [sketchModule({ page: [[], () => 1] })], adapters: [adapter, broken] }).run(["page"]);
  expect(lines()).toEqual([
    { level: "warn", nodes: [], code: "ADAPTER_FAILED", msg: expect.stringContaining("cannot count") },
    { level: "warn", node: "page", attempt: 1, delayMs: 250, error: "Error: busy", msg: "node is tried again" },
  ]);
});

test("an aborted run says so, and concurrent runs have lines of their own", async () => {
  const written: Line[] = [];
  const target = pino({ level: "info" }, { write: (line: string) => void written.push(JSON.parse(line) as Line) });
  const controller = new AbortController();
  const module = sketchModule({
    waits: [["n"], () => new Promise(() => {})],
    quick: [["n"], (n: number) => n],
  });
  const driver = new Driver({ modules: [module], adapters: [logger({ logger: target, name: "flow" })] });
  const aborted = rejection(driver.run(["waits"], { inputs: { n: 1 }, signal: controller.signal }));
  const { id } = await driver.run(["quick"], { inputs: { n: 2 } });
  controller.abort();
  await aborted;
  const other = written.filter(({ runId }) => runId !== id);
  expect(written.filter(({ runId }) => runId === id).map(({ msg, name }) => [msg, name])).toEqual([
    ["run started", "flow"],
    ["node done", "flow"],
    ["run done", "flow"],
  ]);
  expect(new Set(other.map(({ runId }) => runId)).size).toBe(1);
  expect(other.map(({ msg, level }) => [msg, level])).toEqual([
    ["run started", 30],
    ["node aborted", 30],
    ["run aborted", 40],
  ]);
});

test("everything is written when a run is over, from a thread of pino's too", async () => {
  const folder = mkdtempSync(join(tmpdir(), "eponym-logs-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "run.log");
  const target = pino({ transport: { target: "pino/file", options: { destination: file } } });
  await new Driver({ modules: [sketchModule({ page: [[], () => 1] })], adapters: [logger({ logger: target })] }).run([
    "page",
  ]);
  const lines = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => (JSON.parse(line) as Line)["msg"]);
  expect(lines).toEqual(["run started", "node done", "run done"]);
});

/** What the program writes into a pipe. */
function runProgram(...args: readonly string[]): readonly Line[] {
  const program = fileURLToPath(new URL("logger-program.ts", import.meta.url));
  const { stdout, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: "utf8" });
  expect(stderr).toBe("");
  return stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);
}

test("without a logger it makes a pino of its own, which is loaded with the first run", () => {
  const lines = runProgram();
  expect(lines.slice(0, -1).map(({ msg }) => msg)).toEqual(["run started", "node started", "node done", "run done"]);
  expect(lines.at(-1)).toEqual({ before: false, after: true, warnings: 0 });
});

test("a pino that gathers lines is flushed into a pipe, too, of which nobody can tell what is on the disk", () => {
  const lines = runProgram("gathers");
  expect(lines.slice(0, -1).map(({ msg }) => msg)).toEqual(["run started", "node done", "run done"]);
  expect(lines.at(-1)).toMatchObject({ warnings: 0 });
});

test("wrong options are told all at once", () => {
  expect(() => logger({ logger: console, level: "loud", itemLevel: "warn" } as never)).toThrow(
    /`logger`[^]*`level`[^]*`itemLevel`/,
  );
});
