import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { DataflowError } from "../errors/dataflow-error.ts";
import { checkRenderOptions, isMermaidFormat } from "./check-options.ts";
import { renderDot } from "./dot.ts";
import type { Drawing } from "./drawing.ts";
import { renderHtml } from "./html.ts";
import { renderJson } from "./json.ts";
import { renderWithMermaid } from "./mermaid-cli.ts";
import { renderMermaid } from "./mermaid.ts";
import type { BinaryFormat, Format, RenderOptions } from "./options.ts";
import { renderPng } from "./png.ts";
import { renderSvg } from "./svg.ts";

type Rendered = string | Uint8Array;

/** What writes each format without Mermaid, which alone makes a pdf. */
const writers: Readonly<Record<Exclude<Format, "pdf">, (drawing: Drawing) => Rendered | Promise<Rendered>>> = {
  mermaid: renderMermaid,
  dot: renderDot,
  json: renderJson,
  svg: renderSvg,
  html: renderHtml,
  png: async (drawing) => renderPng(await renderSvg(drawing)),
};

/**
 * Gives a drawing a format: `png` and `pdf` as bytes, the others as text. `svg`, `png` and `html` are laid out by Graphviz inside this process;
 * `renderer: "mermaid"` draws `svg`, `png` and `pdf` with `@mermaid-js/mermaid-cli` in an installed Chromium instead.
 * Throws a `DataflowError` where a format does not go with the renderer, or the package or the browser is missing.
 *
 * @example
 * ```ts
 * import { type Drawing, render } from "eponym/visualize";
 *
 * const drawing: Drawing = { direction: "LR", items: [], arrows: [], clusters: [], legend: [] };
 * const svg = await render(drawing, { format: "svg" });
 * console.log(svg.length);
 * ```
 */
export function render(drawing: Drawing, options: RenderOptions & BinaryFormat): Promise<Uint8Array>;
export function render(
  drawing: Drawing,
  options?: RenderOptions & { readonly format?: Exclude<Format, "png" | "pdf"> },
): Promise<string>;
export function render(drawing: Drawing, options: RenderOptions): Promise<Rendered>;
export async function render(drawing: Drawing, options: RenderOptions = {}): Promise<Rendered> {
  const problems = checkRenderOptions(options);
  if (problems.length > 0) throw new DataflowError(problems);
  const { format = "svg", renderer = "graphviz", root = process.cwd() } = options;
  if (format === "pdf" || (renderer === "mermaid" && isMermaidFormat(format))) {
    // The project's own copy of the package goes before that of Eponym.
    const places = [pathToFileURL(join(root, "package.json")).href, import.meta.url];
    const drawn = await renderWithMermaid(renderMermaid(drawing), format, { places, environment: process.env });
    return format === "svg" ? new TextDecoder().decode(drawn) : drawn;
  }
  return writers[format](drawing);
}
