import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { DrawOptions, Format } from "../../src/visualize/options.ts";
import { visualizeGraph } from "../../src/visualize/visualize-graph.ts";
import { crawlGraph, featureGraph, fullGraph, layeredGraph, sketchGraph } from "./graphs.ts";

const textFormats = ["mermaid", "dot", "svg", "json", "html"] as const;
const endings: Readonly<Record<(typeof textFormats)[number], string>> = {
  mermaid: "mmd",
  dot: "dot",
  svg: "svg",
  json: "json.txt",
  html: "html.txt",
};
const run = {
  nodes: Object.fromEntries(
    [...featureGraph.nodes.keys()].map((name, place) => [
      name,
      place < 8
        ? { status: "done", ms: place * place * 40 }
        : { status: ["failed", "skipped", "cached"][place - 8] ?? "skipped" },
    ]),
  ),
};

const pictures: readonly (readonly [
  string,
  typeof featureGraph,
  DrawOptions,
  readonly (typeof textFormats)[number][],
])[] = [
  ["features", featureGraph, { outputs: ["predictions"], title: "Survey features", root: "/project" }, textFormats],
  [
    "everything",
    fullGraph,
    {
      outputs: ["report"],
      overrides: ["price"],
      variants: true,
      groupBy: "module",
      path: ["train.fold", "report"],
      root: "/project",
    },
    ["mermaid", "dot", "svg", "json"],
  ],
  [
    "crawl",
    crawlGraph,
    { outputs: ["scores", "scores.save.csv"], root: "/project" },
    ["mermaid", "dot", "svg", "json"],
  ],
  ["run", featureGraph, { run, direction: "TB" }, ["mermaid", "dot"]],
];

for (const [name, graph, options, formats] of pictures) {
  test.each(formats)(`${name} as %s`, async (format) => {
    const drawn = await visualizeGraph(graph, { ...options, format });
    await expect(drawn).toMatchFileSnapshot(`snapshots/${name}.${endings[format]}`);
  });
}

const hugeFormats: readonly Format[] = [...textFormats, "png"];

test.each(hugeFormats)("500 nodes as %s, in the same bytes when drawn again", async (format) => {
  const first = await visualizeGraph(layeredGraph(), { format });
  expect(first.length).toBeGreaterThan(10_000);
  const second = await visualizeGraph(layeredGraph(), { format });
  expect(Buffer.compare(Buffer.from(first), Buffer.from(second))).toBe(0);
});

test("another process draws the same bytes", async () => {
  const here = (path: string): string => JSON.stringify(new URL(path, import.meta.url).href);
  const program = `
    import { visualizeGraph } from ${here("../../src/visualize/visualize-graph.ts")};
    import { fullGraph } from ${here("./graphs.ts")};
    const formats = ${JSON.stringify(textFormats)};
    console.log(JSON.stringify(await Promise.all(formats.map((format) => visualizeGraph(fullGraph, { format })))));`;
  const told = execFileSync(process.execPath, ["--input-type=module", "--eval", program], {
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  const drawn = await Promise.all(textFormats.map((format) => visualizeGraph(fullGraph, { format })));
  expect(JSON.parse(told)).toEqual(drawn);
});

test("drawing something else before changes nothing", async () => {
  const first = await visualizeGraph(fullGraph, { format: "svg" });
  await visualizeGraph(layeredGraph(4, 4), { format: "svg" });
  expect(await visualizeGraph(fullGraph, { format: "svg" })).toBe(first);
});

function sizeOf(png: Uint8Array): readonly [width: number, height: number] {
  const view = new DataView(png.buffer, png.byteOffset);
  expect(Buffer.from(png.slice(0, 8)).toString("hex")).toBe("89504e470d0a1a0a");
  return [view.getUint32(16), view.getUint32(20)];
}

test("a png has two pixels for each of the screen's", async () => {
  const svg = await visualizeGraph(featureGraph, { format: "svg" });
  const [, points] = /width="(\d+)pt"/.exec(svg)!;
  const [width] = sizeOf(await visualizeGraph(featureGraph, { format: "png" }));
  expect(width).toBe(Math.floor((Number(points) * 2 * 96) / 72));
});

test("a png of many nodes keeps its bounds", async () => {
  const [width, height] = sizeOf(await visualizeGraph(layeredGraph(), { format: "png" }));
  expect(width * height).toBeLessThanOrEqual(40_100_000);
  expect(width).toBeGreaterThan(6000);
  const chain = sketchGraph(
    Object.fromEntries(
      Array.from({ length: 2000 }, (_, place) => [`n${place}`, { takes: place === 0 ? [] : [`n${place - 1}`] }]),
    ),
  );
  const [long, thin] = sizeOf(await visualizeGraph(chain, { format: "png", legend: false }));
  expect(long).toBeLessThanOrEqual(16_000);
  expect(thin).toBeGreaterThanOrEqual(1);
});

test("nothing is a picture too", async () => {
  const nothing = sketchGraph({});
  for (const format of hugeFormats) expect((await visualizeGraph(nothing, { format })).length).toBeGreaterThan(0);
});

test("svg is what comes unless told", async () => {
  expect(await visualizeGraph(featureGraph)).toBe(await visualizeGraph(featureGraph, { format: "svg" }));
});

test("svg needs no network and no script", async () => {
  const svg = await visualizeGraph(fullGraph, { format: "svg" });
  expect(svg.match(/https?:\/\/[^"]*/g)).toEqual(["http://www.w3.org/2000/svg"]);
  expect(svg).not.toContain("<script");
});

test("neither Graphviz nor resvg nor a browser is loaded by the import", () => {
  const entry = fileURLToPath(new URL("../../src/visualize.ts", import.meta.url));
  const program = `
    import { registerHooks } from "node:module";
    const asked = [];
    registerHooks({ resolve(specifier, context, next) { asked.push(specifier); return next(specifier, context); } });
    await import(${JSON.stringify(entry)});
    console.log(JSON.stringify(asked.filter((name) => !name.startsWith(".") && !name.startsWith("node:") && !name.startsWith("/"))));`;
  const asked = JSON.parse(
    execFileSync(process.execPath, ["--input-type=module", "--eval", program], { encoding: "utf8" }),
  ) as string[];
  expect(asked.filter((name) => /graphviz|resvg|puppeteer|mermaid-cli|ts-morph|polars/.test(name))).toEqual([]);
  expect(asked).toContain("graphology");
});
