import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { nameOrigins, type Layout } from "./lay-out-examples.ts";

/** Builds the `.dag.ts` files that the examples import, as a reader would: with the project's own command. Returns what went wrong. */
export function generateDags(root: string, layout: Layout): readonly string[] {
  const modules = findModules(layout);
  if (modules.length === 0) return [];
  const command = join(root, "src/cli/main.ts");
  if (!existsSync(command)) return [`${modules.join(", ")}: cannot be built, there is no ${command}`];
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, "build", ...modules], {
    cwd: layout.folder,
    encoding: "utf8",
  });
  return status === 0 ? [] : [nameOrigins(`${stdout}${stderr}`.trim(), layout)];
}

/** The sources of generated files that an example imports and that nobody wrote out. */
function findModules({ folder, origins }: Layout): readonly string[] {
  const modules = new Set<string>();
  for (const file of origins.keys()) {
    const imports = readFileSync(join(folder, file), "utf8").matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]*)\.dag\.ts"/g);
    for (const [, name = ""] of imports) {
      const source = join(dirname(file), `${name}.ts`);
      if (origins.has(source) && !origins.has(join(dirname(file), `${name}.dag.ts`))) modules.add(source);
    }
  }
  return [...modules];
}
