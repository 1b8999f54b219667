import { extractColumns } from "eponym";

/** A table type of the user's own. */
export interface Matrix<Name extends string> {
  readonly names: readonly Name[];
  columnNamed(name: Name): Float64Array;
}

declare module "eponym" {
  interface Tables<Table> {
    matrix: Table extends Matrix<infer Name> ? { [Column in Name]: Float64Array } : never;
  }
}

extractColumns(grid, ["height", "width"]);
export function grid(): Matrix<"height" | "width"> {
  return { names: ["height", "width"], columnNamed: () => new Float64Array(2) };
}

export function area(height: Float64Array, width: Float64Array): number {
  return (height[0] ?? 0) * (width[0] ?? 0);
}
