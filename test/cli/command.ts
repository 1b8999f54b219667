import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import type { Io } from "../../src/cli/io.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const command = join(root, "src/cli/main.ts");

/** A folder of its own for one test, with these files. */
export function makeProject(files: Readonly<Record<string, string>> = {}): string {
  mkdirSync(join(root, ".eponym"), { recursive: true });
  const folder = mkdtempSync(join(root, ".eponym/cli-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFiles(folder, { "package.json": '{ "type": "module" }', ...files });
  return folder;
}

export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}

/** What a command left behind. */
export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a command in a process of its own, as a user does. */
export function eponym(cwd: string, ...args: readonly string[]): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], { cwd, encoding: "utf8" });
  return { code: status, out: stdout, err: stderr };
}

/** A command that goes on, with what it has written so far. */
export interface Running {
  readonly child: ChildProcess;
  /** Waits until it has written something. */
  readonly waitFor: (text: string) => Promise<void>;
  readonly ended: Promise<Outcome>;
}

export function start(cwd: string, ...args: readonly string[]): Running {
  const child = spawn(process.execPath, [command, ...args], { cwd });
  onTestFinished(() => void child.kill("SIGKILL"));
  let [out, err] = ["", ""];
  const waiting = new Set<() => void>();
  const tell = (): void => {
    for (const check of waiting) check();
  };
  child.stdout.on("data", (text: Buffer) => {
    out += text.toString();
    tell();
  });
  child.stderr.on("data", (text: Buffer) => {
    err += text.toString();
    tell();
  });
  const ended = new Promise<Outcome>((resolve) => {
    child.on("close", (code) => resolve({ code, out, err }));
  });
  const waitFor = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const check = (): void => {
        if (!(out + err).includes(text)) return;
        waiting.delete(check);
        resolve();
      };
      waiting.add(check);
      void ended.then(() => reject(new Error(`It ended without writing "${text}":\n${out}${err}`)));
      check();
    });
  return { child, waitFor, ended };
}

/** A process that is none, for a command that runs inside the test. */
export function makeIo(
  cwd: string,
  changes: Partial<Io> = {},
): { readonly io: Io; readonly written: { out: string; err: string } } {
  const written = { out: "", err: "" };
  const stream = (key: "out" | "err"): Io["out"] => ({
    write: (text) => void (written[key] += String(text)),
    isTerminal: false,
    columns: 100,
    paint: (_, text) => text,
  });
  const { signal } = new AbortController();
  const io = { cwd, environment: {}, out: stream("out"), error: stream("err"), signal, onIdle: () => () => {} };
  return { io: { ...io, ...changes }, written };
}

export function git(cwd: string, ...args: readonly string[]): void {
  const identity = ["-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"];
  const { status, stderr } = spawnSync("git", [...identity, ...args], { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
}
