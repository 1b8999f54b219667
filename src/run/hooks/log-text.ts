import { describeThrown } from "../../errors/run.ts";
import { describeShape } from "../shape.ts";

/** What code logs as a text, which `tsc` has not seen to be one; of other values only what they are. */
export function readLogText(text: unknown): string {
  if (typeof text === "string") return text;
  if (text === undefined) return "";
  if (text instanceof Error) return describeThrown(text);
  return typeof text === "number" || typeof text === "boolean" ? String(text) : describeShape(text);
}
