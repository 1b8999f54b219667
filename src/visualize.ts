export type {
  Arrow,
  ArrowMarker,
  Cluster,
  Drawing,
  Item,
  LabelLine,
  LegendEntry,
  Member,
  Style,
} from "./visualize/drawing.ts";
export { makeDrawing } from "./visualize/make-drawing.ts";
export { renderDot } from "./visualize/dot.ts";
export { renderMermaid } from "./visualize/mermaid.ts";
export type {
  BinaryFormat,
  Direction,
  DrawnNodeRun,
  DrawnRun,
  DrawOptions,
  Format,
  Names,
  NodeStyle,
  Renderer,
  RenderOptions,
  Shape,
  VisualizeOptions,
} from "./visualize/options.ts";
export { render } from "./visualize/render.ts";
export { visualizeGraph } from "./visualize/visualize-graph.ts";
