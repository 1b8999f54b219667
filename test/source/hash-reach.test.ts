import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Program } from "./program.ts";
import { helperCount, programs, writeProgram } from "./program.ts";
import { readText } from "./read-text.ts";

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
