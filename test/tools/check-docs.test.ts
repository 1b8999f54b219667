import { describe, expect, test } from "vitest";
import { checkDocs } from "../../tools/check-docs.ts";
import { writeTree } from "./write-tree.ts";

const settings = {
  compilerOptions: {
    target: "es2023",
    module: "nodenext",
    types: [],
    noEmit: true,
    strict: true,
    noUnusedLocals: true,
    allowImportingTsExtensions: true,
    paths: { eponym: ["./src/index.ts"] },
  },
};

/** Stands for the real command: each module's file exports what its source exports. */
const command = `
import { writeFileSync } from "node:fs";
import { basename } from "node:path";
for (const file of process.argv.slice(3)) {
  if (file.includes("broken")) { console.error(process.cwd() + "/" + file + ":2:7 is broken"); process.exitCode = 1; }
  else writeFileSync(file.replace(/ts$/, "dag.ts"), 'export * from "./' + basename(file) + '";');
}`;

function check(files: Readonly<Record<string, string>>): readonly string[] {
  const root = writeTree({
    "package.json": '{ "type": "module", "exports": { ".": { "default": "./dist/index.js" } } }',
    "tsconfig.json": JSON.stringify(settings),
    "src/index.ts": documented,
    "src/cli/main.ts": command,
    ...files,
  });
  return checkDocs(root);
}

const documented = `/**
 * Doubles.
 *
 * @example
 * \`\`\`ts
 * import { double } from "eponym";
 *
 * const four: number = double(2);
 * \`\`\`
 */
export function double(value: number): number { return value * 2; }
`;

const fence = (language: string, ...lines: readonly string[]): string =>
  ["```" + language, ...lines, "```", ""].join("\n");

describe("public names", () => {
  test("a described function with an example, and a described type, pass", () => {
    const types = "/** A pair. */\nexport type Pair = [number, number];";
    expect(
      check({ "src/pair.ts": types, "src/index.ts": `${documented}export type { Pair } from "./pair.ts";` }),
    ).toEqual([]);
  });

  test("a name without a description, a value without an example, and a bare method are faults where they are declared", () => {
    const faults = check({
      "src/parts.ts": [
        "export interface Bare { readonly a: number }",
        "/** Described. */",
        "export const half = (value: number): number => value / 2;",
        "/** Described.\n * @example half(2)\n */",
        "export class Machine {",
        "  run(): void {}",
        "  private stop(): void {}",
        "}",
        "export const hidden = 1;",
      ].join("\n"),
      "src/index.ts": `${documented}export { half, Machine, type Bare } from "./parts.ts";`,
    });
    expect(faults).toEqual([
      'src/parts.ts:3: "half" has no @example in a ts fence',
      'src/parts.ts:7: "Machine" has no @example in a ts fence',
      'src/parts.ts:8: "Machine.run" has no description',
      'src/parts.ts:1: "Bare" has no description',
    ]);
  });
});

describe("examples", () => {
  test("an error is reported where it was written, on a page and in a doc comment of any name", () => {
    const faults = check({
      "README.md": ["# Title", "", fence("ts", 'import { double } from "eponym";', 'double("two");')].join("\n"),
      "docs/page.md": `1. A list:\n\n   ${fence("ts", "const a: string = 1;").replaceAll("\n", "\n   ")}`,
      "dataflows/one/README.md": fence("ts", "undefined.nothing;"),
      "src/inner.ts": `const one = 1;\n/**\n * Not public.\n * \`\`\`ts\n * const b: string = 2;\n * \`\`\`\n */\nexport const inner = one;`,
    });
    expect(faults.map((fault) => fault.replace(/: error TS\d+: .*/, ""))).toEqual([
      "README.md:5",
      "dataflows/one/README.md:2",
      "docs/page.md:4",
      "src/inner.ts:5",
    ]);
  });

  test("a fence that names its file is seen by the others, and each sees the newest one", () => {
    const page = [
      fence("ts", "// prices.ts", "export const price: number = 1;"),
      fence("ts", 'import { price } from "./prices.ts";', "const one: number = price;"),
      fence("ts", "// prices.ts", "export const price: string = '1';"),
      fence("ts", 'import { price } from "./prices.ts";', "const two: string = price;"),
      fence("ts", 'import { price } from "./prices.ts";', "const three: number = price;"),
    ];
    expect(check({ "README.md": page.join("\n") })).toEqual([
      "README.md:23: error TS2322: Type 'string' is not assignable to type 'number'.",
    ]);
  });

  test("a generated file that an example imports is built by the project's command", () => {
    const page = [
      fence("ts", "// features.ts", "export function age(): number { return 1; }"),
      fence("ts", 'import { age } from "./features.dag.ts";', "const text: string = age();"),
    ];
    expect(check({ "README.md": page.join("\n") })).toEqual([
      "README.md:8: error TS2322: Type 'number' is not assignable to type 'string'.",
    ]);
  });

  test("what the build says is reported where it was written", () => {
    const page = [fence("ts", "// broken.ts", "export let x;"), fence("ts", 'import "./broken.dag.ts";')];
    expect(check({ "README.md": page.join("\n") })).toContain("README.md:3 is broken");
  });

  test("examples find the modules of docs/examples, and those beside a dataflow's README", () => {
    const example = (name: string): string =>
      fence("ts", `import { age } from "./${name}.dag.ts";`, "const a: string = age();");
    const faults = check({
      "docs/examples/prices.ts": "export function age(): number { return 1; }",
      "docs/page.md": example("prices"),
      "dataflows/one/dataflow.ts": "export function age(): number { return 1; }",
      "dataflows/one/README.md": example("dataflow"),
      "README.md": example("dataflow"),
    });
    expect(faults).toEqual([
      "README.md:2: error TS2307: Cannot find module './dataflow.dag.ts' or its corresponding type declarations.",
      "dataflows/one/README.md:3: error TS2322: Type 'number' is not assignable to type 'string'.",
      "docs/page.md:3: error TS2322: Type 'number' is not assignable to type 'string'.",
    ]);
  });

  test("a ts fence cannot opt out; a text fence is no example", () => {
    const faults = check({
      "README.md": `${fence("ts no-check", "const a = 1;")}${fence("typescript", "1")}${fence("text", "…")}`,
    });
    expect(faults).toEqual([
      'README.md:1: a ts fence has nothing after "ts"; a fragment that cannot compile is a text fence',
      "README.md:4: write ```ts",
    ]);
  });
});
