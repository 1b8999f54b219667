/**
 * Proves the shape of the sources: short files, kebab-case names that say what is inside, named exports only.
 * Usage: node tools/check-shape.ts
 */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const longest = 400;
const long = 250;
const drawer = /(^|[/-])(utils?|helpers?|common|misc|manager|service)([/.-]|$)/;

export interface Shape {
  readonly faults: readonly string[];
  /** Files that are long enough to be looked at again. */
  readonly notes: readonly string[];
}

/** The shape of the files in `root/src` and `root/tools`; what a build wrote is not looked at. */
export function checkShape(root: string): Shape {
  const faults: string[] = [];
  const notes: string[] = [];
  for (const path of globSync("{src,tools}/**/*.ts", { cwd: root, exclude: ["**/*.dag.ts"] }).toSorted()) {
    const lines = readFileSync(join(root, path), "utf8").trimEnd().split("\n");
    if (lines.length > longest) faults.push(`${path}: has ${lines.length} lines; ${longest} is the most`);
    else if (lines.length > long) notes.push(`${path}: has ${lines.length} lines`);
    if (drawer.test(path)) faults.push(`${path}: is named like a drawer; name what is inside`);
    if (!/^[a-z\d./-]+$/.test(path)) faults.push(`${path}: write its name in kebab-case`);
    for (const [index, line] of lines.entries()) {
      if (line.startsWith("export *")) faults.push(`${path}:${index + 1}: name what is exported instead of export *`);
      if (/^export default\b|^export \{.*\bas default\b/.test(line))
        faults.push(`${path}:${index + 1}: export it by name`);
    }
  }
  return { faults, notes };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { faults, notes } = checkShape(fileURLToPath(new URL("..", import.meta.url)));
  for (const note of notes) console.log(`note: ${note}`);
  for (const fault of faults) console.error(fault);
  console.log(faults.length === 0 ? "The shape holds." : `Faults of the shape: ${faults.length}.`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}
