import type { Tags } from "../node.ts";
import type { Direction, Shape } from "./options.ts";

/** How a box looks; colours are `#rrggbb` or names. */
export interface Style {
  readonly shape: Shape;
  readonly fill: string;
  readonly stroke: string;
  readonly text: string;
  /** The colour of all text but the name. */
  readonly quiet: string;
  readonly line: "solid" | "dashed" | "dotted";
  /** The width of its border in points. */
  readonly width: number;
}

/** One line of a label, already short enough to be drawn. */
export interface LabelLine {
  readonly kind: "name" | "badge" | "type" | "value" | "condition" | "column" | "tags" | "status" | "member";
  readonly text: string;
}

/** An input inside a box that several share. */
export interface Member {
  readonly name: string;
  readonly type: string;
  readonly optional: boolean;
}

/** A box of the picture. */
export interface Item {
  /** The name of what it shows, but `inputs:<node>` or `inputs?:<node>` for the shared inputs of a node and `variant:<function>:<node>` for a variant that is off. */
  readonly id: string;
  readonly name: string;
  readonly kind: "node" | "input" | "inputs" | "config" | "variant" | "inactive";
  readonly role: string;
  /** In full, where the label may be shortened. */
  readonly type: string;
  readonly lines: readonly LabelLine[];
  readonly style: Style;
  /** `output`, `override`, `path`, `fan-out`, `secret`. */
  readonly marks: readonly string[];
  readonly status?: string;
  /** When the variant is active, in words. */
  readonly condition?: string;
  readonly doc: string;
  readonly tags: Tags;
  /** `features.ts:12:8` */
  readonly place?: string;
  readonly module?: string;
  /** The id of the innermost frame around it. */
  readonly cluster?: string;
  readonly members?: readonly Member[];
  /** The fan-outs that it runs inside of, outermost first: it is there once for each item of theirs. */
  readonly forEach?: readonly string[];
  /** The columns or fields that its value is said to have, each with its type. */
  readonly schema?: Readonly<Record<string, string>>;
}

/** How values are taken: one item of a fan-out, all of its items, or only when asked for. */
export const arrowMarkers = ["each", "collect", "lazy"] as const;
/** One of the ways of taking a value. */
export type ArrowMarker = (typeof arrowMarkers)[number];

/** An arrow between two items. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  /** `value`; `indirect` where what lies between is left out; `selects` where a config value chooses the variant. */
  readonly kind: "value" | "indirect" | "selects";
  readonly optional: boolean;
  readonly path: boolean;
  readonly faded: boolean;
  /** Where it is no plain value. */
  readonly marker?: ArrowMarker;
}

/** A frame around items; an outer one stands before the frames inside it. */
export interface Cluster {
  readonly id: string;
  readonly label: string;
  readonly parent?: string;
  /** The node for each of whose items the frame is there once. */
  readonly forEach?: string;
}

/** A look and what it stands for. */
export interface LegendEntry {
  readonly label: string;
  readonly style: Style;
  /** It stands for arrows. */
  readonly arrow?: ArrowMarker;
}

/** A picture as plain data: everything that is decided before a format is. */
export interface Drawing {
  readonly title?: string;
  readonly direction: Direction;
  readonly items: readonly Item[];
  readonly arrows: readonly Arrow[];
  readonly clusters: readonly Cluster[];
  /** Only the looks that the picture has. */
  readonly legend: readonly LegendEntry[];
}
