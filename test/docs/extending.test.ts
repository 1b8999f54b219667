import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { compile, installLibrary, makeProjectFolder, runNode } from "../production/install-library.ts";
import { followPage } from "./follow-page.ts";

const settings = {
  compilerOptions: {
    target: "es2023",
    lib: ["es2024", "esnext.collection", "dom"],
    module: "nodenext",
    types: ["node"],
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    allowImportingTsExtensions: true,
    noEmit: true,
  },
  include: ["*.ts"],
};

/** Without a build, decorators of one's own are known once they are imported. */
const script = `import { Driver } from "eponym";
import { loadModule } from "eponym/source";
import "./own-decorators.ts";

const driver = new Driver({ modules: [await loadModule("orders.ts")] });
const { "orders.count": count } = await driver.execute(["orders.count"], { inputs: { first: 3, last: 7 } });
console.log(count);
`;

test("what the page on extending adds works, and compiles, in a project that has the package installed", () => {
  const page = readFileSync(new URL("../../docs/extending.md", import.meta.url), "utf8");
  const { folder, remove } = makeProjectFolder();
  onTestFinished(remove);
  const eponym = installLibrary(folder);
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(settings));
  const sessions = followPage(page, folder, eponym);
  expect(sessions).toHaveLength(5);
  expect(sessions.map(({ commands, printed }) => ({ commands, printed }))).toEqual(
    sessions.map(({ commands, told }) => ({ commands, printed: told })),
  );
  writeFileSync(join(folder, "script.ts"), script);
  expect(runNode(folder, "script.ts")).toBe("5\n");
  runNode(folder, eponym, "build", "server.ts", "notes.ts", "times.ts", "measures.ts", "orders.ts");
  compile(folder, "tsconfig.json");
}, 240_000);
