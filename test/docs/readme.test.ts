import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { makeProjectFolder } from "../production/install-library.ts";
import { followPage } from "./follow-page.ts";

test("the README's example of files, items, steps and subdags prints what it says", () => {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  const section = readme.split(/^### /m).find((part) => part.startsWith("Files, items, steps"));
  const { folder, remove } = makeProjectFolder();
  onTestFinished(remove);
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  const command = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));
  const sessions = followPage(section ?? "", folder, command);
  expect(sessions.map(({ told }) => told)).toHaveLength(1);
  expect(sessions.map(({ printed }) => printed)).toEqual(sessions.map(({ told }) => told));
});
