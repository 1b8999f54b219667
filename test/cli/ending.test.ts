import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { eponym, makeProject, type Running, start } from "./command.ts";

const head = `
import { appendFileSync, closeSync, openSync, writeFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { context, type Metadata, type Parallelizable, type Collect, limit, retry, type Saver, saveTo, timeout, to } from "eponym";
function _note(word: string): void { appendFileSync("log.txt", word + "\\n"); console.log(word); }
`;

/** Starts a run of some source and waits until it has written a line. */
async function startAt(
  line: string,
  source: string,
  output: string,
): Promise<Running & { readonly folder: string; readonly log: () => string }> {
  const folder = makeProject({ "flow.ts": head + source });
  const running = start(folder, "run", "flow.ts", "-o", output);
  await running.waitFor(line);
  const log = (): string => (existsSync(join(folder, "log.txt")) ? readFileSync(join(folder, "log.txt"), "utf8") : "");
  return { ...running, folder, log };
}

const generator = `
export async function* pages(): Parallelizable<number> {
  try { for (let page = 0; ; page++) { yield page; await setTimeout(5); } }
  finally { await setTimeout(50); _note("closed"); }
}
`;
const pageNode = `
export async function page(pages: number): Promise<number> { if (pages === 3) _note("three"); return pages; }
export function sum(page: Collect<number>): number { return page.length; }
`;

test.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
] as const)("after %s a generator comes to its end, and the code is %i", async (signal, expected) => {
  const { child, ended, log } = await startAt("three", generator + pageNode, "sum");
  child.kill(signal);
  const { code, err } = await ended;
  expect(code).toBe(expected);
  expect(err).toContain("RUN_ABORTED");
  expect(err).not.toMatch(/^\s+at /m);
  expect(log()).toContain("closed");
});

test("a run that fails lets its generator come to its end, too", async () => {
  const failing = `export async function page(pages: number): Promise<number> { _note("page"); if (pages === 3) throw new Error("Bad page."); return pages; }
export function sum(page: Collect<number>): number { return page.length; }`;
  const { ended, log } = await startAt("page", generator + failing, "sum");
  const { code, err } = await ended;
  expect([code, err.includes("Bad page."), log().includes("closed")]).toEqual([1, true, true]);
});

test.each([
  ["timeout", "timeout(slow, 60_000);"],
  ["limit", "limit(slow, { concurrency: 2 });"],
  ["retry", "retry(slow, { attempts: 3 });"],
])("what %s has given up comes to its end", async (_, policy) => {
  const source = `
${policy}
export async function slow(): Promise<number> {
  _note("began");
  try { await setTimeout(60_000, undefined, { signal: context().signal }); }
  finally { await setTimeout(50); _note("finally"); }
  return 1;
}`;
  const { child, ended, log } = await startAt("began", source, "slow");
  child.kill("SIGINT");
  expect([(await ended).code, log()]).toEqual([130, "began\nfinally\n"]);
});

test("a node that heeds no signal is waited for in vain", async () => {
  const source = `export async function slow(): Promise<number> { _note("began"); await setTimeout(60_000); return 1; }`;
  const { child, ended } = await startAt("began", source, "slow");
  child.kill("SIGINT");
  const { code, err } = await ended;
  expect(code).toBe(130);
  expect(err).toContain('Ended while "slow" still ran.');
});

const saver = `
const _slow: Saver<number> = {
  kind: "slow",
  async save(value, { signal }) {
    _note("saving");
    await new Promise((resolve) => signal.addEventListener("abort", resolve));
    _note("told");
    await setTimeout(Number(process.env["SAVER_MS"] ?? 100));
    _note("undone");
    throw signal.reason;
  },
};
saveTo(value, _slow, { name: "saved" });
export function value(): number { return 1; }
`;

test("a saver may take longer than a node to take back what it has written", async () => {
  const { child, ended, log } = await startAt("saving", saver.replace("?? 100", "?? 2500"), "saved");
  child.kill("SIGINT");
  const { code, err } = await ended;
  expect([code, log()]).toEqual([130, "saving\ntold\nundone\n"]);
  expect(err).toContain('while "saved" ran');
});

const writer = `
function* _parts(): Generator<string> { for (;;) yield "part"; }
export async function written(): Promise<Metadata> {
  const rows = Array.from({ length: 200_000 }, (_, place) => ({ place, text: "x".repeat(20) }));
  const { signal } = new AbortController();
  _note("writing");
  return to.jsonl("out.jsonl").save(rows, { signal, tables: [] });
}
export async function many(): Promise<number> {
  for (;;) await written();
}
`;

test("the second signal ends a run at once, and no temporary file stays behind", async () => {
  const { child, ended, folder, waitFor } = await startAt("writing", writer, "many");
  child.kill("SIGINT");
  await waitFor("RUN_ABORTED");
  child.kill("SIGTERM");
  expect((await ended).code).toBe(143);
  expect(readdirSync(folder).filter((file) => file.endsWith(".tmp"))).toEqual([]);
  const written = existsSync(join(folder, "out.jsonl")) ? readFileSync(join(folder, "out.jsonl"), "utf8") : "";
  expect([0, 200_000]).toContain(written.split("\n").length - 1);
});

test("a module that waits for ever as it is loaded is left at once", async () => {
  const source = `console.log("loading"); setInterval(() => {}, 1000); await new Promise(() => {});\nexport function a(): number { return 1; }`;
  const { child, ended } = await startAt("loading", source, "a");
  child.kill("SIGINT");
  expect(await ended).toMatchObject({ code: 130, err: "Interrupted.\n" });
});

test("errors that come of an abort are no failures of their own", async () => {
  const source = `export async function stray(): Promise<number> {
  const { signal } = context();
  void setTimeout(60_000, undefined, { signal });
  console.log("began");
  await setTimeout(60_000, undefined, { signal });
  return 1;
}`;
  const { child, ended } = await startAt("began", source, "stray");
  child.kill("SIGINT");
  const { code, err } = await ended;
  expect([code, err.trim()]).toEqual([130, 'RUN_ABORTED: The run was aborted while "stray" ran.']);
});

const main = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));

test.each([
  [
    "when all is done, as of a command that is done",
    `export function lines(): string[] { return Array.from({ length: 20_000 }, (_, n) => "line " + n); }`,
    0,
  ],
  [
    "before, as in any pipe",
    `export async function lines(): Promise<number> { for (;;) { console.log("line"); await setTimeout(1, undefined, { signal: context().signal }); } }`,
    141,
  ],
])("a reader that has seen enough ends a command: %s", async (_, source, expected) => {
  const folder = makeProject({ "flow.ts": head + source });
  const child = spawn(process.execPath, [main, "run", "flow.ts", "-o", "lines"], { cwd: folder });
  let err = "";
  child.stderr.on("data", (text: Buffer) => void (err += text.toString()));
  child.stdout.once("data", () => child.stdout.destroy());
  const code = await new Promise((resolve) => child.on("close", resolve));
  expect(code).toBe(expected);
  expect(err).not.toMatch(/^\s+at |EPIPE/m);
});

test("a run after one that was ended works", async () => {
  const { child, ended, folder } = await startAt("three", generator + pageNode, "sum");
  child.kill("SIGINT");
  await ended;
  expect(eponym(folder, "run", "flow.ts", "-o", "sum", "--override", "pages=[1,2]").out).toContain("2");
});
