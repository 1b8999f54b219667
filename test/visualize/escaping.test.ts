import { createRequire } from "node:module";
import type { Resvg as ResvgClass } from "@resvg/resvg-js";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { dotId } from "../../src/visualize/dot-markup.ts";
import type { Drawing } from "../../src/visualize/drawing.ts";
import { renderHtml } from "../../src/visualize/html.ts";
import { makeDrawing } from "../../src/visualize/make-drawing.ts";
import { mermaidId } from "../../src/visualize/mermaid.ts";
import { renderSvg } from "../../src/visualize/svg.ts";
import { cleanText, shortenText } from "../../src/visualize/text.ts";
import { hostileGraph, hostileText } from "./hostile.ts";

const { Resvg } = createRequire(import.meta.url)("@resvg/resvg-js") as { Resvg: typeof ResvgClass };
const runs = { numRuns: 150 };
const draw = (graph: Parameters<typeof makeDrawing>[0], title: string): Drawing =>
  makeDrawing(graph, { title, groupBy: "module" });

/** What a reader of the markup sees of a text. */
function decode(markup: string): string {
  const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
  return markup.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (_, decimal, hex, name) =>
    name === undefined ? String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex, 16)) : named[name]!,
  );
}

test("Graphviz draws every text as it is, whatever it says", async () => {
  await fc.assert(
    fc.asyncProperty(hostileGraph, hostileText, async (graph, title) => {
      const drawing = draw(graph, title);
      const svg = await renderSvg(drawing);
      const boxes = [...svg.matchAll(/<g id="node\d+" class="node">\n<title>([^]*?)<\/title>([^]*?)<\/g>/g)];
      const seen = new Map(
        boxes.map(([, id, content]) => [
          decode(id!),
          [...content!.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => decode(text!)),
        ]),
      );
      for (const { id, lines } of drawing.items)
        expect(seen.get(dotId(id))?.join("").replaceAll("\u00a0", " ")).toBe(lines.map(({ text }) => text).join(""));
      expect(seen.size).toBe(drawing.items.length);
      expect(svg.match(/<g id="edge/g)?.length ?? 0).toBe(drawing.arrows.length);
      expect(svg).not.toMatch(/<script|<a |href=(?!"http:\/\/www.w3)| on\w+="/i);
      // A strict XML parser: it throws for anything that is not well formed.
      expect(new Resvg(svg, { font: { loadSystemFonts: false } }).width).toBeGreaterThan(0);
    }),
    runs,
  );
});

test("a page carries its data without ending early, and no script but its own", async () => {
  await fc.assert(
    fc.asyncProperty(hostileGraph, hostileText, async (graph, title) => {
      const drawing = draw(graph, title);
      const html = await renderHtml(drawing);
      expect(html.match(/<script/gi)).toHaveLength(2);
      expect(html.match(/<\/script/gi)).toHaveLength(2);
      expect(html).not.toContain("<!--");
      const [, data] = /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(html)!;
      const { items } = JSON.parse(data!) as { items: { name: string; doc: string }[] };
      expect(items.map(({ name, doc }) => [name, doc])).toEqual(drawing.items.map(({ name, doc }) => [name, doc]));
      expect(decode(/<h1>(.*?)<\/h1>/s.exec(html)![1]!)).toBe(cleanText(title) || "Dataflow");
    }),
    { numRuns: 60 },
  );
});

test("no two names share an id, and ids are safe", () => {
  fc.assert(
    fc.property(hostileText, hostileText, (one, other) => {
      expect(dotId(one) === dotId(other)).toBe(one === other);
      expect(mermaidId(one) === mermaidId(other)).toBe(one === other);
      expect(mermaidId(one)).toMatch(/^n_\w*$/);
      expect(dotId(one)).toMatch(/^[\p{L}\p{N}_.:$~;-]*$/u);
    }),
    { numRuns: 2000 },
  );
});

test("drawn text is one line without control characters, and cutting it again changes nothing", () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const short = shortenText(text);
      expect(short).toMatch(/^[^\p{Cc}\u2028\u2029\u202a-\u202e]*$/u);
      expect(short.isWellFormed()).toBe(true);
      expect(Array.from(short).length).toBeLessThanOrEqual(60);
      expect(shortenText(short)).toBe(short);
    }),
    { numRuns: 2000 },
  );
});
