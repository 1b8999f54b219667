import { execFileSync, spawn } from "node:child_process";
import {
  chmodSync,
  closeSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { replaceFile } from "../../src/data/files/replace-file.ts";
import { to } from "../../src/data/to.ts";
import { context } from "./scratch.ts";

const folder = mkdtempSync(join(tmpdir(), "eponym-end-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const module = (path: string): string => JSON.stringify(new URL(`../../src/data/${path}`, import.meta.url).href);

/** Writes a file for ever, and tells once its temporary file is there. */
const writing = `
import { readdirSync } from "node:fs";
import { writeWhole } from ${module("files/write-file.ts")};
function* chunks() { for (let count = 0; ; count++) { if (count === 1) { console.log(readdirSync(".").join()); begun(); } yield "part".repeat(1000); } }
let begun = () => {};
const started = new Promise((resolve) => (begun = resolve));
const written = writeWhole("out.txt", chunks(), new AbortController().signal);
written.catch(() => {});
await started;
`;

interface End {
  readonly code: number | null;
  readonly signal: string | null;
  readonly out: string;
}

/** Runs a program in a process of its own; a signal is sent as soon as it has written something. */
function runProgram(text: string, signal?: NodeJS.Signals): Promise<End> {
  const child = spawn(process.execPath, ["--input-type=module", "-e", text], {
    cwd: folder,
    stdio: ["ignore", "pipe", "ignore"],
  });
  let out = "";
  child.stdout.on("data", (part: Buffer) => {
    out += part.toString();
    if (signal !== undefined) child.kill(signal);
  });
  return new Promise((resolve) => {
    child.on("close", (code, killedBy) => resolve({ code, signal: killedBy, out }));
  });
}

describe("a temporary file", () => {
  test.each([
    ["a signal", "", "SIGINT", null],
    ["another signal", "", "SIGTERM", null],
    ["its terminal is closed", "", "SIGHUP", null],
    ["process.exit", "process.exit(7);", undefined, 7],
    ["process.exit in a handler of a signal", `process.on("SIGINT", () => process.exit(9));`, "SIGINT", 9],
    ["an error that nobody catches", `throw new Error("Stray.");`, undefined, 1],
  ] as const)("is removed as the process ends (%s), which goes on as it would", async (_, more, signal, code) => {
    writeFileSync(join(folder, "out.txt"), "before");
    const end = await runProgram(more.includes("process.on") ? more + writing : writing + more, signal);
    expect(end.out).toMatch(/\.[0-9a-f-]{36}\.tmp/);
    expect([end.code, end.signal]).toEqual(code === null ? [null, signal] : [code, null]);
    expect(readdirSync(folder)).toEqual(["out.txt"]);
    expect(readFileSync(join(folder, "out.txt"), "utf8")).toBe("before");
  });

  test("has nobody listen for signals before it is there and after it is gone", async () => {
    const counting = `
import { to } from ${module("to.ts")};
const count = () => ["SIGINT", "SIGTERM", "SIGHUP", "exit"].map((name) => process.listenerCount(name)).join("");
const told = [count()];
const emit = process.emit;
await to.text("counted.txt").save("text", { signal: new AbortController().signal, tables: [] });
told.push(count(), String(process.emit === emit));
console.log(told.join());
`;
    expect(await runProgram(counting)).toEqual({ code: 0, signal: null, out: "0000,0000,true\n" });
    rmSync(join(folder, "counted.txt"));
  });
});

describe("a file that is replaced at once", () => {
  const at = (name: string): string => join(folder, name);

  test("keeps its permissions and its link", () => {
    writeFileSync(at("target.txt"), "old");
    chmodSync(at("target.txt"), 0o640);
    symlinkSync(at("target.txt"), at("link.txt"));
    replaceFile(at("link.txt"), "new");
    expect([readFileSync(at("target.txt"), "utf8"), statSync(at("target.txt")).mode & 0o777]).toEqual(["new", 0o640]);
    expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  test("is left as it was where it cannot be written", () => {
    expect(() => replaceFile(at("none/a.txt"), "new")).toThrow("ENOENT");
    writeFileSync(at("kept.txt"), "old");
    expect(() => replaceFile(at("kept.txt"), Symbol("none") as never)).toThrow("ymbol");
    expect(readFileSync(at("kept.txt"), "utf8")).toBe("old");
    expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });
});

test("what is no file is written as it is", async () => {
  const pipe = join(folder, "pipe");
  execFileSync("mkfifo", [pipe]);
  const reader = openSync(pipe, "r+");
  replaceFile(pipe, "one ");
  await to.text(pipe).save("two", context);
  const bytes = new Uint8Array(20);
  expect(new TextDecoder().decode(bytes.subarray(0, readSync(reader, bytes)))).toBe("one two");
  closeSync(reader);
  expect(statSync(pipe).isFIFO()).toBe(true);
});
