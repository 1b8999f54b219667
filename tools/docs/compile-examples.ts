import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { nameOrigins, type Layout } from "./lay-out-examples.ts";

const compiler = fileURLToPath(new URL("../../node_modules/typescript/bin/tsc", import.meta.url));

/** Type-checks the examples under the project's own settings, except that an example may leave a name unused. Returns the errors. */
export function compileExamples(root: string, layout: Layout): readonly string[] {
  if (layout.origins.size === 0) return [];
  const settings = {
    extends: join(relative(layout.folder, root), "tsconfig.json"),
    compilerOptions: { noUnusedLocals: false, noUnusedParameters: false },
    include: ["**/*.ts"],
    exclude: [],
  };
  writeFileSync(join(layout.folder, "tsconfig.json"), JSON.stringify(settings));
  const { stdout } = spawnSync(process.execPath, [compiler, "-p", ".", "--pretty", "false"], {
    cwd: layout.folder,
    encoding: "utf8",
  });
  // What follows an error's first line is indented. Errors in the project's own files (`../`) are those of its own type check.
  const errors = stdout
    .trim()
    .split(/\n(?!\s)/)
    .filter((error) => error !== "" && !error.startsWith(".."));
  return [...new Set(errors.map((error) => nameOrigins(error, layout)))];
}
