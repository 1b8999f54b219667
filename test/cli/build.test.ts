import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { main } from "../../src/cli/main.ts";
import { eponym, makeIo, makeProject, start, writeFiles } from "./command.ts";

const source = "export function double(n: number): number { return 2 * n; }\n";
const files = {
  "src/a.ts": source,
  "src/b.ts": "export function half(double: number): number { return double / 2; }\n",
  "src/a.test.ts": "not a dataflow",
  "eponym.config.ts":
    'import { defineConfig } from "eponym/config";\nexport default defineConfig({ modules: ["src/*.ts"] });\n',
};

async function run(cwd: string, ...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const { io, written } = makeIo(cwd);
  return { code: await main(args, io), ...written };
}

test("builds the modules of the settings, found from a folder below, and is quiet the second time", () => {
  const folder = makeProject(files);
  expect(eponym(join(folder, "src"), "build")).toEqual({ code: 0, out: "wrote a.dag.ts\nwrote b.dag.ts\n", err: "" });
  expect(eponym(folder, "build").out).toBe("2 generated files are up to date.\n");
});

test("--check writes nothing and fails for stale files", async () => {
  const folder = makeProject(files);
  expect(await run(folder, "build", "src/a.ts", "--check")).toMatchObject({
    code: 1,
    out: expect.stringContaining("stale src/a.dag.ts") as string,
  });
  expect(existsSync(join(folder, "src/a.dag.ts"))).toBe(false);
  expect(await run(folder, "build", "src/a.ts")).toMatchObject({ code: 0, out: "wrote src/a.dag.ts\n" });
  expect(await run(folder, "build", "src/a.ts", "--check", "--json")).toMatchObject({ code: 0 });
});

test("check reports stale files and mistakes, and runs the compiler only when there are none", async () => {
  const folder = makeProject({
    ...files,
    "tsconfig.json": '{ "compilerOptions": { "strict": true, "noEmit": true, "types": [] }, "files": ["use.ts"] }',
    "use.ts": "export const text: string = 1;\n",
  });
  const stale = await run(folder, "check", "src/a.ts");
  expect(stale).toMatchObject({ code: 1, out: expect.stringContaining("stale src/a.dag.ts") as string });
  expect(stale.out).not.toContain("TS2322");
  await run(folder, "build", "src/a.ts");
  expect(await run(folder, "check", "src/a.ts")).toMatchObject({
    code: 1,
    out: expect.stringMatching(/use\.ts.*TS2322/) as string,
  });
  expect(await run(folder, "check", "src/a.ts", "--no-tsc")).toMatchObject({ code: 0 });
  writeFileSync(join(folder, "use.ts"), "export const text: string = '';\n");
  expect(await run(folder, "check", "src/a.ts")).toMatchObject({
    code: 0,
    out: expect.stringContaining("no mistakes") as string,
  });
});

test("watching goes on through changes, mistakes, removals and renames, until Ctrl-C", async () => {
  const folder = makeProject({ ...files, "src/factor.ts": "export const factor = 2;\n" });
  const at = (file: string): string => join(folder, file);
  const { child, waitFor, ended } = start(folder, "build", "--watch");
  await waitFor("Watching");
  expect(existsSync(at("src/a.dag.ts"))).toBe(true);

  const before = readFileSync(at("src/a.dag.ts"), "utf8");
  writeFileSync(at("src/a.ts"), source.replace("2 * n", "3 * n"));
  await waitFor("src/a.ts: wrote src/a.dag.ts (");
  expect(readFileSync(at("src/a.dag.ts"), "utf8")).not.toBe(before);

  writeFileSync(at("src/b.ts"), "export function half(double) { return 1; }\n");
  await waitFor("src/b.ts: nothing to write, 2 mistakes");
  rmSync(at("src/b.ts"));
  await waitFor("src/b.ts: nothing to write (");
  renameSync(at("src/a.ts"), at("src/c.ts"));
  await waitFor("wrote src/c.dag.ts");
  writeFiles(folder, { "src/factor.ts": "export function n(): number { return 1; }\n" });
  await waitFor("src/factor.ts: wrote src/factor.dag.ts");

  child.kill("SIGINT");
  const { code, err } = await ended;
  expect(code).toBe(130);
  expect(err).toContain("PARAMETER_TYPE_MISSING");
  expect(err).not.toMatch(/^\s+at /m);
});
