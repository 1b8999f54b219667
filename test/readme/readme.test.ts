import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { installLibrary, makeProjectFolder, runNode } from "../production/install-library.ts";
import { readFirstExample } from "./read-first-example.ts";

test("the README's first example prints what it says", () => {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  const { files, commands, output } = readFirstExample(readme);
  const { folder, remove } = makeProjectFolder();
  onTestFinished(remove);
  const eponym = installLibrary(folder);
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
  const printed = commands.map((command) => {
    const [program, ...args] = command.split(/\s+/);
    if (program === "npm") return "";
    if (program === "npx" && args[0] === "eponym") return runNode(folder, eponym, ...args.slice(1));
    if (program === "node") return runNode(folder, ...args);
    throw new Error(`The README's first example runs "${command}", which is neither npm, npx eponym nor node.`);
  });
  expect(printed.at(-1)?.trim()).toBe(output.trim());
});

test("a README is read as a person reads it", () => {
  const readme = [
    "```sh\nnpm install eponym\n```",
    "```ts\n// a.ts\nexport const a = 1;\n```",
    "```ts\nimport './a.ts';\n```",
    "```ts\n// run.ts\nconsole.log(1);\n```",
    "```sh\n# first\nnpx eponym build a.ts   # writes a.dag.ts\n\nnode run.ts\n```",
    "```text\n1\n```",
    "```ts\n// later.ts\n```",
  ].join("\n\n");
  expect(readFirstExample(readme)).toEqual({
    files: new Map([
      ["a.ts", "// a.ts\nexport const a = 1;\n"],
      ["run.ts", "// run.ts\nconsole.log(1);\n"],
    ]),
    commands: ["npx eponym build a.ts", "node run.ts"],
    output: "1",
  });
  expect(() => readFirstExample("# Nothing")).toThrow("no first example");
});
