import * as fc from "fast-check";
import { createStyle, type Style } from "./random-style.ts";

/** Functions with decorators in one file, and what they reach in it and in three others. */
export interface EditedProgram {
  readonly helpers: readonly Helper[];
  readonly constants: readonly Constant[];
  readonly functions: readonly Function[];
}

/** The ways to import a thing: by its name, by another, through a namespace. */
type ImportStyle = "name" | "alias" | "namespace";

interface Constant {
  readonly file: number;
  readonly style: ImportStyle;
  readonly value: number;
}

interface Helper {
  readonly file: number;
  readonly style: ImportStyle;
  /** Other helpers, itself among them. */
  readonly calls: readonly number[];
  readonly constants: readonly number[];
  readonly operator: string;
  readonly literal: number;
  readonly fallback: number;
  /** Its two statements are in the other order. */
  readonly isSwapped: boolean;
  readonly package: string | undefined;
}

interface Function {
  readonly calls: readonly number[];
  readonly constants: readonly number[];
  readonly literal: number;
  /** A file that it takes as a whole. */
  readonly whole: number | undefined;
  readonly decorators: readonly Decorator[];
}

interface Decorator {
  /** Helpers, one a step. */
  readonly steps: readonly number[];
  readonly literal: number;
  readonly constants: readonly number[];
}

const files = ["./dataflow.ts", "./a.ts", "./lib/b.ts", "./lib/c.ts"] as const;
export const helperCount = 6;
export const constantCount = 4;

const file = fc.nat(files.length - 1);
const style = fc.constantFrom<ImportStyle[]>("name", "alias", "namespace");
const helpers = fc.uniqueArray(fc.nat(helperCount - 1), { maxLength: 3 });
const constants = fc.uniqueArray(fc.nat(constantCount - 1), { maxLength: 2 });
const small = fc.nat(300);

export const editedPrograms: fc.Arbitrary<EditedProgram> = fc.record({
  helpers: fc.array(
    fc.record({
      file,
      style,
      calls: helpers,
      constants,
      literal: small,
      fallback: small,
      isSwapped: fc.boolean(),
      operator: fc.constantFrom("+", "-", "*"),
      package: fc.option(fc.constantFrom("statistics", "@scope/numbers"), { nil: undefined }),
    }),
    { minLength: helperCount, maxLength: helperCount },
  ),
  constants: fc.array(fc.record({ file, style, value: small }), {
    minLength: constantCount,
    maxLength: constantCount,
  }),
  functions: fc.array(
    fc.record({
      calls: helpers,
      constants,
      literal: small,
      whole: fc.option(fc.integer({ min: 1, max: files.length - 1 }), { nil: undefined }),
      decorators: fc.array(fc.record({ steps: helpers, literal: small, constants }), { maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
});

/** The texts of a program, in a style that says nothing about what it does. */
export function writeEdited(program: EditedProgram, seed: number): Readonly<Record<string, string>> {
  const look = createStyle(seed);
  const imports = files.map(() => new Set<string>());
  const declarations = files.map((): string[] => []);

  function reach(from: number, kind: "h" | "k", place: number): string {
    const { file, style } = (kind === "h" ? program.helpers : program.constants)[place]!;
    const name = `${kind}${place}`;
    if (file === from) return name;
    const specifier = specifierOf(from, file);
    if (style === "namespace") imports[from]!.add(`import * as file${file} from ${look.text(specifier)};`);
    else
      imports[from]!.add(
        `import { ${name}${style === "alias" ? ` as other${name}` : ""} } from ${look.text(specifier)};`,
      );
    return style === "namespace" ? `file${file}.${name}` : style === "alias" ? `other${name}` : name;
  }

  program.constants.forEach(({ file, value }, place) => {
    declarations[file]!.push(
      `export const k${place}${look.type("number[]")} = [${look.number(value)}${look.comma()}]${look.semicolon()}`,
    );
  });
  program.helpers.forEach((helper, place) => {
    const calls = helper.calls.map((other) => `${reach(helper.file, "h", other)}(1)`);
    const used = helper.constants.map((other) => `${reach(helper.file, "k", other)}[0]`);
    if (helper.package !== undefined)
      imports[helper.file]!.add(`import { mean as mean${place} } from "${helper.package}";`);
    if (helper.package !== undefined) calls.push(`mean${place}([1])`);
    declarations[helper.file]!.push(writeHelper(place, helper, [...calls, ...used], look));
  });
  program.functions.forEach((fn, place) => {
    const calls = fn.calls.map((other) => `${reach(0, "h", other)}(1)`);
    const used = fn.constants.map((other) => `${reach(0, "k", other)}[0]`);
    if (fn.whole !== undefined) imports[0]!.add(`import * as whole${fn.whole} from "${specifierOf(0, fn.whole)}";`);
    const whole = fn.whole === undefined ? [] : [`Object.keys(whole${fn.whole}).length`];
    const decorators = fn.decorators.map((decorator) => writeDecorator(place, decorator, reach, look));
    const body = look.expression([look.number(fn.literal), ...calls, ...used, ...whole].join(" + "));
    declarations[0]!.push(
      `${decorators.join("\n")}\nexport function f${place}(base: number): number {${look.gap()}return ${body}${look.semicolon()}}`,
    );
  });
  for (const lines of declarations) lines.push(...look.unrelated());
  return Object.fromEntries(
    files.map((path, place) => {
      const own = place === 0 ? ['import { pipeOutput, step } from "eponym";'] : [];
      const text = [...own, ...look.shuffle([...imports[place]!]), ...look.shuffle(declarations[place]!)].join(
        look.between(),
      );
      return [path.slice(2), text];
    }),
  );
}

function writeHelper(place: number, helper: Helper, added: readonly string[], look: Style): string {
  const [value, limit, rows, item, sum, row, part, inner] = look.names(8) as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const statements = [`${sum} += ${row}${look.semicolon()}`, `${sum} *= ${look.number(2)}${look.semicolon()}`];
  if (helper.isSwapped) statements.reverse();
  const scaled = look.expression(`${item} ${helper.operator} ${look.number(helper.literal)}`);
  return [
    `export function h${place}(${value}${look.type("number")}, ${limit}${look.type("number")} = ${look.number(helper.fallback)}${look.comma()})${look.type("any")} {`,
    `const ${inner} = (${item}${look.type("number")}) => ${scaled}${look.semicolon()}`,
    `const ${rows} = [${value}, ${limit}${look.comma()}].map(${look.expression(inner)})${look.semicolon()}`,
    `let ${sum} = ${look.number(0)}${look.semicolon()}`,
    `for (const ${row} of ${rows}) {${look.gap()}${statements.join(look.gap())}}`,
    `const { ${look.key("total", part)} } = { ${look.key("total", sum)}, [${look.text("other")}]: ${look.text("it's")}${look.comma()} }${look.semicolon()}`,
    `return ${look.expression([part, ...added].join(" + "))}${look.semicolon()}`,
    "}",
  ].join(look.gap());
}

function writeDecorator(
  place: number,
  { steps, literal, constants }: Decorator,
  reach: (from: number, kind: "h" | "k", place: number) => string,
  look: Style,
): string {
  const [local] = look.names(1);
  const used = [look.number(literal), ...constants.map((other) => `${reach(0, "k", other)}[0]`)].join(", ");
  const binding = `(base: number) => [((${local}${look.type("number")}) => ${local} * base)(1), ${used}${look.comma()}]`;
  const called = steps.map((other) => `step(${reach(0, "h", other)}, ${look.expression(binding)}${look.comma()})`);
  return `pipeOutput(f${place}, ${[`step(h${place}__none, ${binding})`, ...called].join(`,${look.gap()}`)}${look.comma()});`;
}

function specifierOf(from: number, to: number): string {
  const inLib = (place: number): boolean => place > 1;
  const name = files[to]!.split("/").at(-1)!;
  if (inLib(from) === inLib(to)) return `./${name}`;
  return inLib(to) ? `./lib/${name}` : `../${name}`;
}
