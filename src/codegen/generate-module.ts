import { expandModule } from "../graph/expand-module.ts";
import type { Module } from "../module.ts";
import type { Declared } from "../node.ts";
import type { TypeImport } from "../source/resolve-annotation.ts";
import { describeShape } from "./describe-shape.ts";
import { printChecks } from "./print-checks.ts";
import { printRows } from "./print-rows.ts";
import { printShape } from "./print-shape.ts";
import { typeNodes } from "./type-nodes.ts";

/** A source file as the generator needs it. */
export interface GeneratorInput {
  readonly name: string;
  readonly declared: readonly Declared[];
  readonly typeImports: readonly TypeImport[];
  /** It exports a type `Config`. */
  readonly configType: boolean;
  /** How the generated file imports it: `./features.ts`. */
  readonly specifier: string;
}

/** The text of a `.dag.ts` file: the same bytes for the same source. */
export function generateModule(input: GeneratorInput): string {
  const { name, declared, specifier } = input;
  const module: Module = { name, file: specifier, source: {}, declared };
  const nodes = typeNodes(expandModule(module).nodes);
  const shape = describeShape(nodes);
  const body = [printShape(shape, input.configType), printChecks(shape, nodes, input), printRows(input)].join("\n");
  return `${printHead(input, body)}\n${body}`;
}

/** Names that a generated file gives a meaning of its own. */
export const generatedNames: ReadonlySet<string> = new Set([
  "CheckResult",
  "Column",
  "ConditionFits",
  "Edge",
  "Own",
  "Result",
  "Takes",
  "Unmarked",
  "module",
  "Functions",
  "Values",
  "Edges",
  "Optional",
  "Needs",
  "Uses",
  "Variants",
  "Inputs",
  "Config",
  "Shape",
  "Checked",
]);

const helpers = ["CheckResult", "Column", "ConditionFits", "Edge", "Own", "Result", "Takes", "Unmarked"];

/** The imports, of no more than the rest of the file uses outside its comments and texts: an unused one may be an error. */
function printHead({ name, specifier, typeImports }: GeneratorInput, body: string): string {
  const code = body.replace(/\/\*\*.*?\*\/|"(?:[^"\\]|\\.)*"/g, '""');
  const used = helpers.filter((helper) => new RegExp(`(?<!\\.)\\b${helper}\\b(?=[<;\\s|\\]])`).test(code));
  return [
    `// Written by \`eponym build\` from ${name}.ts; build again after a change or a merge conflict.`,
    "/* eslint-disable */",
    `import * as source from ${JSON.stringify(specifier)};`,
    `import { module${used.map((helper) => `, type ${helper}`).join("")} } from "eponym/generated";`,
    ...typeImports.map(printTypeImport),
    "",
  ].join("\n");
}

function printTypeImport({ specifier, kind, imported, local }: TypeImport): string {
  const names =
    kind === "default"
      ? local
      : kind === "namespace"
        ? `* as ${local}`
        : `{ ${imported === local ? local : `${imported} as ${local}`} }`;
  return `import type ${names} from ${JSON.stringify(specifier)};`;
}
