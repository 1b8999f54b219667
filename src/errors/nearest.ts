import { distance } from "fastest-levenshtein";

/** The name that was probably meant, or `undefined` where none is near. */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  let nearest: string | undefined;
  let least = Math.max(1, Math.floor(name.length / 3)) + 1;
  for (const candidate of candidates) {
    const steps = candidate.toLowerCase() === name.toLowerCase() ? 0 : distance(name, candidate);
    if (steps < least) [nearest, least] = [candidate, steps];
  }
  return nearest;
}

/** `Did you mean "price"?`, or else what there is to choose from. */
export function suggestName(name: string, candidates: Iterable<string>): string {
  const all = [...new Set(candidates)];
  const nearest = nearestName(name, all);
  if (nearest !== undefined) return `Did you mean "${nearest}"?`;
  if (all.length === 0) return "There are none.";
  const shown = all.slice(0, 12).map((candidate) => `"${candidate}"`);
  return `There ${all.length === 1 ? "is" : "are"} ${shown.join(", ")}${all.length > shown.length ? ` and ${all.length - shown.length} more` : ""}.`;
}
