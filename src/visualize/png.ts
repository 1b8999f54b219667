import { chooseFonts } from "./fonts.ts";
import { importPackage } from "./import-package.ts";

const pixelsAPoint = 2 * (96 / 72);
const longestSide = 16_000;
const mostPixels = 40_000_000;

/** Draws SVG as PNG on white, with two pixels for each of the screen's or as many as 40 million in all allow. */
export async function renderPng(svg: string): Promise<Uint8Array> {
  const { renderAsync } = await importPackage<typeof import("@resvg/resvg-js")>("@resvg/resvg-js");
  const { width, height } = readSize(svg);
  const scale = Math.min(
    pixelsAPoint,
    longestSide / width,
    longestSide / height,
    Math.sqrt(mostPixels / (width * height)),
  );
  const image = await renderAsync(svg, {
    background: "#ffffff",
    font: chooseFonts(svg),
    fitTo: { mode: "width", value: Math.max(1, Math.floor(width * scale)) },
  });
  return new Uint8Array(image.asPng());
}

/** The size of the picture in points. */
function readSize(svg: string): { readonly width: number; readonly height: number } {
  const [, width = "1", height = "1"] = /<svg[^>]* width="([\d.]+)pt" height="([\d.]+)pt"/.exec(svg) ?? [];
  return { width: Math.max(1, Number(width)), height: Math.max(1, Number(height)) };
}
