/**
 * Proves the layers of `src/`: a folder imports lower layers only, a third party has one door, and only `cli/` talks to the terminal.
 * Usage: node tools/check-layers.ts
 */
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import { Project, type Node } from "ts-morph";
import { readEntries } from "./read-entries.ts";
import { readImports, readTerminalUses } from "./read-imports.ts";

/**
 * Lowest first. The driver has a method that draws, so drawing stands below it. The parts of a layer do not import each other, except in
 * the ground layer, where each may import what stands before it.
 */
const layers: readonly (readonly string[])[] = [
  [
    "value-type.ts",
    "node.ts",
    "table.ts",
    "loader.ts",
    "saver.ts",
    "module.ts",
    "errors/",
    "context.ts",
    "executor.ts",
    "codec.ts",
    "policies/",
    "values/",
    "types/",
  ],
  ["decorators/", "source/"],
  ["graph/"],
  ["cache/"],
  ["run/", "data/"],
  ["visualize/", "adapters/", "executors/", "stores/"],
  ["driver/"],
  ["codegen/", "flow/", "hub/"],
  ["serve/"],
  ["cli/"],
];

/** Who imports a package, whatever follows its name. */
const doors: Readonly<Record<string, string>> = {
  "ts-morph": "source/",
  graphology: "graph/",
  "nodejs-polars": "data/",
  "csv-parse": "data/",
  "csv-stringify": "data/",
  "read-excel-file": "data/",
  "@hpcc-js/wasm-graphviz": "visualize/",
  "@resvg/resvg-js": "visualize/",
  "@mermaid-js/mermaid-cli": "visualize/",
  puppeteer: "visualize/",
  piscina: "executors/",
  cockatiel: "policies/",
  "p-queue": "policies/",
  pino: "adapters/",
  "@opentelemetry/api": "adapters/",
  "log-update": "adapters/",
  "signal-exit": "data/",
  "apache-arrow": "data/",
  "node:sqlite": "stores/",
  "@aws-sdk/client-s3": "stores/",
  commander: "cli/",
  "node:console": "cli/",
  "node:process": "cli/",
};

/** Adapters that write take a stream; where they are given none, they ask here. */
const terminalDefault = "src/adapters/terminal.ts";

/** Every breach of the layers in `root/src`, as `file:line: message`. Types count as imports: a type that looks upward ties two layers just as much. */
export function checkLayers(root: string): readonly string[] {
  const source = posix.join(root, "src");
  const entries = new Set(readEntries(root));
  const findPart = (path: string): string | undefined => partOf(posix.relative(source, path), entries);
  const project = new Project({ skipFileDependencyResolution: true, skipAddingFilesFromTsConfig: true });
  return project.addSourceFilesAtPaths(`${source}/**/*.ts`).flatMap((file) => {
    const path = posix.relative(root, file.getFilePath());
    const at = (node: Node): string => `${path}:${node.getStartLineNumber()}`;
    const part = findPart(file.getFilePath());
    if (part === undefined) return [`${path}:1: is in no layer; give it a place in tools/check-layers.ts`];
    const imports = readImports(file).flatMap(({ name, node }) => {
      const target = name.startsWith(".") ? findPart(posix.join(file.getDirectoryPath(), name)) : doorOf(name);
      if (name.startsWith(".") ? mayImport(part, target) : target === undefined || target === part) return [];
      return [`${at(node)}: ${part} may not import "${name}" (${describe(name, part, target)})`];
    });
    const uses = part === "cli/" || path === terminalDefault ? [] : readTerminalUses(file);
    return [...imports, ...uses.map((node) => `${at(node)}: only cli/ may use ${node.getText()}`)];
  });
}

function partOf(path: string, entries: ReadonlySet<string>): string | undefined {
  if (entries.has(path)) return "an entry";
  return layers.flat().find((part) => (part.endsWith("/") ? path.startsWith(part) : path === part));
}

/** An entry imports anything; only entries and the command line import an entry. */
function mayImport(from: string, to: string | undefined): boolean {
  if (to === undefined) return false;
  if (from === to || from === "an entry") return true;
  if (to === "an entry") return from === "cli/";
  const [low, high] = [levelOf(to), levelOf(from)];
  const ground = layers[0] ?? [];
  return low < high || (high === 0 && ground.indexOf(to) < ground.indexOf(from));
}

function levelOf(part: string): number {
  return layers.findIndex((parts) => parts.includes(part));
}

function doorOf(name: string): string | undefined {
  return Object.entries(doors).find(
    ([pack]) => name === pack || (/^[-/]/.test(name.slice(pack.length)) && name.startsWith(pack)),
  )?.[1];
}

function describe(name: string, part: string, target: string | undefined): string {
  if (!name.startsWith(".")) return `only ${target} may`;
  if (target === undefined) return "which is in no layer";
  if (target === "an entry") return "which is an entry";
  return levelOf(target) > levelOf(part) ? "a higher layer" : "its own layer";
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const breaches = checkLayers(fileURLToPath(new URL("..", import.meta.url)));
  for (const breach of breaches) console.error(breach);
  console.log(breaches.length === 0 ? "The layers hold." : `Breaches of the layers: ${breaches.length}.`);
  process.exitCode = breaches.length === 0 ? 0 : 1;
}
