import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { ModulesDiff } from "../../src/codegen/diff-modules.ts";
import { main } from "../../src/cli/main.ts";
import { git, makeIo, makeProject, writeFiles } from "./command.ts";

const guard = 'throw new Error("neither version may run");\n';
const features = `import { config, tag } from "eponym";
import { factor } from "./factor.ts";
${guard}export function base(n: number): number { return n * factor; }
export function gone(base: number): number { return base; }
export function middle(base: number): number { return base + 1; }
export function top(middle: number): number { return middle; }
tag(tagged, { owner: "growth" });
export function tagged(n: number): number { return n; }
config.when(price__us, { region: "us" });
export function price__us(n: number): number { return n; }
config.when(price__eu, { region: "eu" });
export function price__eu(n: number): number { return n; }
export function bill(price: number): number { return price; }
`;
const files = {
  "src/features.ts": features,
  "src/factor.ts": "export const factor = 2;\n",
  "src/model.ts": `${guard}export function model(top: number): number { return top; }\n`,
};

function makeRepository(): string {
  const folder = makeProject(files);
  git(folder, "init", "-q");
  git(folder, "add", "-A");
  git(folder, "commit", "-q", "-m", "first");
  return folder;
}

async function diffText(cwd: string, ...args: readonly string[]): Promise<string> {
  const { io, written } = makeIo(cwd);
  const code = await main(["diff", "--base", "HEAD", ...args], io);
  expect([code, written.err]).toEqual([0, ""]);
  return written.out;
}

async function diff(cwd: string, ...args: readonly string[]): Promise<ModulesDiff> {
  return JSON.parse(await diffText(cwd, ...args, "--json")) as ModulesDiff;
}

const names = (nodes: readonly { name: string; variant?: string }[]): readonly string[] =>
  nodes.map(({ name, variant }) => variant ?? name);

test("nothing differs from the same text, nor from another layout of it", async () => {
  const folder = makeRepository();
  expect(await diffText(folder, "src/features.ts")).toBe("No node differs from HEAD.\n");
  writeFiles(folder, {
    "src/features.ts": features.replace("return base + 1;", "\n  // one more\n  return base + 1;\n"),
  });
  expect(await diffText(folder, "src/features.ts")).toBe("No node differs from HEAD.\n");
});

test("added, removed and changed nodes, with what lies downstream across files", async () => {
  const folder = makeRepository();
  const changed = features
    .replace(/export function gone.*\n/, "export function come(extra: number): number { return extra; }\n")
    .replace("return base + 1;", "return base + 2;")
    .replace('"growth"', '"sales"')
    .replace("price__eu(n: number)", "price__eu(n: number, vat: number)");
  writeFiles(folder, { "src/features.ts": changed });
  const found = await diff(folder, "src/*.ts");
  expect(names(found.added)).toEqual(["come"]);
  expect(names(found.removed)).toEqual(["gone"]);
  expect(names(found.changed)).toEqual(["middle", "tagged", "price__eu"]);
  expect(found.changed.map(({ changes }) => changes)).toEqual([
    ["code"],
    expect.arrayContaining(["tags"]),
    expect.arrayContaining(["edges"]),
  ]);
  expect(found.inputs).toEqual({ added: ["extra", "vat"], removed: [] });
  expect(found.downstream).toEqual(["top", "bill", "model"]);
  const text = await diffText(folder, "src/*.ts");
  expect(text).toContain("1 added, 1 removed, 3 changed, 3 downstream");
  expect(text).toContain("Downstream of these: top, bill, model");
});

test("a helper in another file is read from the revision too", async () => {
  const folder = makeRepository();
  writeFiles(folder, { "src/factor.ts": "export const factor = 3;\n" });
  const found = await diff(folder, "src/features.ts");
  expect(names(found.changed)).toEqual(["base"]);
  expect(found.downstream).toEqual(["gone", "middle", "top"]);
});

test("a file that is gone or new is a file of one version only", async () => {
  const folder = makeRepository();
  rmSync(join(folder, "src/model.ts"));
  writeFiles(folder, { "src/later.ts": `${guard}export function later(top: number): number { return top; }\n` });
  for (const selection of [["src/*.ts"], ["src/features.ts", "src/model.ts", "src/later.ts"]]) {
    const found = await diff(folder, ...selection);
    expect([names(found.added), names(found.removed), names(found.changed)]).toEqual([["later"], ["model"], []]);
  }
});

test("it works from a folder below the top of the repository", async () => {
  const folder = makeRepository();
  writeFiles(folder, { "src/factor.ts": "export const factor = 3;\n" });
  expect(names((await diff(join(folder, "src"), "features.ts")).changed)).toEqual(["base"]);
});
