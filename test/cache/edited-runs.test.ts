import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import * as fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Driver } from "../../src/driver/driver.ts";
import type { Run } from "../../src/run/run.ts";
import { loadModule } from "../../src/source.ts";
import { memory } from "../../src/stores/memory.ts";
import { workOut } from "./plain-meaning.ts";
import { applyEdit, edits, programs, writeProgram } from "./random-program.ts";

let folder = "";
let written = 0;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "eponym-edits-"));
  // Programs import the package as a user's do.
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(resolve("."), join(folder, "node_modules/eponym"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Each state of a program has a folder of its own, as Node loads a file once. */
async function load(files: Readonly<Record<string, string>>): ReturnType<typeof loadModule> {
  const own = join(folder, String(written++));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(own, name)), { recursive: true });
    writeFileSync(join(own, name), text);
  }
  return loadModule(join(own, "flow.ts"));
}

test("what an edit can change runs again, and nothing else does", async () => {
  await fc.assert(
    fc.asyncProperty(programs, edits, fc.nat({ max: 3 }), async (first, edited, x) => {
      const store = memory();
      const computed = new Set<string>();
      let program = first;
      for (const [turn, edit] of [undefined, ...edited].entries()) {
        if (edit !== undefined) program = applyEdit(program, edit);
        const module = await load(writeProgram(program, turn));
        const driver = new Driver({ modules: [module], cache: { store } });
        const outputs = program.functions.map((_, place) => `f${place}`);
        const run = (await driver.run(outputs, { inputs: { x } })) as Run;
        const meaning = workOut(program, x);
        expect(run.results).toEqual(Object.fromEntries(outputs.map((name) => [name, meaning.get(name)!.value])));
        const nodes = Object.entries(run.nodes).filter(([name]) => name !== "x");
        expect(nodes.map(([name]) => name).toSorted()).toEqual([...meaning.keys()].toSorted());
        const told = Object.fromEntries(nodes.map(([name, { status }]) => [name, status]));
        const expected = [...meaning].map(([name, { code, takes }]) => {
          const key = JSON.stringify([name, code, takes]);
          const status = computed.has(key) ? "cached" : "done";
          computed.add(key);
          return [name, status] as const;
        });
        expect(told).toEqual(Object.fromEntries(expected));
      }
    }),
    { numRuns: process.env["EPONYM_LONG"] === "1" ? 1_000 : 40 },
  );
});
