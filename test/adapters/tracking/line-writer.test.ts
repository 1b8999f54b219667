import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { openLines } from "../../../src/adapters/tracking/line-writer.ts";
import { makeFolder } from "./scratch.ts";

const folder = makeFolder();
let files = 0;
const newFile = (): string => join(folder, `${++files}.jsonl`);

test("lines are written whole and in order, however they come", async () => {
  const gap = fc.constantFrom("none", "turn", "pressure");
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.string({ maxLength: 50 }), gap), { maxLength: 60 }), async (lines) => {
      const path = newFile();
      const writer = await openLines(path, () => performance.now());
      for (const [text, wait] of lines) {
        writer.push(JSON.stringify(text));
        if (wait === "turn") await new Promise((resolve) => setImmediate(resolve));
        if (wait === "pressure") await writer.pressure();
      }
      await writer.close();
      const written = readFileSync(path, "utf8").split("\n").slice(0, -1);
      expect(written.map((line) => JSON.parse(line) as string)).toEqual(lines.map(([text]) => text));
    }),
    { numRuns: 40 },
  );
});

test("whoever can wait is asked to once much has piled up, and then nothing is left", async () => {
  const path = newFile();
  const writer = await openLines(path, () => 0);
  const line = "x".repeat(100_000);
  let pushed = 0;
  while (writer.pressure() === undefined && pushed < 1000) {
    writer.push(line);
    pushed++;
  }
  expect(pushed).toBe(40);
  await writer.pressure();
  expect(writer.pressure()).toBeUndefined();
  expect(readFileSync(path).length).toBe(40 * 100_001);
  await writer.close();
});

test("and once a line has waited for long", async () => {
  let now = 0;
  const writer = await openLines(newFile(), () => now);
  writer.push("a");
  now = 200;
  expect(writer.pressure()).toBeUndefined();
  now = 201;
  const waited = writer.pressure();
  expect(waited).toBeInstanceOf(Promise);
  await waited;
  expect(writer.pressure()).toBeUndefined();
  await writer.close();
});

test("a file that is there is left alone", async () => {
  const path = newFile();
  const first = await openLines(path, () => 0);
  await expect(openLines(path, () => 0)).rejects.toThrow(/FILE_NOT_WRITTEN/);
  await first.close();
});
