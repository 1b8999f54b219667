import type { LegendEntry, Style } from "./drawing.ts";
import { ink, type Look, looks, type Mark, paper, quietInk } from "./looks.ts";

/** A style with what the legend has to say of it. */
export interface Painted {
  readonly style: Style;
  readonly legend: readonly LegendEntry[];
}

/** Lays marks over a look, later ones over earlier ones. */
export function paint(look: Look, marks: readonly Mark[]): Painted {
  const bare: Style = marks.reduce((style, mark) => ({ ...style, ...mark.style }), look.style);
  const style = marks.some((mark) => mark.style.fill !== undefined) ? { ...bare, ...inkOn(bare.fill) } : bare;
  const told = marks.filter(({ legend }) => legend !== "").map((mark) => describeMark(mark, look));
  return { style, legend: [...describeLook(look, style), ...told] };
}

/** A look whose fill gave way is told by its shape alone; one that has nothing left of its own is not told. */
function describeLook({ legend, style: own }: Look, style: Style): readonly LegendEntry[] {
  if (legend === "") return [];
  if (style.fill === own.fill) return [{ label: legend, style: own }];
  return style.shape === own.shape && own.shape !== looks.plain.style.shape
    ? [{ label: legend, style: { ...looks.plain.style, shape: own.shape, line: own.line, fill: paper } }]
    : [];
}

/** What a mark leaves to the box is shown on a plain one, or on the look itself where the mark keeps its fill. */
function describeMark({ legend, style }: Mark, look: Look): LegendEntry {
  const under =
    style.fill === undefined
      ? { ...looks.plain.style, fill: paper }
      : { ...look.style, shape: looks.plain.style.shape };
  const full = { ...under, line: "solid" as const, ...style };
  return { label: legend, style: { ...full, ...inkOn(full.fill) } };
}

/** The entries of a legend, each label once and in the given order; the first of a label that shows its own fill wins. */
export function collectLegend(entries: readonly LegendEntry[], order: readonly string[]): readonly LegendEntry[] {
  const found = new Map<string, LegendEntry>();
  for (const entry of entries) {
    const known = found.get(entry.label);
    if (known === undefined || (known.style.fill === paper && entry.style.fill !== paper))
      found.set(entry.label, entry);
  }
  const place = (label: string): number => (order.includes(label) ? order.indexOf(label) : order.length);
  return [...found.values()].toSorted((one, other) => place(one.label) - place(other.label));
}

/** Letters that stand out on a fill; dark ones where it is given by name. */
export function inkOn(fill: string): Pick<Style, "text" | "quiet"> {
  const short = /^#([\da-f])([\da-f])([\da-f])$/i.exec(fill);
  const digits = short ? short.slice(1).map((digit) => digit + digit) : /^#(..)(..)(..)$/.exec(fill)?.slice(1);
  if (digits === undefined) return { text: ink, quiet: ink };
  const [red, green, blue] = digits.map((pair) => linearLight(Number.parseInt(pair, 16) / 255)) as [
    number,
    number,
    number,
  ];
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  if (luminance < 0.2) return { text: paper, quiet: paper };
  return { text: ink, quiet: luminance > 0.7 ? quietInk : ink };
}

/** A channel of sRGB as light (IEC 61966-2-1), for the relative luminance that WCAG measures contrast with. */
function linearLight(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
