import * as fc from "fast-check";

/** `h<i>(x) = (x * factor + c<constant> + h<calls>(x)) % 7`, in one of two files. */
export interface Helper {
  readonly factor: number;
  readonly constant: number;
  /** An earlier helper, or none. */
  readonly calls: number | undefined;
  readonly usesPackage: boolean;
}

/** `f<i>` sums what it takes through its helper, and goes through steps. */
export interface Fn {
  readonly takes: readonly number[];
  readonly helper: number;
  readonly literal: number;
  readonly steps: readonly number[];
}

/** A dataflow of some files, as it stands between two edits. */
export interface Program {
  readonly constants: readonly number[];
  readonly helpers: readonly Helper[];
  readonly functions: readonly Fn[];
  /** Of the package that helpers import; it gives this number. */
  readonly version: number;
}

export interface Edit {
  readonly kind: "constant" | "factor" | "calls" | "package" | "literal" | "helper" | "steps" | "version" | "looks";
  readonly place: number;
  readonly to: number;
}

const places = fc.nat({ max: 5 });

export const programs: fc.Arbitrary<Program> = fc.record({
  constants: fc.array(fc.nat({ max: 3 }), { minLength: 2, maxLength: 3 }),
  helpers: fc.array(
    fc.record({
      factor: fc.integer({ min: 1, max: 3 }),
      constant: places,
      calls: fc.option(places, { nil: undefined }),
      usesPackage: fc.boolean(),
    }),
    { minLength: 2, maxLength: 4 },
  ),
  functions: fc.array(
    fc.record({
      takes: fc.array(places, { maxLength: 2 }),
      helper: places,
      literal: fc.nat({ max: 3 }),
      steps: fc.array(places, { maxLength: 2 }),
    }),
    { minLength: 2, maxLength: 5 },
  ),
  version: fc.constant(1),
});

export const edits: fc.Arbitrary<readonly Edit[]> = fc.array(
  fc.record({
    kind: fc.constantFrom<Edit["kind"]>(
      "constant",
      "factor",
      "calls",
      "package",
      "literal",
      "helper",
      "steps",
      "version",
      "looks",
      "looks",
    ),
    place: places,
    to: fc.nat({ max: 6 }),
  }),
  { minLength: 2, maxLength: 5 },
);

function change<Item>(items: readonly Item[], place: number, make: (item: Item) => Item): readonly Item[] {
  return items.map((item, index) => (index === place % items.length ? make(item) : item));
}

/** The program after an edit; one of its looks changes nothing that counts. */
export function applyEdit(program: Program, { kind, place, to }: Edit): Program {
  const helper = (make: (helper: Helper) => Helper): Program => ({
    ...program,
    helpers: change(program.helpers, place, make),
  });
  const fn = (make: (fn: Fn) => Fn): Program => ({ ...program, functions: change(program.functions, place, make) });
  switch (kind) {
    case "constant":
      return { ...program, constants: change(program.constants, place, () => to) };
    case "factor":
      return helper((each) => ({ ...each, factor: to + 1 }));
    case "calls":
      return helper((each) => ({ ...each, calls: to === 0 ? undefined : to - 1 }));
    case "package":
      return helper((each) => ({ ...each, usesPackage: !each.usesPackage }));
    case "literal":
      return fn((each) => ({ ...each, literal: to }));
    case "helper":
      return fn((each) => ({ ...each, helper: to }));
    case "steps":
      return fn(({ steps, ...each }) => ({ ...each, steps: steps.length > 1 ? steps.toReversed() : [...steps, to] }));
    case "version":
      return { ...program, version: to };
    case "looks":
      return program;
  }
}

/** Which helper a place stands for, of those before `below`. */
export function helperAt({ helpers }: Program, place: number, below = helpers.length): number | undefined {
  return below === 0 ? undefined : place % below;
}

/** The files of a program. `style` is how they are written: with which comments, names of locals and order of declarations. */
export function writeProgram(program: Program, style: number): Readonly<Record<string, string>> {
  const [a, b] = [`value${style}`, `sum${style % 3}`];
  const comment = style % 2 === 0 ? "" : `// Written the ${style}th time.\n`;
  const helpers = program.helpers.map(({ factor, constant, calls, usesPackage }, place) => {
    const called = calls === undefined ? undefined : helperAt(program, calls, place);
    const parts = [
      `${a} * ${factor}`,
      `c${constant % program.constants.length}`,
      ...(called === undefined ? [] : [`h${called}(${a})`]),
      ...(usesPackage ? ["given()"] : []),
    ];
    return `${comment}export function h${place}(${a}: number): number {\n${style % 4 === 0 ? "\n" : "  "}const ${b} = ${parts.join(" + ")};\n  return ${b} % 7;\n}`;
  });
  const constants = program.constants.map((value, place) => `export const c${place} = ${value};`);
  const functions = program.functions.map(({ takes, helper, literal, steps }, place) => {
    const parameters = namesTaken(takes, place);
    const decorator =
      steps.length === 0
        ? ""
        : `pipeOutput(f${place}, ${steps.map((step) => `step(h${helperAt(program, step)})`).join(", ")});\n`;
    const taken = parameters.map((name) => `${name}: number`).join(", ");
    const sum = [...parameters, String(literal)].join(" + ");
    return `${comment}${decorator}export function f${place}(${taken}): number {\n  return h${helperAt(program, helper)}(${sum});\n}`;
  });
  const order = <Item>(items: readonly Item[]): readonly Item[] => (style % 3 === 0 ? items.toReversed() : items);
  const names = program.helpers.map((_, place) => `h${place}`).join(", ");
  return {
    "constants.ts": `${order(constants).join("\n")}\n`,
    "helpers.ts": `import { given } from "given";\nimport { ${program.constants.map((_, place) => `c${place}`).join(", ")} } from "./constants.ts";\n\n${order(helpers).join("\n\n")}\n`,
    "flow.ts": `import { pipeOutput, step } from "eponym";\nimport { ${names} } from "./helpers.ts";\n\n${order(functions).join("\n\n")}\n`,
    "node_modules/given/package.json": JSON.stringify({
      name: "given",
      version: `${program.version}.0.0`,
      type: "module",
      exports: "./index.js",
    }),
    "node_modules/given/index.js": `export const given = () => ${program.version};\n`,
  };
}

/** The parameters of a function: earlier functions, or the input `x`. */
export function namesTaken(takes: readonly number[], place: number): readonly string[] {
  const names = takes.map((taken) => (place === 0 ? "x" : `f${taken % place}`));
  return names.length === 0 ? ["x"] : [...new Set(names)];
}
