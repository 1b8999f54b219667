import { createRequire } from "node:module";
import type { ResvgRenderOptions } from "@resvg/resvg-js";

const faces = ["400Regular", "400Regular_Italic", "700Bold"] as const;

/** The font that comes along gives the same picture on every machine; the system's are asked for letters that it lacks. */
export function chooseFonts(svg: string): NonNullable<ResvgRenderOptions["font"]> {
  const require = createRequire(import.meta.url);
  try {
    const fontFiles = faces.map((face) => require.resolve(`@expo-google-fonts/arimo/${face}/Arimo_${face}.ttf`));
    const loadSystemFonts = /[\u0530-\u1dff\u2070-\u{10ffff}]/u.test(svg);
    return { fontFiles, loadSystemFonts, defaultFontFamily: "Arimo", sansSerifFamily: "Arimo" };
  } catch {
    // In a bundle, apart from its packages: what the system has.
    return { loadSystemFonts: true };
  }
}
