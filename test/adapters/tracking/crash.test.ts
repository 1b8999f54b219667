import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { listRuns, readRun, type TrackedRun } from "../../../src/adapters.ts";
import { driverOf, makeFolder, readLatest, type Sketches } from "./scratch.ts";

const program = fileURLToPath(new URL("crash-program.ts", import.meta.url));
const kills = process.env["EPONYM_LONG"] === "1" ? 30 : 1;

test("a process that is killed leaves what it had written", async () => {
  for (let kill = 0; kill < kills; kill++) {
    const folder = makeFolder();
    const child = spawn(process.execPath, [program, folder], { stdio: ["ignore", "pipe", "inherit"] });
    onTestFinished(() => void child.kill("SIGKILL"));
    await new Promise((resolve) => child.stdout.once("data", resolve));
    let seen: TrackedRun | undefined;
    while (seen?.nodes["all"]?.status !== "running") {
      await wait(10);
      seen = await readLatest(folder);
    }
    const closed = new Promise((resolve) => child.once("close", resolve));
    child.kill("SIGKILL");
    await closed;
    const found = await readLatest(folder);
    expect(found.status).toBe("unfinished");
    expect(found.nodes["first"]).toMatchObject({ status: "done", value: { kind: "number", value: 1 } });
    expect(found.nodes["slow"]?.items?.done).toBe(5000);
    expect(found.nodes["slow"]?.told).toHaveLength(5);
    expect((await listRuns(folder)).map(({ status }) => status)).toEqual(["unfinished"]);
  }
}, 600_000);

test("a run that never gives way is written whole", async () => {
  const folder = makeFolder();
  const chain: Record<string, Sketches[string]> = { n0: [[], () => "x".repeat(2000)] };
  for (let place = 1; place < 3000; place++) chain[`n${place}`] = [[`n${place - 1}`], (text: string) => text];
  await driverOf(chain, { folder }).execute(["n2999"]);
  const found = await readLatest(folder);
  expect([found.status, found.counts?.done]).toEqual(["done", 3000]);
  const { length } = readFileSync(found.path);
  expect(length).toBeGreaterThan(1_000_000);
  expect((await readRun(found.path)).nodes["n1500"]?.summary).toBe("string (2000 characters)");
});
