import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { eponym, makeProject, writeFiles } from "./command.ts";

const source = `import { appendFileSync } from "node:fs";

export function prices(count: number): number[] {
  appendFileSync("ran.txt", "prices ");
  return Array.from({ length: count }, (_, index) => index + 1);
}

const rate = 0.5;

export function total(prices: number[]): number {
  appendFileSync("ran.txt", "total ");
  return prices.reduce((sum, price) => sum + price, 0) * (1 + rate);
}
`;
const config = (cache: string): string => `import { defineConfig } from "eponym/config";
export default defineConfig({ modules: ["sales.ts"], driver: { cache: ${cache} } });
`;
const asked = ["-o", "total", "-i", "count=3"];

/** Which nodes a run has computed. */
function ran(folder: string, ...args: readonly string[]): string {
  const { code, out, err } = eponym(folder, "run", ...args);
  expect({ code, out, err }).toEqual({ code: 0, out: "total  9\n", err: "" });
  const file = join(folder, "ran.txt");
  if (!existsSync(file)) return "";
  const text = readFileSync(file, "utf8").trim();
  rmSync(file);
  return text;
}

const all = "prices total";

test("run --cache keeps and reuses, forceAll computes again, --no-cache does neither", { timeout: 300_000 }, () => {
  const folder = makeProject({ "sales.ts": source });
  const kept = join(folder, ".eponym/cache");
  expect(ran(folder, "sales.ts", ...asked)).toBe(all);
  expect(existsSync(kept)).toBe(false);
  expect(ran(folder, "sales.ts", ...asked, "--cache")).toBe(all);
  expect(existsSync(kept)).toBe(true);
  expect(ran(folder, "sales.ts", ...asked, "--cache")).toBe("");
  expect(ran(folder, "sales.ts", ...asked, "--cache", "forceAll")).toBe(all);
  expect(ran(folder, "sales.ts", ...asked, "--cache=normal")).toBe("");
  expect(ran(folder, "sales.ts", ...asked)).toBe(all);

  const own = makeProject({ "sales.ts": source, "eponym.config.ts": config('{ path: "kept" }') });
  expect(ran(own, ...asked, "--no-cache")).toBe(all);
  expect(existsSync(join(own, "kept"))).toBe(false);
  expect(ran(own, ...asked)).toBe(all);
  expect(ran(own, ...asked, "--cache")).toBe("");
  expect(existsSync(join(own, ".eponym"))).toBe(false);
  expect(ran(own, ...asked, "--no-cache")).toBe(all);
  expect(ran(own, ...asked, "--cache", "forceAll")).toBe(all);
});

test("a file after --cache is told to go before it", () => {
  const { code, out, err } = eponym(makeProject({ "sales.ts": source }), "run", "--cache", "sales.ts", ...asked);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toMatch(/'sales\.ts' is invalid.*a mode: normal, .*forceAll\. Files go before it/);
});

test("plan tells what would be reused where values are given and there is a cache", { timeout: 300_000 }, () => {
  const folder = makeProject({ "sales.ts": source, "eponym.config.ts": config("true") });
  const verdicts = (...args: readonly string[]): readonly (string | undefined)[] => {
    const { code, out } = eponym(folder, "plan", ...args, "--json");
    expect(code).toBe(0);
    const { steps } = JSON.parse(out) as { readonly steps: readonly { node: string; verdict?: string }[] };
    return steps
      .filter(({ node }) => node !== "count")
      .map(({ node, verdict }) => (verdict === undefined ? node : `${node} ${verdict}`));
  };
  expect(verdicts(...asked)).toEqual(["prices runs", "total depends"]);
  expect(ran(folder, ...asked)).toBe(all);
  expect(verdicts(...asked)).toEqual(["prices reused", "total reused"]);
  writeFiles(folder, { "sales.ts": source.replace("0.5", "1.5") });
  expect(verdicts(...asked)).toEqual(["prices reused", "total runs"]);
  const { out } = eponym(folder, "plan", ...asked);
  expect(out).toMatch(/^ +node +why +cache +where$/m);
  expect(out).toMatch(/prices .*reused: /);
  expect(out).toMatch(/total .*runs: rate \(\.\/sales\.ts\) changed/);
  writeFiles(folder, { "eponym.config.ts": config("false") });
  expect(verdicts(...asked)).toEqual(["prices", "total"]);
});
