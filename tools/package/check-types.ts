import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { compilerPath, compilers } from "./install-package.ts";

const node16 = { module: "node16", moduleResolution: "node16" };
const nodenext = { module: "nodenext", moduleResolution: "nodenext" };
const bundler = { module: "preserve", moduleResolution: "bundler" };

const resolutions = {
  typescript: [node16, nodenext, bundler],
  "typescript-6": [nodenext, bundler],
  "typescript-5": [node16, bundler],
} as const;

/**
 * What the compilers of an installed project say about it and about the package's own declarations, under every kind of module resolution.
 * There is no `@types/node`: the declarations do without.
 */
export function checkTypes(folder: string): readonly string[] {
  return (Object.keys(compilers) as (keyof typeof compilers)[]).flatMap((name) =>
    resolutions[name].flatMap((resolution) => {
      const said = compile(folder, name, { ...settings, ...resolution });
      return said.map((line) => `${compilers[name]} under ${resolution.moduleResolution}: ${line}`);
    }),
  );
}

const settings = {
  target: "es2022",
  lib: ["es2023", "dom"],
  types: [],
  strict: true,
  noEmit: true,
  skipLibCheck: false,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  erasableSyntaxOnly: true,
  allowImportingTsExtensions: true,
};

/** Errors in the declarations of other packages are theirs. */
function compile(folder: string, compiler: keyof typeof compilers, compilerOptions: object): readonly string[] {
  const lines = runCompiler(folder, compiler, compilerOptions, ["--listFiles"]);
  const errors = lines.filter((line) => /error TS\d+/.test(line) && !/^node_modules\/(?!eponym\/)/.test(line));
  const sources = lines.filter((line) => /\/node_modules\/eponym\/.*(?<!\.d)\.ts$/.test(line));
  return [...errors, ...sources.map((path) => `reads ${path}, which is no declaration file`)];
}

function runCompiler(
  folder: string,
  compiler: keyof typeof compilers,
  compilerOptions: object,
  args: readonly string[],
): readonly string[] {
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*.ts"] }));
  const program = [compilerPath(folder, compiler), "-p", ".", "--pretty", "false", ...args];
  const { stdout, stderr } = spawnSync(process.execPath, program, { cwd: folder, encoding: "utf8" });
  return `${stdout}${stderr}`.split("\n");
}
