import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { formatProblem } from "../../src/errors/format.ts";
import { readModules } from "../../src/source/read-modules.ts";

const folder = new URL("../fixtures/read-errors/", import.meta.url).pathname;
const cases = readdirSync(folder);

/** Everything that is wrong with the files of one case that are called `dataflow`. */
function reportCase(name: string): { readonly codes: readonly string[]; readonly report: string } {
  const cwd = join(folder, name);
  const files = readdirSync(cwd).filter((file) => file.startsWith("dataflow."));
  const { problems } = readModules(files.length === 0 ? ["dataflow.ts"] : files, { cwd });
  return { codes: problems.map(({ code }) => code), report: `${problems.map(formatProblem).join("\n\n")}\n` };
}

test.each(cases)("reports %s", (name) => {
  expect(reportCase(name).report).toBe(readFileSync(join(folder, name, "expected.txt"), "utf8"));
});

test("every code has a case of its own name", () => {
  const catalogue = ["source.ts", "markers.ts", "decorator-calls.ts"].map((file) =>
    readFileSync(new URL(`../../src/errors/${file}`, import.meta.url), "utf8"),
  );
  const codes = catalogue.flatMap((text) => text.match(/"[A-Z]+(?:_[A-Z]+)+"/g) ?? []).map((code) => code.slice(1, -1));
  expect(codes.length).toBeGreaterThan(30);
  const missing = codes.filter((code) => {
    const name = code.toLowerCase().replaceAll("_", "-");
    return !cases.includes(name) || !reportCase(name).codes.includes(code);
  });
  expect(missing).toEqual([]);
});

test("one report lists at least ten different mistakes of one module", () => {
  expect(new Set(reportCase("many-mistakes").codes).size).toBeGreaterThanOrEqual(10);
});
