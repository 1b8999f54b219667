import { readResolvers } from "../decorators/resolve.ts";
import { expandModule } from "../graph/expand-module.ts";
import type { Module } from "../module.ts";
import type { Declared } from "../node.ts";
import type { CodeTable } from "../source/code-table.ts";
import { helperTypes } from "../source/generated-names.ts";
import type { TypeImport } from "../source/resolve-annotation.ts";
import type { TypeTable } from "../value-type.ts";
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
  /** What annotations mean at run time. */
  readonly types?: TypeTable;
  /** The parts of the code that its functions reach, where their texts are, and what the files say. */
  readonly code?: CodeTable["code"];
  readonly spans?: CodeTable["spans"];
  readonly texts?: CodeTable["texts"];
  /** It exports a type `Config`. */
  readonly configType: boolean;
  /** How the generated file imports it: `./features.ts`. */
  readonly specifier: string;
  /** The modules that its subdags are made of, by what they are imported as. */
  readonly imports?: Module["imports"];
}

/** The text of a `.dag.ts` file: the same bytes for the same source. */
export function generateModule(input: GeneratorInput): string {
  const { name, declared, specifier, imports } = input;
  const module: Module = { name, file: specifier, source: {}, declared, ...(imports && { imports }) };
  const nodes = typeNodes(expandModule(module).nodes);
  const shape = describeShape(nodes);
  const types = [
    printShape(shape, input.configType, readResolverTypes(declared)),
    printChecks(shape, nodes, input),
  ].join("\n");
  return [printHead(input, types), types, printRows(input)].join("\n");
}

/** What the config is for the functions that choose decorators by it. */
function readResolverTypes(declared: readonly Declared[]): readonly string[] {
  return declared.flatMap((each) => readResolvers(each, () => {}).flatMap(({ argument: { takes } }) => takes ?? []));
}

/** The imports, of no more than the types use outside their comments and texts: an unused one may be an error. */
function printHead({ name, specifier, typeImports }: GeneratorInput, types: string): string {
  const used = findNames(types);
  return [
    `// Written by \`eponym build\` from ${name}.ts; build again after a change or a merge conflict.`,
    "/* eslint-disable */",
    `import * as source from ${JSON.stringify(specifier)};`,
    `import { module${helperTypes
      .filter((helper) => used.has(helper))
      .map((helper) => `, type ${helper}`)
      .join("")} } from "eponym/generated";`,
    ...typeImports.filter(({ local }) => used.has(local)).map(printTypeImport),
    "",
  ].join("\n");
}

/** The names that types begin with: neither keys nor what follows a dot. */
function findNames(types: string): ReadonlySet<string> {
  const code = types.replace(/\/\*\*.*?\*\/|"(?:[^"\\]|\\.)*"/g, '""');
  return new Set(
    [
      ...code.matchAll(/(?<![.\p{ID_Continue}$])[\p{ID_Start}$_][\p{ID_Continue}$]*(?!\s*\??:|[\p{ID_Continue}$])/gu),
    ].map(([name]) => name),
  );
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
