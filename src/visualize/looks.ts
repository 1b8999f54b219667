import type { ArrowMarker, Style } from "./drawing.ts";

/** What the legend calls a kind of box, and how it looks. */
export interface Look {
  readonly legend: string;
  readonly style: Style;
  /** Says nothing that another box does not say: no type, tags or condition. */
  readonly quiet?: boolean;
}

export const ink = "#1f2933";
export const quietInk = "#52606d";
export const paper = "#ffffff";
export const frame = { fill: "#f6f7f9", stroke: "#c5ccd6", text: "#52606d" };
export const arrowColour = "#7b8794";
const purple = "#7a4b94";
const cyan = "#0b7a9b";

/** Around what runs once for each item of a fan-out. */
export const fanFrame = { fill: "#f1f9fb", stroke: cyan, text: "#0b5f78" };

const base: Style = {
  shape: "rounded",
  fill: "#dfecf8",
  stroke: "#2f6ea8",
  text: ink,
  quiet: quietInk,
  line: "solid",
  width: 1.1,
};
const part: Style = { ...base, fill: "#f1f7fc", stroke: "#6f9fc8" };
const store: Style = { ...base, shape: "cylinder" };
const outside: Style = { ...base, shape: "box", fill: paper, stroke: "#616e7c", line: "dashed" };

/** The roles of nodes, in the order of the legend. A role that is not here looks like a function and is called by its name. */
const roleLooks: ReadonlyMap<string, Look> = new Map([
  ["function", { legend: "function", style: base }],
  ["column", { legend: "column", style: part }],
  ["field", { legend: "field", style: part }],
  ["element", { legend: "element", style: part }],
  [
    "raw",
    {
      legend: "raw value",
      style: { ...part, fill: paper, stroke: "#9aa5b1" },
      quiet: true,
    },
  ],
  ["step", { legend: "step", style: { ...base, shape: "box", fill: "#e9ecfa", stroke: "#5661b3" } }],
  ["loader", { legend: "loader", style: { ...store, fill: "#e3eff0", stroke: "#4a7c80" } }],
  ["table", { legend: "table with added columns", style: part }],
  ["loaded", { legend: "loaded value", style: part }],
  ["subdag input", { legend: "input of a subdag", style: { ...outside, line: "solid" } }],
  ["saver", { legend: "saver", style: { ...store, fill: "#f4ecdd", stroke: "#8d6b2f" } }],
  ["saved", { legend: "saver", style: { ...store, fill: "#f4ecdd", stroke: "#8d6b2f" } }],
  ["resolved", { legend: "made as the config says", style: { ...part, line: "dashed" } }],
  [
    "check",
    {
      legend: "check",
      style: { ...base, shape: "double", fill: "#dcf1ea", stroke: "#1c7c66" },
      quiet: true,
    },
  ],
]);

/** What is no node of its own. */
export const looks = {
  input: { legend: "input", style: outside },
  optionalInput: { legend: "optional input", style: { ...outside, line: "dotted" } },
  config: { legend: "config", style: { ...base, shape: "note", fill: "#f3e9f7", stroke: purple } },
  inactive: {
    legend: "no variant active",
    style: { ...outside, fill: "#f5f6f8", stroke: "#a3adb8", text: quietInk, quiet: quietInk },
  },
  inactiveVariant: {
    legend: "variant that is off",
    style: { ...base, fill: "#f8f9fa", stroke: "#b8c0ca", text: "#66717d", quiet: "#66717d", line: "dashed" },
  },
  dormantInput: {
    legend: "variant that is off",
    style: { ...outside, fill: "#f8f9fa", stroke: "#b8c0ca", text: "#66717d", quiet: "#66717d" },
  },
  fanOut: {
    legend: "for each item",
    style: { ...base, fill: fanFrame.fill, stroke: fanFrame.stroke, text: fanFrame.text, line: "dashed" },
  },
  group: { legend: "group", style: { ...base, fill: frame.fill, stroke: frame.stroke, text: frame.text } },
  tags: { legend: "tag: value", style: { ...base, fill: paper, stroke: paper, text: quietInk } },
  plain: { legend: "", style: { ...base, fill: "#f5f6f8", stroke: "#8693a0" } },
} satisfies Record<string, Look>;

/** What is said of a box on top of what it is: only what differs. */
export interface Mark {
  readonly legend: string;
  readonly style: Partial<Style>;
}

export const marks = {
  variant: { legend: "variant", style: { stroke: purple, width: 1.6 } },
  output: { legend: "output", style: { fill: "#ffd877", stroke: "#8a5a00", width: 1.8 } },
  override: { legend: "override", style: { shape: "cut", fill: "#fbdfd0", stroke: "#b4460f", line: "solid" } },
  path: { legend: "path", style: { stroke: "#c8102e", width: 2.6 } },
  "fan-out": { legend: "fan-out", style: { stroke: cyan, width: 2.2 } },
  // A word in the label tells it.
  secret: { legend: "", style: {} },
} satisfies Record<string, Mark>;

/** Arrows that are told from plain ones by more than their path; without a legend, what they lead to tells their meaning. */
export const arrowLooks: Readonly<Record<ArrowMarker, { readonly legend: string; readonly stroke: string }>> = {
  each: { legend: "", stroke: cyan },
  collect: { legend: "collects all items", stroke: cyan },
  lazy: { legend: "taken when called", stroke: arrowColour },
};

/** A run's statuses, in the order of the legend; another one is shown in grey by its name. */
const statusMarks: ReadonlyMap<string, Mark> = new Map<string, Mark>([
  ["done", { legend: "done", style: { fill: "#cfeadb", stroke: "#1c7c54" } }],
  ["cached", { legend: "cached", style: { fill: "#d6e6f7", stroke: "#2f6ea8", line: "dashed" } }],
  ["failed", { legend: "failed", style: { fill: "#f9c9bd", stroke: "#a8200d", width: 2.6 } }],
  ["skipped", { legend: "skipped", style: { fill: "#eceff2", stroke: "#7b8794", line: "dotted" } }],
  ["input", { legend: "input", style: {} }],
  ["override", { legend: "override", style: marks.override.style }],
]);

/** Fills that stay apart for every kind of colour vision, dark ink being legible on each (Paul Tol's light scheme, a third lighter). */
const tagFills = ["#a7c8e9", "#f4e9b2", "#f4b29c", "#85d3bd", "#ffc8d3", "#d3de7a", "#bde9ff", "#c8c859"] as const;
const tagLines = ["solid", "dashed", "dotted"] as const;

export function lookOfRole(role: string): Look {
  return roleLooks.get(role) ?? { legend: role, style: base };
}

export function markOfStatus(status: string): Mark {
  return statusMarks.get(status) ?? { legend: status, style: { fill: "#eceff2", stroke: "#7b8794" } };
}

/** The look of the nodes with the value in that place among a tag's values; border lines tell apart what shares a fill. */
export function tagStyle(place: number): Partial<Style> {
  const round = Math.floor(place / tagFills.length);
  return { fill: tagFills[place % tagFills.length]!, stroke: quietInk, line: tagLines[round % tagLines.length]! };
}

/** The order in which the legend names what is there; what is not listed comes after. */
export const legendOrder: readonly string[] = [
  ...[...roleLooks.values()].map(({ legend }) => legend),
  ...Object.values(looks).map(({ legend }) => legend),
  ...Object.values(marks).map(({ legend }) => legend),
  ...Object.values(arrowLooks).map(({ legend }) => legend),
  ...[...statusMarks.values()].map(({ legend }) => legend),
];
