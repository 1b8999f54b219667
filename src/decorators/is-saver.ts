import type { Metadata } from "../loader.ts";
import type { Saver } from "../saver.ts";

/** Whether a value can save. */
export function isSaver(value: unknown): value is Saver<unknown> {
  return typeof value === "object" && value !== null && "save" in value && typeof value.save === "function";
}

/** Whether a saver has told what is known of what it saved. */
export function isMetadata(value: unknown): value is Metadata {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
