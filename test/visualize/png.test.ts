import { createRequire } from "node:module";
import { existsSync } from "node:fs";
import type { Resvg as ResvgClass } from "@resvg/resvg-js";
import { expect, test } from "vitest";
import { chooseFonts } from "../../src/visualize/fonts.ts";
import { visualizeGraph } from "../../src/visualize/visualize-graph.ts";
import { sketchGraph } from "./graphs.ts";

const { Resvg } = createRequire(import.meta.url)("@resvg/resvg-js") as { Resvg: typeof ResvgClass };
const draw = (name: string) => visualizeGraph(sketchGraph({ [name]: { type: "" } }), { format: "svg", legend: false });

/** How many pixels are nearly black, as only letters are. */
function countDark(svg: string, font: ReturnType<typeof chooseFonts>): number {
  const { pixels } = new Resvg(svg, { font, background: "#ffffff" }).render();
  let dark = 0;
  for (let place = 0; place < pixels.length; place += 4) if (pixels[place]! < 80 && pixels[place + 1]! < 80) dark++;
  return dark;
}

test("letters are drawn without the system's fonts", async () => {
  const svg = await draw("Größe_αβ");
  const font = chooseFonts(svg);
  expect(font).toMatchObject({ loadSystemFonts: false, fontFiles: { length: 3 } });
  expect(font.fontFiles!.every((file) => existsSync(file))).toBe(true);
  expect(countDark(svg, { loadSystemFonts: false })).toBe(0);
  expect(countDark(svg, font)).toBeGreaterThan(40);
});

test("the system's fonts are asked for letters that the font lacks", async () => {
  expect(chooseFonts(await draw("名前")).loadSystemFonts).toBe(true);
});
