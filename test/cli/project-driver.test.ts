import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { eponym, makeProject } from "./command.ts";

const files = {
  "features.ts": `import { context, tag, type Secret } from "eponym";
export function pages(n: number, key: Secret<string>): number {
  const { log } = context();
  log.debug("looking");
  log.info("fetched", { n, key, size: { bytes: 7 } });
  log.error("gone");
  return n;
}
tag(heavy, { cost: "high" });
export function heavy(pages: number): number { return 2 * pages; }
`,
  "settings.ts": `import { writeFileSync } from "node:fs";
import type { Adapter, Executor } from "eponym";
export const note: Adapter = { name: "note", onNodeEnd: ({ node }, { status }) => writeFileSync("notes.txt", node.name + " " + status + "\\n", { flag: "a" }) };
export const elsewhere: Executor = { tags: { cost: null }, run: async ({ values: [pages] }) => 100 * Number(pages) };
`,
  "eponym.config.ts": `import { defineConfig } from "eponym/config";
import { elsewhere, note } from "./settings.ts";
export default defineConfig({ modules: ["features.ts"], driver: { adapters: [note], executors: { elsewhere }, concurrency: 2 } });
`,
};
const heavy = ["run", "-o", "heavy", "-i", "n=3", "-i", "key=hush"];

test("adapters and executors of the settings are those of the command's driver", () => {
  const folder = makeProject(files);
  expect(eponym(folder, ...heavy)).toMatchObject({ code: 0, out: "heavy  300\n" });
  expect(readFileSync(join(folder, "notes.txt"), "utf8")).toBe("pages done\nheavy done\n");
  expect(eponym(folder, "plan", ...heavy.slice(1)).code).toBe(0);
});

test("what a node logs is printed from a level on, without secrets", () => {
  const folder = makeProject(files);
  expect(eponym(folder, ...heavy).err).toBe(
    'info pages: fetched {"n":3,"key":"[secret]","size":{"bytes":7}}\nerror pages: gone\n',
  );
  expect(eponym(folder, ...heavy, "--log", "error").err).toBe("error pages: gone\n");
  expect(eponym(folder, ...heavy, "--log", "debug").err).toMatch(/^debug pages: looking\n/);
  expect(eponym(folder, ...heavy, "--log", "silent").err).toBe("");
  expect(eponym(folder, ...heavy, "--log", "loud")).toMatchObject({ code: 2, out: "" });
});

test("what is wrong with them is told as any mistake in a driver", () => {
  const wrong = files["eponym.config.ts"]
    .replace("[note]", "[{ nam: 1 } as never]")
    .replace("concurrency: 2", "concurrency: 0.5");
  const folder = makeProject({ ...files, "eponym.config.ts": wrong });
  const { code, err } = eponym(folder, ...heavy);
  expect(code).toBe(1);
  expect(err).toContain("ADAPTER_INVALID");
  expect(err).toContain("concurrency");
  expect(existsSync(join(folder, "notes.txt"))).toBe(false);
  expect(err).toContain("driver.adapters[0] in eponym.config.ts");
  const unknown = files["eponym.config.ts"].replace("concurrency: 2", "speed: 2");
  expect(eponym(makeProject({ ...files, "eponym.config.ts": unknown }), ...heavy).err).toContain("speed");
});
