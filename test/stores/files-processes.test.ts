import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { files } from "../../src/cache.ts";
import { bytesOf, faultsOf, makeEntry } from "./contract-entries.ts";
import { makeFolder, openSmall } from "./files-folder.ts";

const module = (path: string): string => JSON.stringify(pathToFileURL(join(import.meta.dirname, path)).href);

/** Runs a program that has `store`, `put(name)` and `say(text)`. */
function start(folder: string, program: string): ChildProcess {
  const text = `
    import { files } from ${module("../../src/stores/files.ts")};
    import { bytesOf, makeEntry } from ${module("contract-entries.ts")};
    const store = files(${JSON.stringify(folder)});
    const put = (name, told) => store.put(makeEntry(name, bytesOf(name, 50), told), bytesOf(name, 50));
    const say = (text) => process.stdout.write(text + "\\n");
    ${program}`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", text], { stdio: ["pipe", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

const hear = async (child: ChildProcess): Promise<string> =>
  String(((await once(child.stdout!, "data")) as readonly unknown[])[0]).trim();

test.each([
  { end: "ends by itself", program: `put("a");` },
  { end: "calls process.exit", program: `put("a"); process.exit(0);` },
  {
    end: "fails",
    program: `put("a"); console.error = () => {}; process.on("uncaughtException", () => process.exit(7)); throw new Error();`,
  },
])("what is gathered is not lost when the process $end", async ({ program }) => {
  const folder = join(makeFolder(), "cache");
  await once(start(folder, program), "exit");
  const store = files(folder);
  const entry = makeEntry("a", bytesOf("a", 50));
  expect(await store.find(entry.key)).toEqual(entry);
  await store.close();
});

test("what took long to compute is written at once", async () => {
  const folder = join(makeFolder(), "cache");
  const child = start(folder, `put("a", { ms: 5 }); process.kill(process.pid, "SIGKILL");`);
  await once(child, "exit");
  const store = files(folder);
  expect(await store.find(makeEntry("a", bytesOf("a", 50)).key)).toMatchObject({ ms: 5 });
  await store.close();
});

test("a lease excludes another process, and ends with it, however it ends", async () => {
  const folder = join(makeFolder(), "cache");
  const store = files(folder);
  const child = start(folder, `say(store.lease("key") ? "taken" : "refused"); setInterval(() => {}, 1000);`);
  expect(await hear(child)).toBe("taken");
  expect(await store.lease!("key")).toBeUndefined();
  expect(await store.lease!("another")).toBeDefined();
  child.kill("SIGKILL");
  await once(child, "exit");
  const lease = await store.lease!("key");
  expect(lease).toBeDefined();
  const second = start(folder, `say(store.lease("key") ? "taken" : "refused");`);
  expect(await hear(second)).toBe("refused");
  await lease!.release();
  const third = start(folder, `say(store.lease("key") ? "taken" : "refused");`);
  expect(await hear(third)).toBe("taken");
  await store.close();
});

test("a lease of another machine ends after half a minute of silence, and one of a process whose number is used again at once", async () => {
  const folder = join(makeFolder(), "cache");
  let time = Date.now();
  const store = openSmall(folder, { now: () => time });
  const own = await store.lease!("own");
  const [file] = readdirSync(join(folder, "leases"));
  const owner = JSON.parse(readFileSync(join(folder, "leases", file!), "utf8")) as object;
  await own!.release();
  const leave = (key: string, told: object): void => {
    mkdirSync(join(folder, "leases"), { recursive: true });
    writeFileSync(join(folder, "leases", key), JSON.stringify({ ...owner, token: "other", ...told }));
    utimesSync(join(folder, "leases", key), time / 1000, time / 1000);
  };
  leave("elsewhere", { host: "another machine" });
  time += 29_000;
  expect(await store.lease!("elsewhere")).toBeUndefined();
  time += 2_000;
  expect(await store.lease!("elsewhere")).toBeDefined();

  leave("running", {});
  expect(await store.lease!("running")).toBeUndefined();
  leave("reused", { start: "1" });
  expect(await store.lease!("reused")).toBeDefined();
  leave("torn", {});
  writeFileSync(join(folder, "leases", "torn"), '{"pid": 1');
  expect(await store.lease!("torn")).toBeDefined();
  await store.close();
});

test("two processes make a damaged index again at the same time, and nothing is lost", async () => {
  const folder = join(makeFolder(), "cache");
  const store = openSmall(folder);
  const names = Array.from({ length: 60 }, (_, index) => `${index}`);
  for (const name of names) await store.put(makeEntry(name, bytesOf(name, 50)), bytesOf(name, 50));
  await store.close();
  const index = readdirSync(folder).find((name) => name.endsWith(".db"))!;
  const program = `
    process.stdin.once("data", async () => {
      let count = 0;
      for (let index = 0; index < 60; index++) {
        if (store.find(makeEntry(String(index), bytesOf(String(index), 50)).key) !== undefined) count++;
        put("own " + process.pid + " " + index);
      }
      store.close();
      say(String(count));
    });
    say("ready");`;
  for (let round = 0; round < 3; round++) {
    const children = [0, 1, 2].map(() => start(folder, program));
    for (const child of children) expect(await hear(child)).toBe("ready");
    const current = readdirSync(folder).find((name) => name.endsWith(".db")) ?? index;
    writeFileSync(join(folder, current), bytesOf(`noise ${round}`, 30_000));
    const counts = children.map(hear);
    for (const child of children) child.stdin!.end("go");
    expect(await Promise.all(counts)).toEqual(["60", "60", "60"]);
    const after = openSmall(folder);
    for (const { pid } of children)
      for (const name of names) {
        const entry = makeEntry(`own ${pid} ${name}`, bytesOf(`own ${pid} ${name}`, 50));
        expect(await after.find(entry.key)).toEqual(entry);
      }
    expect(await faultsOf(after)).toEqual([]);
    await after.close();
  }
});
