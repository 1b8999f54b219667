import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Program } from "./program.ts";
import { helperCount, programs, writeProgram } from "./program.ts";
import { readText } from "./read-text.ts";
import { versionOf } from "./version-of.ts";

function hashesOf(program: Program): readonly string[] {
  const { "dataflow.ts": text = "", ...others } = writeProgram(program);
  return readText(text, others).declared.map(({ hash }) => hash);
}

function reachableFrom({ helpers, functions }: Program, place: number): ReadonlySet<number> {
  const reached = new Set(functions[place]);
  for (const helper of reached) for (const next of helpers[helper]?.calls ?? []) reached.add(next);
  return reached;
}

test("a changed constant changes the functions that reach it, through files and circles, and no others", () => {
  fc.assert(
    fc.property(programs, fc.nat(helperCount - 1), (program, changed) => {
      const helpers = program.helpers.map((helper, place) =>
        place === changed ? { ...helper, value: helper.value + 10 } : helper,
      );
      const before = hashesOf(program);
      const after = hashesOf({ ...program, helpers });
      program.functions.forEach((_, place) => {
        expect(before[place] !== after[place]).toBe(reachableFrom(program, place).has(changed));
      });
    }),
  );
});

test("the file that a helper is in does not matter where names stay the same", () => {
  fc.assert(
    fc.property(programs, fc.infiniteStream(fc.nat(2)), (program, files) => {
      const helpers = program.helpers.map((helper) => ({ ...helper, style: 0 }));
      const moved = helpers.map((helper) => ({ ...helper, file: files.next().value ?? 0 }));
      expect(hashesOf({ ...program, helpers: moved })).toEqual(hashesOf({ ...program, helpers }));
    }),
  );
});

test("what a file imports for what it does alone is part of all of its code", () => {
  const text = `import "./setup.ts";\nimport { rate } from "./tax.ts";\nexport function f(a: number): number { return a * rate(); }`;
  const tax = `import "./more.ts";\nexport function rate(): number { return globalThis.rate; }`;
  const versions = [
    { "setup.ts": "globalThis.scale = 1;", "more.ts": "globalThis.rate = 1;" },
    { "setup.ts": "globalThis.scale = 2;", "more.ts": "globalThis.rate = 1;" },
    { "setup.ts": "globalThis.scale = 1;", "more.ts": "globalThis.rate = 2;" },
    { "setup.ts": "// The same.\nglobalThis.scale = 1", "more.ts": "globalThis.rate = 1;" },
  ].map((others) => versionOf(text, "f", { "tax.ts": tax, ...others }));
  expect(new Set(versions).size).toBe(3);
  expect(versions[3]).toBe(versions[0]);
});

test("CommonJS, which does not say what it exports, counts as a whole", () => {
  const [one, other] = ["41", "42"].map((value) =>
    versionOf(`import old, { named } from "./old.cjs";\nexport function f(): number { return old() + named; }`, "f", {
      "old.cjs": `module.exports = () => ${value};`,
    }),
  );
  expect(one).not.toBe(other);
});

test("what stands for nothing is no name", () => {
  const hashes = ["let x;", "let x = _;"].map((line) =>
    versionOf(`import _ from "lodash";\nexport function f(): unknown { ${line} return [x, _]; }`, "f"),
  );
  expect(new Set(hashes).size).toBe(2);
});

test.each([
  ["is filled by a function", "fill(rates);", "fill(rates, 2);"],
  ["is changed in a loop", "for (const rate of rates) rate.x = 1;", "for (const rate of rates) rate.x = 2;"],
  [
    "is changed by a callback",
    "rates.forEach((rate) => { rate.x = 1; });",
    "rates.forEach((rate) => { rate.x = 2; });",
  ],
])("a constant that %s at the top of its file", (_, one, other) => {
  const versions = [one, other].map((line) =>
    versionOf(`import { rates } from "./tax.ts";\nexport function f(): unknown { return rates; }`, "f", {
      "tax.ts": `import { fill } from "lodash";\nexport const rates = [{ x: 0 }];\n${line}\nconsole.log("loaded");`,
    }),
  );
  expect(new Set(versions).size).toBe(2);
});

test("what a file does with other names does not count", () => {
  const versions = ["count(1);", "count(2);"].map((line) =>
    versionOf(`import { count } from "./count.ts";\n${line}\nexport function f(): number { return 1; }`, "f", {
      "count.ts": "export function count(n: number): void { console.log(n); }",
    }),
  );
  expect(versions[0]).toBe(versions[1]);
});
