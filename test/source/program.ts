import * as fc from "fast-check";

/** Helpers that call each other, circles among them, and functions that call helpers. */
export interface Program {
  readonly helpers: readonly Helper[];
  /** For each declared function the helpers that it calls. */
  readonly functions: readonly (readonly number[])[];
}

export interface Helper {
  readonly calls: readonly number[];
  /** Which of three files it is in. */
  readonly file: number;
  /** How other files import it. */
  readonly style: number;
  /** A constant beside it, which it uses. */
  readonly value: number;
}

export const helperCount = 7;
const calls = fc.uniqueArray(fc.nat(helperCount - 1), { maxLength: 3 });
const helper = fc.record({ calls, file: fc.nat(2), style: fc.nat(4), value: fc.nat(1) });

export const programs: fc.Arbitrary<Program> = fc.record({
  helpers: fc.array(helper, { minLength: helperCount, maxLength: helperCount }),
  functions: fc.array(calls, { minLength: 1, maxLength: 4 }),
});

/** The programs' own files are `0.ts` to `2.ts`; the declared functions are in `dataflow.ts`. */
export function writeProgram({ helpers, functions }: Program): Readonly<Record<string, string>> {
  const files = new Map<string, Set<string>>();
  const write = (file: string, line: string): void => void files.set(file, (files.get(file) ?? new Set()).add(line));

  function callHelper(from: string, place: number): string {
    const { file, style } = helpers[place] ?? { file: 0, style: 0 };
    if (from === `${file}.ts`) return `h${place}()`;
    const [imported, name] = importStyles(place, file)[style] ?? ["", ""];
    write(from, `import ${imported};`);
    return `${name}()`;
  }

  helpers.forEach(({ calls, file, value }, place) => {
    const path = `${file}.ts`;
    const used = calls.map((other) => callHelper(path, other)).join(", ");
    write(path, `const value${place} = ${value};`);
    write(path, `export function h${place}(): number { return [value${place}, ${used}].length; }`);
  });
  write("dataflow.ts", "");
  functions.forEach((calls, place) => {
    const used = calls.map((other) => callHelper("dataflow.ts", other)).join(", ");
    write("dataflow.ts", `export function f${place}(value0: number): number { return [value0, ${used}].length; }`);
  });
  for (const file of [0, 1, 2]) {
    write("barrel.ts", `export * from "./${file}.ts";\nexport * as all${file} from "./${file}.ts";`);
    write(`${file}.ts`, "");
  }
  return Object.fromEntries([...files].map(([file, lines]) => [file, [...lines].join("\n")]));
}

/** The ways to import a helper, each with what it is called by then. */
function importStyles(place: number, file: number): readonly (readonly [string, string])[] {
  return [
    [`{ h${place} } from "./${file}.ts"`, `h${place}`],
    [`{ h${place} as other${place} } from "./${file}.ts"`, `other${place}`],
    [`* as file${file} from "./${file}.ts"`, `file${file}.h${place}`],
    [`{ h${place} as listed${place} } from "./barrel.ts"`, `listed${place}`],
    [`{ all${file} } from "./barrel.ts"`, `all${file}.h${place}`],
  ];
}
