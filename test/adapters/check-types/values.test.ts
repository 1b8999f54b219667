import { describe, expect, test } from "vitest";
import { checkProject } from "../../types/project.ts";
import { cases, type TypeCase } from "./cases.ts";
import { checkText, evaluate } from "./check-text.ts";

describe.each(cases)("$type", ({ type, declarations, fits, alsoFits = [], misfits }) => {
  const tell = checkText(type, declarations);

  test.each([...fits, ...alsoFits])("takes %s", (value) => {
    expect(tell(evaluate(value, declarations))).toEqual([]);
  });

  test.each(misfits)("rejects %s", (value, told) => {
    expect(tell(evaluate(value, declarations))).toEqual(told);
  });
});

/** A file in which what fits compiles and what does not is expected not to. */
function writeCase({ type, declarations = "", fits, misfits }: TypeCase, place: number): readonly [string, string] {
  const lines = [
    declarations,
    `type Declared = ${type};`,
    ...fits.map((value, at) => `export const fits${at}: Declared = ${value};`),
    ...misfits.flatMap(([value], at) => ["// @ts-expect-error", `export const misfit${at}: Declared = ${value};`]),
  ];
  return [`case${place}.ts`, lines.join("\n")];
}

test("tsc takes what fits and rejects what does not", () => {
  const { errors } = checkProject(Object.fromEntries(cases.map(writeCase)), []);
  expect(errors).toEqual([]);
});
