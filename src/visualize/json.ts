import type { Drawing } from "./drawing.ts";

/** Writes a drawing as JSON, for programs that draw it themselves: `{ version, title, direction, items, arrows, clusters, legend }`. */
export function renderJson(drawing: Drawing): string {
  return `${JSON.stringify({ version: 1, ...drawing }, null, 2)}\n`;
}
