import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { eponym, makeProject, start, writeFiles } from "./command.ts";

const settings = `import { defineConfig } from "eponym/config";
import { doubled, owned } from "./decorators.ts";
export default defineConfig({ modules: ["features.ts"], decorators: [owned, doubled] });
`;
const files = {
  "decorators.ts": `import { defineDecorator } from "eponym/decorators";
export const owned = defineDecorator<[team: string]>({
  name: "owned",
  phase: "describe",
  apply: (nodes, { args: [team] }) => nodes.map((node) => ({ ...node, tags: { ...node.tags, owner: String(team) } })),
});
export const doubled = defineDecorator({
  name: "doubled",
  phase: "extract",
  apply: (nodes, decoration, site) =>
    nodes.flatMap((node) => {
      const edge = { node: node.name, parameter: node.name, optional: false, takes: "", type: node.type };
      const code = { declared: site.declared.name, kind: decoration.kind, decoration: site.index, part: "" };
      return [node, { ...node, name: node.name + ".twice", edges: [edge], code, role: "doubled", result: false }];
    }),
  link: () => ({ call: (value) => value * 2 }),
});
`,
  "features.ts": `import { doubled, owned } from "./decorators.ts";
owned(price, "growth");
doubled(price);
export function price(net: number): number { return net + 1; }
`,
};

test("decorators that the settings list are built, run, drawn, explained and listed", () => {
  const folder = makeProject({ ...files, "eponym.config.ts": settings });
  expect(eponym(folder, "build")).toEqual({ code: 0, out: "wrote features.dag.ts\n", err: "" });
  expect(readFileSync(join(folder, "features.dag.ts"), "utf8")).toContain('"price.twice"');
  expect(eponym(folder, "check", "--no-tsc").code).toBe(0);
  expect(eponym(folder, "run", "-o", "price.twice", "-i", "net=2")).toEqual({
    code: 0,
    out: "price.twice  6\n",
    err: "",
  });
  const mermaid = eponym(folder, "visualize", "-f", "mermaid").out;
  expect(mermaid).toContain("price.twice");
  expect(mermaid).toContain("owner: growth");
  expect(eponym(folder, "explain", "price.twice").out).toMatch(/^price\.twice +requested +doubled +features\.ts:4$/m);
  expect(eponym(folder, "list", "--tag", "owner=growth").out).toContain("price.twice");
});

test("the settings are loaded for files that the command line names, too", () => {
  const folder = makeProject({ ...files, "eponym.config.ts": settings });
  expect(eponym(folder, "build", "features.ts").out).toBe("wrote features.dag.ts\n");
  expect(eponym(folder, "plan", "features.ts", "-o", "price.twice", "-i", "net=2").out).toContain("price.twice");
  expect(eponym(folder, "run", "features.ts", "-o", "price", "-i", "net=2").out).toBe("price  3\n");
});

test("without the settings such a call is not understood, and the error says what to do", () => {
  const folder = makeProject(files);
  for (const command of [["build"], ["run", "-o", "price", "-i", "net=1"], ["list"]] as const) {
    const [name, ...args] = command;
    const { code, err, out } = eponym(folder, name, "features.ts", ...args);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain("CALL_NOT_UNDERSTOOD");
    expect(err).toContain("eponym.config.ts");
  }
});

test("what is listed has to be a decorator", () => {
  const config = 'export default { modules: ["features.ts"], decorators: ["owned"] };';
  const { code, err } = eponym(makeProject({ ...files, "eponym.config.ts": config }), "list");
  expect(code).toBe(1);
  expect(err).toMatch(/PROJECT_CONFIG_INVALID[^]*decorators\.0: expected a decorator/);
});

test("watching knows them, too", async () => {
  const folder = makeProject({ ...files, "eponym.config.ts": settings });
  const { child, waitFor, ended } = start(folder, "build", "--watch");
  await waitFor("wrote features.dag.ts");
  await waitFor("Watching");
  writeFiles(folder, { "features.ts": files["features.ts"].replace('"growth"', '"sales"') });
  await waitFor("features.ts: wrote features.dag.ts");
  child.kill("SIGINT");
  expect((await ended).err).not.toContain("CALL_NOT_UNDERSTOOD");
});
