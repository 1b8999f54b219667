import { DataflowError } from "../errors/dataflow-error.ts";
import { graphvizFailed } from "../errors/visualize.ts";
import { renderDot } from "./dot.ts";
import type { Drawing, LegendEntry } from "./drawing.ts";
import { importPackage } from "./import-package.ts";
import { paper } from "./looks.ts";
import { renderLegendDot } from "./legend-dot.ts";

/** Fonts whose letters are as wide as Arial's, for which Graphviz made room. */
const fonts = "Arial, Arimo, 'Liberation Sans', Helvetica, sans-serif";
const narrowest = 560;

/** A piece of a picture: what is inside its `svg` element, and its size in points. */
export interface SvgPart {
  readonly content: string;
  readonly width: number;
  readonly height: number;
}

/** A picture and its legend, laid out but not put together. */
export interface SvgParts {
  readonly picture: SvgPart;
  readonly legend?: SvgPart;
}

/** Draws a drawing as SVG with the legend below, laid out by Graphviz inside this process. */
export async function renderSvg(drawing: Drawing): Promise<string> {
  const { picture, legend } = await layOut(drawing);
  const width = Math.max(picture.width, legend?.width ?? 0);
  const height = picture.height + (legend?.height ?? 0);
  const below =
    legend === undefined
      ? ""
      : `<g transform="translate(0 ${picture.height})">\n${legend.content.replace(/ id="[^"]*"/g, "")}\n</g>\n`;
  return writeSvg({
    width,
    height,
    content: `<rect width="100%" height="100%" fill="${paper}"/>\n${picture.content}\n${below}`,
  });
}

/** Lays out the picture and its legend, which gets as many rows as the picture's width asks for. */
export async function layOut(drawing: Drawing): Promise<SvgParts> {
  const picture = await layOutDot(renderDot({ ...drawing, legend: [] }));
  if (drawing.legend.length === 0) return { picture };
  return { picture, legend: await layOutLegend(drawing.legend, Math.max(narrowest, picture.width)) };
}

export function writeSvg({ content, width, height }: SvgPart, attributes = ""): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}pt" height="${height}pt" viewBox="0 0 ${width} ${height}"${attributes}>\n${content}</svg>\n`;
}

async function layOutLegend(legend: readonly LegendEntry[], room: number): Promise<SvgPart> {
  const strip = await layOutDot(renderLegendDot(legend, legend.length));
  const rows = Math.ceil(strip.width / room);
  return rows === 1 ? strip : layOutDot(renderLegendDot(legend, Math.ceil(legend.length / rows)));
}

/** Lays out text in the language of Graphviz, which is loaded with the first picture. */
export async function layOutDot(dot: string): Promise<SvgPart> {
  const { Graphviz } = await importPackage<typeof import("@hpcc-js/wasm-graphviz")>("@hpcc-js/wasm-graphviz");
  const graphviz = await Graphviz.load();
  try {
    return readSvg(graphviz.layout(dot, "svg", "dot"));
  } catch (error) {
    // Its memory is in an unknown state after a failure.
    Graphviz.unload();
    throw new DataflowError([graphvizFailed(error instanceof Error ? error.message : String(error))], { cause: error });
  }
}

/** What is inside Graphviz's SVG, without its background and comments. */
function readSvg(svg: string): SvgPart {
  const [head = "", width = "1", height = "1"] = /<svg width="([\d.]+)pt" height="([\d.]+)pt"[^>]*>/.exec(svg) ?? [];
  const content = svg.slice(svg.indexOf(head) + head.length, svg.lastIndexOf("</svg>")).trim();
  return {
    width: Number(width),
    height: Number(height),
    content: content
      .replace(/<!--[^]*?-->\n/g, "")
      .replace(/<polygon fill="#ffffff" stroke="none"[^>]*\/>\n/, "")
      .replaceAll(`font-family="Arial"`, `font-family="${fonts}"`),
  };
}
