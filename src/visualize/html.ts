import { createHash } from "node:crypto";
import { dotId } from "./dot-markup.ts";
import type { Drawing, Item } from "./drawing.ts";
import { pageScript } from "./page/script.ts";
import { pageStyle } from "./page/style.ts";
import { layOut, writeSvg } from "./svg.ts";
import { cleanText, escapeXml } from "./text.ts";

/** Writes a page that needs nothing but itself: the picture with zoom, search, and what is known of each node. */
export async function renderHtml(drawing: Drawing): Promise<string> {
  const { title = "Dataflow", ...untitled } = drawing;
  const { picture, legend } = await layOut(untitled);
  const heading = escapeXml(cleanText(title)) || "Dataflow";
  const nodes = drawing.items.filter(({ kind }) => kind === "node").length;
  const policy = `default-src 'none'; script-src ${hashOf(pageScript)}; style-src ${hashOf(pageStyle)}; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${heading}</title>
<style>${pageStyle}</style>
</head>
<body>
<header>
<h1>${heading}</h1>
<span class="count">${nodes === 1 ? "1 node" : `${nodes} nodes`}</span>
<div class="search" role="search">
<span id="count" class="count" role="status"></span>
<input id="search" type="search" placeholder="Search names, docs, tags" aria-label="Search names, docs and tags" autocomplete="off" spellcheck="false">
<ul id="results" aria-label="Matches"></ul>
</div>
<button id="farther" type="button" aria-label="Zoom out">−</button>
<button id="closer" type="button" aria-label="Zoom in">+</button>
<button id="fit" type="button">Fit</button>
</header>
<main id="picture">
${writeSvg(picture, ' role="group" aria-label="The graph"')}</main>
<aside hidden aria-live="polite" aria-label="The chosen node"></aside>
<footer>
${legend === undefined ? "" : writeSvg(legend, ' role="img" aria-label="Legend"').replace(/ id="[^"]*"/g, "")}<span class="keys">Drag to move · wheel or + − to zoom · F to fit · / to search</span>
</footer>
<script type="application/json" id="data">${embedJson({ items: drawing.items.map(pageItem), arrows: drawing.arrows })}</script>
<script>${pageScript}</script>
</body>
</html>
`;
}

/** What the page tells of an item; `key` is what Graphviz calls its box. */
function pageItem({ style: _style, lines, cluster: _cluster, ...item }: Item): object {
  const value = lines.find(({ kind }) => kind === "value")?.text;
  return { key: dotId(item.id), ...item, ...(value !== undefined && { value }) };
}

/** JSON that no HTML parser takes for markup. */
function embedJson(data: unknown): string {
  return JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function hashOf(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}
