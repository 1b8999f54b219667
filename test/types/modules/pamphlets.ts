import type { Collect } from "eponym";

/** One book by itself, where there were many. */
export function book(leaflet: string): { title: string; text: string } {
  return { title: leaflet, text: leaflet };
}

/** Collects what still fans out. */
export function words(counts: Collect<{ words: number }>): number {
  return counts.length;
}
