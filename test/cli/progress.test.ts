import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test, vi } from "vitest";
import { main } from "../../src/cli/main.ts";
import { showScreen } from "../adapters/fake-terminal.ts";
import { needsProgram } from "../programs.ts";
import { makeIo, makeProject } from "./command.ts";

const command = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));
const source = `import { setTimeout } from "node:timers/promises";
import type { Collect, Parallelizable } from "eponym";
export function parts(): Parallelizable<number> { return [1, 2, 3]; }
export async function part(parts: number): Promise<number> { console.log("part", parts); await setTimeout(parts * 1000); console.log("end", parts); return parts; }
export function whole(part: Collect<number>): number { return part.length; }
export async function bad(part: Collect<number>): Promise<number> { throw new Error("no luck"); }
`;

needsProgram("script")("a run on a terminal", (script) => {
  const run = (output: string): { readonly written: string; readonly shown: readonly string[] } => {
    const folder = makeProject({ "flow.ts": source });
    const line = `stty cols 90; ${process.execPath} ${command} run flow.ts -o ${output}`;
    const { stdout } = spawnSync(script, ["-qec", line, "/dev/null"], { cwd: folder, encoding: "utf8" });
    return { written: stdout, shown: showScreen(stdout) };
  };

  test("shows a bar meanwhile, of which nothing is left at its end", () => {
    const { written, shown } = run("whole");
    expect(written).toMatch(/[█░]{17} {2}\d+ % {2}1\/3 nodes {2}parts \d\/3 {2}0:0\d/);
    expect(shown.slice(0, -1)).toEqual(["part 1", "part 2", "part 3", "end 1", "end 2", "end 3", "whole  3"]);
    expect(shown.at(-1)).toMatch(/^3 nodes in \d+ ms$/);
    expect(written).not.toContain("\u001B[?25l");
  });

  test("leaves nothing of the bar when it fails", () => {
    const { written, shown } = run("bad");
    expect(written).toContain("1/3 nodes");
    expect(shown.filter((line) => /[█░]/.test(line))).toEqual([]);
    expect(shown.join("\n")).toContain("no luck");
  });
});

afterEach(() => void vi.useRealTimers());

test("where there is no terminal, a run is quiet for ten seconds, and then writes lines", async () => {
  const { io, written } = makeIo(
    makeProject({
      "flow.ts": `export function quick(): number { return 1; }
export async function slow(): Promise<number> { return await (globalThis as any).slow(); }
`,
    }),
  );
  expect(await main(["run", "flow.ts", "-o", "quick"], io)).toBe(0);
  expect(written.err).toBe("");
  const gate = Promise.withResolvers<number>();
  const begun = Promise.withResolvers<void>();
  Object.assign(globalThis, {
    slow: () => {
      begun.resolve();
      return gate.promise;
    },
  });
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "performance"] });
  const ended = main(["run", "flow.ts", "-o", "slow"], io);
  await begun.promise;
  vi.advanceTimersByTime(9900);
  expect(written.err).toBe("");
  vi.advanceTimersByTime(10_200);
  gate.resolve(7);
  expect(await ended).toBe(0);
  expect(written.err).toBe('Running "slow": 1 node\n"slow": 0 %, 0 of 1 node, 0:20\n"slow": done, 1 node in 20.1 s\n');
});
