import { dotAttributes, dotChip, dotFont, dotQuote } from "./dot-markup.ts";
import { paper } from "./looks.ts";
import type { LegendEntry } from "./drawing.ts";

/** A legend by itself: its entries side by side, so many in a row. */
export function renderLegendDot(legend: readonly LegendEntry[], inRow: number): string {
  const rows = [...Map.groupBy(legend.keys(), (place) => Math.floor(place / inRow)).values()];
  const chips = legend.flatMap((entry, place) => dotChip(String(place), entry).map((line) => `  ${line}`));
  const startOf = (place: number): string =>
    dotQuote(legend[place]!.arrow === undefined ? `${place}` : `${place}~tail`);
  // An arrow's entry holds together by the arrow itself.
  const order = rows.map((row) => {
    const steps = row.slice(1).map((place) => `${dotQuote(String(place - 1))} -> ${startOf(place)}`);
    return `  { rank="same"; ${[...row.map(startOf), ...row.map((place) => dotQuote(String(place))), ...steps].join("; ")} }`;
  });
  const below = rows.slice(1).map(([first], row) => `  ${startOf(row * inRow)} -> ${startOf(first!)}`);
  return [
    "digraph legend {",
    `  graph ${dotAttributes({ bgcolor: paper, pad: "0.3,0.15", nodesep: "0.12", ranksep: "0.08", fontname: dotFont })}`,
    `  node ${dotAttributes({ fontname: dotFont })}`,
    '  edge [style="invis", weight="100", minlen="1"]',
    ...chips,
    ...order,
    ...below,
    "}\n",
  ].join("\n");
}
