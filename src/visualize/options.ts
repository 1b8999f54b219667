import type { Node, TagValue } from "../node.ts";

/** The formats a picture can be given in. */
export const formats = ["mermaid", "dot", "svg", "png", "html", "json", "pdf"] as const;
/** One of the formats. */
export type Format = (typeof formats)[number];

/** What draws `svg`, `png` and `pdf`: Graphviz inside this process, or Mermaid in an installed Chromium. */
export const renderers = ["graphviz", "mermaid"] as const;
/** One of the renderers. */
export type Renderer = (typeof renderers)[number];

/** Where the edges point: left to right, top to bottom, and their opposites. */
export const directions = ["LR", "TB", "RL", "BT"] as const;
/** One of the directions. */
export type Direction = (typeof directions)[number];

/** The shapes of boxes; `cut` has its corners cut off, `double` a second border. */
export const shapes = ["rounded", "box", "double", "note", "cylinder", "cut"] as const;
/** One of the shapes. */
export type Shape = (typeof shapes)[number];

/** Names, or an object of which only the keys are read. */
export type Names = readonly string[] | Readonly<Record<string, unknown>>;

/** How a `style` function changes the look of one node; what it leaves out stays. */
export interface NodeStyle {
  /** `#rrggbb`, `#rgb` or a colour's name. */
  readonly fill?: string;
  readonly stroke?: string;
  readonly shape?: Shape;
  /** Stands in place of the name. */
  readonly label?: string;
  /** What the legend says of this look. */
  readonly legend?: string;
}

/** What became of one node in a run. */
export interface DrawnNodeRun {
  readonly status: string;
  readonly ms?: number | undefined;
  /** How many items there were, of a node inside of a fan-out. */
  readonly items?: number | undefined;
}

/** What a run says of its nodes, as far as a picture needs it. */
export interface DrawnRun {
  readonly nodes: Readonly<Record<string, DrawnNodeRun>>;
}

/** What is in a picture and how it looks. Each of the choices of nodes narrows the picture further. */
export interface DrawOptions {
  /** Only these and what they need; they are marked. */
  readonly outputs?: readonly string[];
  /** Inputs that are given. One that is named like a node without an active variant stands in for it. */
  readonly inputs?: Names;
  /** Nodes whose value is given: they are marked, and what only they needed is left out. */
  readonly overrides?: Names;
  /** Only these and everything that they are computed from. */
  readonly upstreamOf?: string | readonly string[];
  /** Only these and everything that is computed from them. */
  readonly downstreamOf?: string | readonly string[];
  /** Marks every way from the first to the second. */
  readonly path?: readonly [from: string, to: string];
  /** Only what is on the `path`. */
  readonly pathOnly?: boolean;
  /** Only nodes with these tags; `true` asks for a tag whatever its value. Edges go on through what is left out. */
  readonly tags?: Readonly<Record<string, TagValue>>;
  /** Shows what a run did with each node. */
  readonly run?: DrawnRun;
  /** One colour for each value of this tag. */
  readonly colorBy?: string;
  /** The look of single nodes; called once a node. */
  readonly style?: (node: Node) => NodeStyle | undefined;
  /** Also shows the variants that the config switches off, faded. */
  readonly variants?: boolean;
  /** `"LR"` unless told. */
  readonly direction?: Direction;
  /** `true` unless told. */
  readonly legend?: boolean;
  readonly title?: string;
  /** Draws a frame around the nodes of each module. */
  readonly groupBy?: "module" | "none";
  /** Inputs that only one node takes share one box; `true` unless told. */
  readonly groupInputs?: boolean;
  readonly hideInputs?: boolean;
  readonly hideConfig?: boolean;
  readonly hideTypes?: boolean;
  readonly hideTags?: boolean;
  /** Draws a checked node as one, without its checks and the value before them. */
  readonly hideChecks?: boolean;
  /** The folder that source files are named from; without it they are named as the graph does. */
  readonly root?: string;
}

/** How a drawing becomes a file. */
export interface RenderOptions {
  /** `"svg"` unless told. */
  readonly format?: Format;
  /** `"graphviz"` unless told; `pdf` needs `"mermaid"`. */
  readonly renderer?: Renderer;
  /** The project whose `@mermaid-js/mermaid-cli` is used; the current folder unless told. */
  readonly root?: string;
}

/** What is drawn, and how it becomes a file. */
export interface VisualizeOptions extends DrawOptions, RenderOptions {
  /** The folder that source files are named from and whose `@mermaid-js/mermaid-cli` is used; the current one unless told. */
  readonly root?: string;
}

/** Options that ask for bytes instead of text. */
export interface BinaryFormat {
  readonly format: "png" | "pdf";
}
