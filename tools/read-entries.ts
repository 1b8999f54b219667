import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The source files of what package.json publishes, relative to `src/`: `./dist/source.js` comes from `source.ts`. */
export function readEntries(root: string): readonly string[] {
  const manifest = readFileSync(join(root, "package.json"), "utf8");
  const { exports = {} } = JSON.parse(manifest) as { exports?: Record<string, string | { default: string }> };
  return Object.values(exports)
    .map((target) => (typeof target === "string" ? target : target.default))
    .filter((path) => path.endsWith(".js"))
    .map((path) => path.replace("./dist/", "").replace(/\.js$/, ".ts"));
}
