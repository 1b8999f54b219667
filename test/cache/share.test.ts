import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { makeFolder } from "./load-program.ts";

const program = fileURLToPath(new URL("share-program.ts", import.meta.url));

interface Started {
  readonly child: ChildProcess;
  readonly output: Promise<string>;
}

function start(folder: string, what: string, count = 1): Started {
  const child = spawn(process.execPath, [program, folder, what, String(count)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let text = "";
  child.stdout.on("data", (chunk: Buffer) => (text += chunk.toString()));
  return { child, output: once(child, "close").then(() => text.trim()) };
}

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => void setTimeout(resolve, 5));
}

const callsIn = (folder: string): readonly string[] => readFileSync(join(folder, "calls"), "utf8").trim().split("\n");
const letGo = (folder: string): void => writeFileSync(join(folder, "go"), "");

test("processes that share a folder compute a result once: the others wait for it", async () => {
  const folder = makeFolder();
  const first = start(folder, "slow");
  await until(() => existsSync(join(folder, "begun")));
  const others = [start(folder, "slow"), start(folder, "slow")];
  // The first goes on only when the others have had the time to come to the same node.
  await Promise.race([new Promise((resolve) => void setTimeout(resolve, 1500)), ...others.map(({ output }) => output)]);
  expect(callsIn(folder)).toEqual(["0"]);
  letGo(folder);
  expect(await Promise.all([first, ...others].map(({ output }) => output))).toEqual(
    Array.from({ length: 3 }, () => '{"sum":0}'),
  );
  expect(callsIn(folder)).toEqual(["0"]);
});

test("processes that begin at once share the items among them, each once", async () => {
  const folder = makeFolder();
  letGo(folder);
  const all = [1, 2, 3].map(() => start(folder, "slow", 40));
  expect(await Promise.all(all.map(({ output }) => output))).toEqual(Array.from({ length: 3 }, () => '{"sum":1560}'));
  expect(callsIn(folder).toSorted()).toEqual(Array.from({ length: 40 }, (_, item) => String(item)).toSorted());
});

test("a process that was killed keeps nobody waiting", async () => {
  const folder = makeFolder();
  const stuck = start(folder, "stuck");
  await until(() => existsSync(join(folder, "begun")));
  const waiting = start(folder, "slow");
  letGo(folder);
  stuck.child.kill("SIGKILL");
  expect(await waiting.output).toBe('{"sum":0}');
  expect(callsIn(folder)).toEqual(["0", "0"]);
});
