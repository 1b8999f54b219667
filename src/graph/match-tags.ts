import type { Tags, TagValue } from "../node.ts";

/** Which tags are wanted: every key must be there, with the value or one of the values; `null` asks for the key alone. */
export type WantedTags = Readonly<Record<string, TagValue | null>>;

export function matchTags(tags: Tags, wanted: WantedTags): boolean {
  return Object.entries(wanted).every(([key, value]) => hasTag(tags[key], value));
}

/** One value in common is enough where either side is a list. */
function hasTag(own: TagValue | undefined, wanted: TagValue | null | undefined): boolean {
  if (own === undefined) return false;
  if (wanted === null || wanted === undefined) return true;
  const values = Array.isArray(own) ? own : [own];
  return (Array.isArray(wanted) ? wanted : [wanted]).some((value) => values.includes(value));
}
