import { dotAttributes, dotChip, dotFont } from "./dot-markup.ts";
import { paper } from "./looks.ts";
import type { LegendEntry } from "./drawing.ts";

/** A legend by itself: its entries side by side, so many in a row. */
export function renderLegendDot(legend: readonly LegendEntry[], inRow: number): string {
  const rows = Map.groupBy(legend.keys(), (place) => Math.floor(place / inRow));
  const chips = legend.map((entry, place) => `  "${place}" ${dotChip(entry)}`);
  const order = [...rows.values()].map((row) => `  { rank="same"; ${row.map((place) => `"${place}"`).join(" -> ")} }`);
  const below = [...rows.values()].flatMap(([first], row) =>
    row === 0 ? [] : [`  "${(row - 1) * inRow}" -> "${first}"`],
  );
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
