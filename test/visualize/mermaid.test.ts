import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { findPackageJSON } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import * as fc from "fast-check";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { makeDrawing } from "../../src/visualize/make-drawing.ts";
import { mermaidId, renderMermaid } from "../../src/visualize/mermaid.ts";
import { visualizeGraph } from "../../src/visualize/visualize-graph.ts";
import { needsProgram } from "../programs.ts";
import { launchBrowser } from "./browser.ts";
import { fullGraph, layeredGraph } from "./graphs.ts";
import { hostileGraph, hostileText } from "./hostile.ts";

/** What the page's Mermaid answers; it is a script of its own there. */
declare const mermaid: {
  initialize(config: object): void;
  render(id: string, text: string): Promise<{ svg: string }>;
};

// A browser that starts on a busy machine takes its time.
vi.setConfig({ testTimeout: 240_000 });

needsProgram("chromium")("mermaid-cli", (path) => {
  test.each(["svg", "png", "pdf"] as const)("draws %s", async (format) => {
    const drawn = await visualizeGraph(fullGraph, { format, renderer: "mermaid", outputs: ["report"], variants: true });
    const start = Buffer.from(drawn.slice(0, 8) as Uint8Array).toString("latin1");
    expect(start).toMatch({ svg: /^<svg/, png: /^.PNG/, pdf: /^%PDF-/ }[format]);
  });

  test("draws every name, in the same bytes twice", async () => {
    const draw = () => visualizeGraph(fullGraph, { format: "svg", renderer: "mermaid", title: "Ages" });
    const [first, second] = [await draw(), await draw()];
    expect(second).toBe(first);
    const names = makeDrawing(fullGraph).items.map(({ lines }) => lines[0]!.text);
    for (const name of names) expect(first).toContain(`<b>${name}</b>`);
  });

  test("draws 500 nodes and 1,500 edges", async () => {
    const drawn = await visualizeGraph(layeredGraph(), { format: "svg", renderer: "mermaid" });
    expect(drawn).toContain("<b>feature24_19</b>");
  });

  test("leaves no file behind", () => {
    const temporary = mkdtempSync(join(tmpdir(), "eponym-test-"));
    const program = `
      import { visualizeGraph } from ${JSON.stringify(new URL("../../src/visualize/visualize-graph.ts", import.meta.url).href)};
      import { fullGraph } from ${JSON.stringify(new URL("./graphs.ts", import.meta.url).href)};
      await visualizeGraph(fullGraph, { format: "svg", renderer: "mermaid" });`;
    execFileSync(process.execPath, ["--input-type=module", "--eval", program], {
      env: { ...process.env, TMPDIR: temporary, EPONYM_CHROMIUM: path },
    });
    expect(readdirSync(temporary).filter((name) => name.startsWith("eponym"))).toEqual([]);
    rmSync(temporary, { recursive: true });
  });
});

needsProgram("chromium")("the real Mermaid", (path) => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser(path);
    page = await browser.newPage();
    const cli = findPackageJSON("@mermaid-js/mermaid-cli", import.meta.url)!;
    const library = findPackageJSON("mermaid", pathToFileURL(cli))!;
    await page.addScriptTag({ path: join(dirname(library), "dist", "mermaid.min.js") });
    await page.evaluate(() =>
      mermaid.initialize({ startOnLoad: false, securityLevel: "strict", suppressErrorRendering: true }),
    );
  });
  afterAll(() => browser.close());

  /** The text of each box and frame, by its id, as a reader sees it. */
  function drawLabels(text: string): Promise<{ boxes: Record<string, string>; edges: number; scripts: number }> {
    return page.evaluate(async (text) => {
      const { svg } = await mermaid.render("picture", text);
      const host = document.createElement("div");
      host.innerHTML = svg;
      const boxes = [...host.querySelectorAll("g.node")].map((box) => [
        box.id.replace(/^(?:picture-)?flowchart-(.*)-\d+$/, "$1"),
        box.querySelector(".nodeLabel, .label")?.textContent ?? "",
      ]);
      const edges = host.querySelectorAll(".edgePaths path.flowchart-link, .edgePaths > path").length;
      return {
        boxes: Object.fromEntries(boxes),
        edges,
        scripts: host.querySelectorAll("script, img, a, [onclick], [onerror]").length,
      };
    }, text);
  }

  test("draws every text as it is, whatever it says", async () => {
    await fc.assert(
      fc.asyncProperty(hostileGraph, hostileText, async (graph, title) => {
        const drawing = makeDrawing(graph, { title, groupBy: "module", legend: false });
        const { boxes, edges, scripts } = await drawLabels(renderMermaid(drawing));
        const seen = drawing.items.map(({ id }) => boxes[mermaidId(id)]?.replaceAll("\u00a0", " "));
        expect(seen).toEqual(drawing.items.map(({ lines }) => lines.map(({ text }) => text).join("")));
        expect(edges).toBe(drawing.arrows.length);
        expect(scripts).toBe(0);
      }),
      { numRuns: 80 },
    );
  });

  test("draws the legend, paths and frames of a picture with everything", async () => {
    const drawing = makeDrawing(fullGraph, {
      groupBy: "module",
      path: ["age", "report"],
      variants: true,
      outputs: ["report"],
    });
    const { boxes } = await drawLabels(renderMermaid(drawing));
    expect(Object.keys(boxes)).toHaveLength(drawing.items.length + drawing.legend.length);
    expect(drawing.legend.map((_, place) => boxes[`legend${place}`])).toEqual(drawing.legend.map(({ label }) => label));
  });
});
