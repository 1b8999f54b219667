import * as fc from "fast-check";
import { expect, test } from "vitest";
import { constantCount, type EditedProgram, editedPrograms, helperCount, writeEdited } from "./edited-programs.ts";
import { readText } from "./read-text.ts";

const numRuns = process.env["EPONYM_LONG"] === "1" ? 5_000 : 300;

/** The versions of functions and of decorators, by `f0` and `f0 1`. */
function versionsOf(program: EditedProgram, seed: number): ReadonlyMap<string, string> {
  const { "dataflow.ts": text = "", ...others } = writeEdited(program, seed);
  const { declared } = readText(text, others);
  return new Map(
    declared
      .filter(({ name }) => /^f\d+$/.test(name))
      .flatMap(({ name, hash, packages, decorations }) => [
        [name, `${hash} ${packages.join(" ")}`] as const,
        ...decorations.map(
          ({ hash, packages = [] }, place) => [`${name} ${place}`, `${hash} ${packages.join(" ")}`] as const,
        ),
      ]),
  );
}

/** What functions and decorators reach: `h0`, `k1`. */
function reachedBy({ helpers, constants, functions }: EditedProgram): ReadonlyMap<string, ReadonlySet<string>> {
  const close = (starts: readonly string[]): ReadonlySet<string> => {
    const reached = new Set(starts);
    for (const name of reached) {
      const helper = name.startsWith("h") ? helpers[Number(name.slice(1))] : undefined;
      for (const call of helper?.calls ?? []) reached.add(`h${call}`);
      for (const constant of helper?.constants ?? []) reached.add(`k${constant}`);
    }
    return reached;
  };
  const inFile = (file: number | undefined): readonly string[] => [
    ...helpers.flatMap((helper, place) => (helper.file === file ? [`h${place}`] : [])),
    ...constants.flatMap((constant, place) => (constant.file === file ? [`k${place}`] : [])),
  ];
  const named = (calls: readonly number[], used: readonly number[]): readonly string[] => [
    ...calls.map((place) => `h${place}`),
    ...used.map((place) => `k${place}`),
  ];
  return new Map(
    functions.flatMap((fn, place) => [
      [`f${place}`, close([`f${place}`, ...named(fn.calls, fn.constants), ...inFile(fn.whole)])] as const,
      ...fn.decorators.map(({ steps, constants }, index) => {
        const name = `f${place} ${index}`;
        return [name, close([name, ...named(steps, constants)])] as const;
      }),
    ]),
  );
}

/** Another program, and what in it is another thing. */
interface Edit {
  readonly program: EditedProgram;
  readonly changed: string;
}

const toggle = (places: readonly number[], place: number): readonly number[] =>
  places.includes(place) ? places.filter((other) => other !== place) : [...places, place];

const replace = <T>(items: readonly T[], place: number, change: (item: T) => T): readonly T[] =>
  items.map((item, index) => (index === place ? change(item) : item));

const helperEdits: readonly ((
  helper: EditedProgram["helpers"][number],
  other: number,
) => EditedProgram["helpers"][number])[] = [
  (helper) => ({ ...helper, literal: helper.literal + 1 }),
  (helper) => ({ ...helper, operator: helper.operator === "+" ? "/" : "+" }),
  (helper) => ({ ...helper, fallback: helper.fallback + 1 }),
  (helper) => ({ ...helper, isSwapped: !helper.isSwapped }),
  (helper) => ({ ...helper, package: helper.package === "statistics" ? "other-statistics" : "statistics" }),
  (helper, other) => ({ ...helper, calls: toggle(helper.calls, other) }),
  (helper, other) => ({ ...helper, constants: toggle(helper.constants, other % constantCount) }),
];

const functionEdits: readonly ((
  fn: EditedProgram["functions"][number],
  other: number,
) => EditedProgram["functions"][number])[] = [
  (fn) => ({ ...fn, literal: fn.literal + 1 }),
  (fn, other) => ({ ...fn, calls: toggle(fn.calls, other) }),
  (fn, other) => ({ ...fn, constants: toggle(fn.constants, other % constantCount) }),
];

const decoratorEdits: readonly ((
  decorator: EditedProgram["functions"][number]["decorators"][number],
  other: number,
) => EditedProgram["functions"][number]["decorators"][number])[] = [
  (decorator) => ({ ...decorator, literal: decorator.literal + 1 }),
  (decorator, other) => ({ ...decorator, steps: toggle(decorator.steps, other) }),
  (decorator) => ({ ...decorator, steps: decorator.steps.length > 1 ? decorator.steps.toReversed() : [0, 1] }),
  (decorator, other) => ({ ...decorator, constants: toggle(decorator.constants, other % constantCount) }),
];

function edit(program: EditedProgram, kind: number, place: number, how: number, other: number): Edit {
  const { helpers, constants, functions } = program;
  if (kind === 0) {
    const changed = place % helperCount;
    const change = helperEdits[how % helperEdits.length]!;
    return {
      program: { ...program, helpers: replace(helpers, changed, (helper) => change(helper, other)) },
      changed: `h${changed}`,
    };
  }
  if (kind === 1) {
    const changed = place % constantCount;
    return {
      program: {
        ...program,
        constants: replace(constants, changed, (constant) => ({ ...constant, value: constant.value + 1 })),
      },
      changed: `k${changed}`,
    };
  }
  const changed = place % functions.length;
  const index = how % 2;
  if (kind === 2 || functions[changed]!.decorators[index] === undefined) {
    const change = functionEdits[how % functionEdits.length]!;
    return {
      program: { ...program, functions: replace(functions, changed, (fn) => change(fn, other)) },
      changed: `f${changed}`,
    };
  }
  const change = decoratorEdits[(how >> 1) % decoratorEdits.length]!;
  return {
    program: {
      ...program,
      functions: replace(functions, changed, (fn) => ({
        ...fn,
        decorators: replace(fn.decorators, index, (decorator) => change(decorator, other)),
      })),
    },
    changed: `f${changed} ${index}`,
  };
}

const seeds = fc.integer({ min: 1, max: 2 ** 31 - 1 });

test("what a program looks like changes no version", () => {
  fc.assert(
    fc.property(editedPrograms, seeds, (program, seed) => {
      expect(versionsOf(program, seed)).toEqual(versionsOf(program, 0));
    }),
    { numRuns },
  );
}, 1_200_000);

test("what it does changes the versions of the functions and decorators that reach it, and no others", () => {
  fc.assert(
    fc.property(
      editedPrograms,
      fc.tuple(fc.nat(3), fc.nat(30), fc.nat(30), fc.nat(helperCount - 1)),
      seeds,
      (before, choice, seed) => {
        const { program: after, changed } = edit(before, ...choice);
        const [earlier, later] = [versionsOf(before, 0), versionsOf(after, seed)];
        for (const [name, reached] of reachedBy(before))
          expect([name, earlier.get(name) !== later.get(name)]).toEqual([name, reached.has(changed)]);
      },
    ),
    { numRuns },
  );
}, 1_200_000);
