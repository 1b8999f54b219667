import { expect, test } from "vitest";
import { main } from "../../src/cli/main.ts";
import { traceProgram } from "../../tools/package/trace-program.ts";
import { makeIo, makeProject } from "./command.ts";

const commands = ["init", "build", "check", "run", "plan", "explain", "list", "visualize", "diff", "cache"];

test.each(commands)("%s has help with examples", async (command) => {
  const { io, written } = makeIo(process.cwd());
  expect(await main([command, "--help"], io)).toBe(0);
  expect(written.out).toContain(`Usage: eponym ${command}`);
  expect(written.out).toContain(`$ eponym ${command}`);
  expect(written.err).toBe("");
});

test("help lists every command and loads nothing heavy", () => {
  const entry = new URL("../../src/cli/main.ts", import.meta.url).pathname;
  const { status, stdout, loaded } = traceProgram(makeProject(), [entry, "--help"]);
  expect(status).toBe(0);
  for (const command of commands) expect(stdout).toMatch(new RegExp(`^  ${command} `, "m"));
  expect(loaded.filter((url) => /ts-morph|graphology|zod|resvg|graphviz|run-plan/.test(url))).toEqual([]);
});

test("the version is that of the package", async () => {
  const { io, written } = makeIo(process.cwd());
  expect(await main(["--version"], io)).toBe(0);
  expect(written.out).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test("an error of Eponym itself takes one line, and its place with EPONYM_DEBUG=1", async () => {
  const folder = makeProject({ "features.ts": "export function a(n: number): number { return n; }" });
  const fail = (): never => {
    throw new TypeError("a mistake in here");
  };
  const run = async (environment: Record<string, string>): Promise<string> => {
    const { io, written } = makeIo(folder, { environment });
    expect(await main(["list", "features.ts"], { ...io, out: { ...io.out, write: fail } })).toBe(1);
    return written.err;
  };
  expect(await run({})).toMatch(/^Eponym itself failed: TypeError: a mistake in here\n.*EPONYM_DEBUG=1.*\n$/);
  expect(await run({ EPONYM_DEBUG: "1" })).toMatch(/^\s+at .*help\.test\.ts/m);
});
