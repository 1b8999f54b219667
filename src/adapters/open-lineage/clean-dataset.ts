import type { Redactor } from "../secrets/redact.ts";
import type { FoundDataset } from "./find-dataset.ts";

/** A dataset with no secret in its name, its place and its columns. Numbers count rows and bytes, and stay. */
export function cleanDataset(found: FoundDataset, { cleanText }: Redactor): FoundDataset {
  const clean = (part: unknown): unknown => {
    if (typeof part === "string") return cleanText(part);
    if (typeof part !== "object" || part === null) return part;
    if (Array.isArray(part)) return part.map(clean);
    return Object.fromEntries(
      Object.entries(part).map(([name, inner]) => [name, name.startsWith("_") ? inner : clean(inner)]),
    );
  };
  return { ...found, dataset: clean(found.dataset) as FoundDataset["dataset"] };
}
