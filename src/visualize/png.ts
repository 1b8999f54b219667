import { createRequire } from "node:module";
import type { ResvgRenderOptions } from "@resvg/resvg-js";

const pixelsAPoint = 2 * (96 / 72);
const longestSide = 16_000;
const mostPixels = 40_000_000;

const styles = ["400Regular", "400Regular_Italic", "700Bold"] as const;

/** Draws SVG as PNG on white, at twice the size of a screen's pixels or as large as 40 million pixels allow. */
export async function renderPng(svg: string): Promise<Uint8Array> {
  const { renderAsync } = await import("@resvg/resvg-js");
  const { width, height } = readSize(svg);
  const scale = Math.min(pixelsAPoint, longestSide / width, longestSide / height, Math.sqrt(mostPixels / (width * height)));
  const image = await renderAsync(svg, {
    background: "#ffffff",
    font: chooseFonts(svg),
    fitTo: { mode: "width", value: Math.max(1, Math.floor(width * scale)) },
  });
  return new Uint8Array(image.asPng());
}

/** The size that Graphviz gave the picture, in points. */
function readSize(svg: string): { readonly width: number; readonly height: number } {
  const [, width = "1", height = "1"] = /<svg[^>]* width="([\d.]+)pt" height="([\d.]+)pt"/.exec(svg) ?? [];
  return { width: Math.max(1, Number(width)), height: Math.max(1, Number(height)) };
}

/** The font that comes along makes the same picture on every machine; the system's are asked for letters that it lacks. */
function chooseFonts(svg: string): NonNullable<ResvgRenderOptions["font"]> {
  const require = createRequire(import.meta.url);
  try {
    const fontFiles = styles.map((style) => require.resolve(`@expo-google-fonts/arimo/${style}/Arimo_${style}.ttf`));
    const loadSystemFonts = /[^\u0000-\u052f\u1e00-\u206f\u2026]/u.test(svg);
    return { fontFiles, loadSystemFonts, defaultFontFamily: "Arimo", sansSerifFamily: "Arimo" };
  } catch {
    // Bundled without its packages: what the system has.
    return { loadSystemFonts: true };
  }
}
