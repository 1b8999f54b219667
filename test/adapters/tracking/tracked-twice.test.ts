import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, test } from "vitest";
import { trackRuns } from "../../../src/adapters.ts";
import { failWrite } from "../../../src/data/files/file-failure.ts";
import { type Adapter, Driver, type Run } from "../../../src/index.ts";
import { open } from "node:fs/promises";
import { sketchModule } from "../../run/make-dataflow.ts";
import { makeFolder, readLatest } from "./scratch.ts";

async function runWith(adapters: readonly Adapter[]): Promise<Run> {
  const driver = new Driver({ modules: [sketchModule({ one: [[], () => 1], two: [["one"], () => 2] })], adapters });
  return await driver.run(["two"]);
}

test("two records in one folder are one, and a warning", async () => {
  const folder = makeFolder();
  const { warnings } = await runWith([trackRuns({ folder }), trackRuns({ folder: relative(process.cwd(), folder) })]);
  expect(warnings.map(({ code }) => code)).toEqual(["RUN_TRACKED_TWICE"]);
  const [file, ...others] = readdirSync(folder);
  expect(others).toEqual([]);
  const lines = readFileSync(join(folder, file!), "utf8").trim().split("\n");
  const events = lines.map((line) => JSON.parse(line) as { readonly event: string; readonly node?: string });
  expect(events.filter(({ event }) => event === "runStart" || event === "runEnd")).toHaveLength(2);
  expect(events.filter(({ event, node }) => event === "nodeEnd" && node === "two")).toHaveLength(1);
  expect((await readLatest(folder)).status).toBe("done");
});

test("records in two folders are two", async () => {
  const [one, other] = [makeFolder(), makeFolder()];
  expect((await runWith([trackRuns({ folder: one }), trackRuns({ folder: other })])).warnings).toEqual([]);
  expect([...readdirSync(one), ...readdirSync(other)]).toHaveLength(2);
});

test("one adapter is listed once", () => {
  const same = trackRuns({ folder: makeFolder() });
  expect(() => new Driver({ modules: [sketchModule({})], adapters: [same, { name: "other" }, same] })).toThrow(
    /adapters\[2\] is the same object as adapters\[0\]/,
  );
});

test("a file that is there already is told from a path through a file", async () => {
  const path = join(makeFolder(), "a.txt");
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, "");
  const write = (to: string): Promise<unknown> => open(to, "ax").catch((error: unknown) => failWrite(to, error));
  await expect(write(path)).rejects.toThrow(/it exists already/);
  await expect(write(join(path, "b.txt"))).rejects.toThrow(/part of its path is a file and no folder/);
});
