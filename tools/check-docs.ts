/**
 * Proves the documentation: every public name is described, and every `ts` example, in doc comments and on pages, compiles.
 * Usage: node tools/check-docs.ts
 */
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Project } from "ts-morph";
import { checkNames } from "./docs/check-names.ts";
import { compileExamples } from "./docs/compile-examples.ts";
import { generateDags } from "./docs/generate-dags.ts";
import { layOutExamples } from "./docs/lay-out-examples.ts";
import { readDocuments, type Document } from "./docs/read-documents.ts";

/** Every fault of the documentation of the project in `root`, as `file:line: message`. */
export function checkDocs(root: string): readonly string[] {
  const sources = new Project({
    compilerOptions: { allowImportingTsExtensions: true },
    skipAddingFilesFromTsConfig: true,
    skipFileDependencyResolution: true,
  });
  sources.addSourceFilesAtPaths(`${root}/src/**/*.ts`);
  const documents = readDocuments(root, sources);
  // Beside the sources, so that the examples find the project's packages, and ignored by git.
  const layout = layOutExamples(root, documents, join(root, ".eponym/examples"));
  return [
    ...checkNames(root, sources),
    ...documents.flatMap(checkFences),
    ...generateDags(root, layout),
    ...compileExamples(root, layout),
  ];
}

/** An example is compiled or it is no `ts` fence: there is no third way. */
function checkFences({ path, fences }: Document): readonly string[] {
  return fences.flatMap(({ language, rest, line }) => {
    const at = `${path}:${line - 1}`;
    if (/^(typescript|tsx|mts|cts)$/.test(language)) return [`${at}: write \`\`\`ts`];
    if (language !== "ts" || rest === "") return [];
    return [`${at}: a ts fence has nothing after "ts"; a fragment that cannot compile is a text fence`];
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const faults = checkDocs(resolve(fileURLToPath(new URL("..", import.meta.url))));
  for (const fault of faults) console.error(fault);
  console.log(faults.length === 0 ? "The documentation holds." : `Faults of the documentation: ${faults.length}.`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}
