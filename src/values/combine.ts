import { sha256 } from "./sha256.ts";

/** One version for several: the same only for the same tag and the same parts in the same order, wherever one part ends and the next begins. */
export function combineVersions(tag: string, parts: readonly string[]): string {
  let text = `${tag.length}:${tag}${parts.length};`;
  for (const part of parts) text += `${part.length}:${part}`;
  return sha256(text);
}
