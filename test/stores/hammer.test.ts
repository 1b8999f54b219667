import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { files } from "../../src/cache.ts";
import { bytesOf, faultsOf, listAll, makeEntry } from "./contract-entries.ts";
import { makeFolder } from "./files-folder.ts";

const seconds = process.env["EPONYM_LONG"] === "1" ? 60 : 6;
const processes = 8;

interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<{ readonly code: number | null; readonly output: string }>;
}

function start(folder: string, seed: string, tailBytes: number): Started {
  const path = join(import.meta.dirname, "hammer-process.ts");
  const child = spawn(process.execPath, [path, folder, `${tailBytes}`, seed], { stdio: ["pipe", "pipe", "pipe"] });
  let output = "";
  child.stdin.on("error", () => undefined);
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += String(chunk)));
  const ended = once(child, "close").then(([code]) => ({ code: code as number | null, output }));
  onTestFinished(() => void child.kill("SIGKILL"));
  return { child, ended };
}

test(
  `${processes} processes that use one store and are killed at random moments leave it whole`,
  { timeout: (seconds + 120) * 1000 },
  async () => {
    const folder = makeFolder();
    const seed = `${process.pid} ${Date.now()}`;
    let count = 0;
    // One has no index for long, the next one reads it all the time.
    const startNext = (): Started => start(folder, `${seed} ${count++}`, [1000, 1 << 20, 20_000][count % 3]!);
    const running = Array.from({ length: processes }, startNext);
    const stop = performance.now() + seconds * 1000;
    let kills = 0;
    while (performance.now() < stop || kills < 5) {
      await wait(Math.random() * 250);
      if (!existsSync(join(folder, "cache"))) continue;
      const victim = Math.floor(Math.random() * processes);
      const { child, ended } = running[victim]!;
      child.kill("SIGKILL");
      // One that was not killed has found something wrong.
      const { code, output } = await ended;
      expect({ code, output, seed }).toEqual({ code: null, output: "", seed });
      kills++;
      running[victim] = startNext();
    }
    for (const { child } of running) child.stdin!.end("stop");
    for (const { ended } of running) {
      const { code, output } = await ended;
      expect({ code, output, seed }).toEqual({ code: 0, output: expect.stringMatching(/^\d+\n$/) as string, seed });
    }

    const store = files(join(folder, "cache"));
    expect(await faultsOf(store)).toEqual([]);
    expect((await listAll(store)).length).toBeGreaterThan(0);
    const bytes = bytesOf("last", 50);
    await store.put(makeEntry("last", bytes), bytes);
    await store.flush();
    expect(await faultsOf(store)).toEqual([]);
    await store.close();
  },
);
