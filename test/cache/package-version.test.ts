import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { packageVersion } from "../../src/cache/package-version.ts";

let folder = "";

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "eponym-packages-")));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

let clock = 1_700_000_000;

function write(name: string, text: string): void {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  utimesSync(path, ++clock, clock);
}

const install = (place: string, version: string): void => write(`${place}/package.json`, JSON.stringify({ version }));
const link = (to: string, at: string): void => {
  mkdirSync(dirname(join(folder, at)), { recursive: true });
  symlinkSync(join(folder, to), join(folder, at));
};
const ask = (name: string, from = "app/src/flow.ts"): string => packageVersion(name, join(folder, from));

test("the nearest installed one counts", () => {
  install("node_modules/stats", "1.0.0");
  install("node_modules/@scope/part", "3.0.0-rc.1");
  install("app/node_modules/stats", "2.0.0");
  expect([ask("stats"), ask("stats", "other/flow.ts"), ask("@scope/part")]).toEqual(["2.0.0", "1.0.0", "3.0.0-rc.1"]);
});

test("what is installed anew, removed or comes nearer is seen", () => {
  expect(ask("stats")).toBe("unknown");
  install("node_modules/stats", "1.0.0");
  expect(ask("stats")).toBe("1.0.0");
  install("node_modules/stats", "1.1.0");
  expect(ask("stats")).toBe("1.1.0");
  rmSync(join(folder, "node_modules/stats"), { recursive: true });
  expect(ask("stats")).toBe("unknown");
});

test("the store of pnpm is no link", () => {
  install("node_modules/.pnpm/stats@1.2.3/node_modules/stats", "1.2.3");
  link("node_modules/.pnpm/stats@1.2.3/node_modules/stats", "app/node_modules/stats");
  expect(ask("stats")).toBe("1.2.3");
});

test("a linked package is versioned by its files", () => {
  install("packages/lib", "1.0.0");
  write("packages/lib/src/a.ts", "export const a = 1;");
  write("packages/lib/node_modules/dep/index.js", "1");
  write("packages/lib/.cache/a", "1");
  link("packages/lib", "app/node_modules/@my/lib");
  const first = ask("@my/lib");
  expect(first).toMatch(/^link:[0-9a-f]{16}$/);
  write("packages/lib/node_modules/dep/index.js", "2");
  write("packages/lib/.cache/a", "2");
  expect(ask("@my/lib")).toBe(first);
  write("packages/lib/src/a.ts", "export const a = 2;");
  const second = ask("@my/lib");
  expect(second).not.toBe(first);
  write("packages/lib/src/b.ts", "export const b = 1;");
  expect(ask("@my/lib")).not.toBe(second);
  rmSync(join(folder, "packages/lib/src/b.ts"));
  write("packages/lib/src/a.ts", "export const a = 1;");
  expect(ask("@my/lib")).toBe(first);
});

test.each([
  ["not JSON", "{"],
  ["without a version", "{}"],
])("a package.json that is %s tells nothing", (_, text) => {
  write("node_modules/odd/package.json", text);
  expect(ask("odd")).toBe("unknown");
});
