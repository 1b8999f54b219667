/**
 * Proves the package as a user gets it: packs it, lints the tarball, installs that into an empty project elsewhere, and builds, type-checks
 * and runs a dataflow there. Needs `npm run build` before and a registry to install from.
 * Usage: node tools/check-package.ts
 */
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { checkTypes } from "./package/check-types.ts";
import { buildModules, checkImports, checkRun } from "./package/check-use.ts";
import { installPackage } from "./package/install-package.ts";
import { lintPackage, packPackage } from "./package/pack-package.ts";

async function checkPackage(root: string, folder: string): Promise<readonly string[]> {
  const packed = packPackage(root, folder);
  const project = join(folder, "orders");
  installPackage(join(root, "test/projects/orders"), project, packed.tarball);
  buildModules(project);
  return [
    ...(await lintPackage(root, packed)),
    ...checkTypes(project),
    ...checkRun(project),
    ...checkImports(root, project),
  ];
}

const folder = realpathSync(mkdtempSync(join(tmpdir(), "eponym-package-")));
try {
  const faults = await checkPackage(fileURLToPath(new URL("..", import.meta.url)), folder);
  for (const fault of faults) console.error(fault);
  console.log(faults.length === 0 ? "The package holds." : `Faults of the package: ${faults.length}.`);
  process.exitCode = faults.length === 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
