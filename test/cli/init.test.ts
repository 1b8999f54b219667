import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { main } from "../../src/cli/main.ts";
import { installLibrary } from "../production/install-library.ts";
import { eponym, makeIo, makeProject } from "./command.ts";

test("a new project builds, passes its own checks and runs", () => {
  const folder = makeProject();
  const project = join(folder, "new");
  const { code, out } = eponym(folder, "init", "new");
  expect(code).toBe(0);
  expect(out).toContain("wrote new/features.ts");
  expect(out).toContain("npx eponym build");
  const command = installLibrary(project);
  const modules = join(import.meta.dirname, "../../node_modules");
  mkdirSync(join(project, "node_modules/@types"), { recursive: true });
  for (const name of ["typescript", "@types/node"])
    symlinkSync(join(modules, name), join(project, "node_modules", name));
  const run = (...args: readonly string[]): string => {
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: project, encoding: "utf8" });
    if (status !== 0) throw new Error(stdout + stderr);
    return stdout;
  };
  expect(run(command, "build")).toBe("wrote features.dag.ts\n");
  expect(run(command, "check")).toContain("tsc finds no mistakes.");
  expect(run("run.ts")).toContain("spendMean: 23.3");
  expect(run(command, "run", "-o", "spendMean", "-i", "spend=[1, 2]")).toBe("spendMean  1.5\n");
});

test("nothing that is there is written over", async () => {
  const folder = makeProject({ "features.ts": "mine" });
  const { io, written } = makeIo(folder);
  expect(await main(["init"], io)).toBe(0);
  expect(written.out).toContain("kept  features.ts");
  expect(written.out).toContain("kept  package.json");
  expect(readFileSync(join(folder, "features.ts"), "utf8")).toBe("mine");
  expect(readFileSync(join(folder, "package.json"), "utf8")).toBe('{ "type": "module" }');
});

test("a folder that cannot be made is told", async () => {
  const { io, written } = makeIo(makeProject({ taken: "a file" }));
  expect(await main(["init", "taken"], io)).toBe(1);
  expect(written.err).toContain("FILE_NOT_WRITTEN");
});
