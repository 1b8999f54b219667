import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { eponym, makeProject, writeFiles } from "./command.ts";

const source = `import { readFileSync, statSync } from "node:fs";
import { cache } from "eponym";

cache(rows, { freshness: (path) => statSync(path).size });
export function rows(path: string): string[] {
  return readFileSync(path, "utf8").trim().split("\\n");
}

export function prices(rows: string[]): number[] {
  return rows.map((row) => Number(row.split(",")[1]));
}

const rate = 0.2;

export function total(prices: number[]): number {
  return prices.reduce((sum, price) => sum + price, 0) * (1 + rate);
}
`;
const files = {
  "sales.ts": source,
  "sales.csv": "a,100\nb,200\n",
  "eponym.config.ts": `import { defineConfig } from "eponym/config";
export default defineConfig({ modules: ["sales.ts"], driver: { cache: true } });
`,
};
const given = ["-i", "path=sales.csv"];

interface Told {
  readonly node: string;
  readonly verdict: string;
  readonly why: string;
}

function explain(folder: string, ...args: readonly string[]): readonly string[] {
  const { code, out, err } = eponym(folder, "cache", "explain", "total", ...given, ...args, "--json");
  expect({ code, err }).toEqual({ code: 0, err: "" });
  const { nodes } = JSON.parse(out) as { readonly nodes: readonly Told[] };
  return nodes.map(({ node, verdict }) => `${node} ${verdict}`);
}

test(
  "before and after runs and edits, it tells what would be reused, and what has changed",
  { timeout: 300_000 },
  () => {
    const folder = makeProject(files);
    expect(explain(folder)).toEqual(["rows runs", "prices depends", "total depends"]);
    expect(eponym(folder, "run", "-o", "total", ...given).out).toBe("total  360\n");
    expect(explain(folder)).toEqual(["rows reused", "prices reused", "total reused"]);
    const elsewhere = eponym(folder, "cache", "explain", "total", ...given, "--path", "elsewhere");
    expect(elsewhere).toMatchObject({ code: 2, out: "" });
    expect(elsewhere.err).toContain("RESULTS_MISSING: There are no results in elsewhere.");
    expect(existsSync(join(folder, "elsewhere"))).toBe(false);

    writeFiles(folder, { "sales.ts": source.replace("rate = 0.2", "rate = 0.3") });
    expect(explain(folder)).toEqual(["rows reused", "prices reused", "total runs"]);
    const { out } = eponym(folder, "cache", "explain", "total", ...given);
    expect(out).toMatch(/^runs +total +.*rate \(\.\/sales\.ts\).* changed$/m);
    expect(out).toMatch(/^-const rate = 0\.2;\n\+const rate = 0\.3;$/m);

    writeFileSync(join(folder, "sales.csv"), "a,100\nb,200\nc,10\n");
    expect(explain(folder)).toEqual(["rows runs", "prices depends", "total depends"]);
  },
);

test("eponym explain tells the same where values are given and there is a cache", { timeout: 300_000 }, () => {
  const folder = makeProject(files);
  eponym(folder, "run", "-o", "total", ...given);
  const plain = eponym(folder, "explain", "total").out;
  expect(plain).not.toContain("reused");
  const judged = eponym(folder, "explain", "total", ...given).out;
  expect(judged.startsWith(plain)).toBe(true);
  expect(judged).toMatch(/^reused +prices /m);
  const { cache } = JSON.parse(eponym(folder, "explain", "total", ...given, "--json").out) as { cache: Told[] };
  expect(cache.map(({ verdict }) => verdict)).toEqual(["reused", "reused", "reused"]);
  writeFiles(folder, { "eponym.config.ts": files["eponym.config.ts"].replace("cache: true", "cache: false") });
  expect(eponym(folder, "explain", "total", ...given).out).toBe(plain);
  expect(explain(folder)).toEqual(["rows reused", "prices reused", "total reused"]);
  rmSync(join(folder, ".eponym"), { recursive: true });
  expect(eponym(folder, "cache", "explain", "total", ...given)).toMatchObject({ code: 2, out: "" });
});

test("words that are wrong are told as they are for a run", () => {
  const folder = makeProject(files);
  const missing = eponym(folder, "cache", "explain", "total");
  expect(missing).toMatchObject({ code: 2, out: "" });
  expect(missing.err).toContain("--input path=");
  expect(eponym(folder, "cache", "explain", "totl", ...given).err).toContain('Did you mean "total"?');
});

test("show --value prints the value as a run does", () => {
  const folder = makeProject(files);
  eponym(folder, "run", "-o", "total", ...given);
  expect(eponym(folder, "cache", "show", "prices", "--value")).toEqual({
    code: 0,
    out: "prices  [ 100, 200 ]\n",
    err: "",
  });
  expect(JSON.parse(eponym(folder, "cache", "show", "rows", "--value", "--json").out)).toEqual({
    rows: ["a,100", "b,200"],
  });
  expect(eponym(folder, "cache", "show", "rows").out).not.toMatch(/a,100/);
});
