import type { View } from "./view.ts";
import { isMissing } from "./view.ts";

/** How many elements are missing, over all columns of a table. */
export function countMissing(view: View): { missing: number; count: number } {
  if (view.kind === "table") {
    const columns = [...view.columns.values()].map(countMissing);
    return {
      missing: columns.reduce((sum, column) => sum + column.missing, 0),
      count: columns.reduce((sum, column) => sum + column.count, 0),
    };
  }
  let missing = 0;
  for (let index = 0; index < view.values.length; index++) if (isMissing(view.values[index])) missing++;
  return { missing, count: view.values.length };
}
