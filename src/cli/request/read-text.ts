import { InvalidArgumentError } from "commander";
import { shortestKey } from "../cache/shortest-key.ts";

/** A text that is not empty, as that of a variable of the shell is that was not set. */
export function readText(text: string): string {
  if (text.trim() === "") throw new InvalidArgumentError("It is empty.");
  return text;
}

/** Collects texts of which none is empty. */
export function collectTexts(text: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, readText(text)];
}

/** Collects the starts of keys. */
export function collectKeys(text: string, previous: readonly string[] = []): readonly string[] {
  if (text.length < shortestKey) throw new InvalidArgumentError(`Write at least ${shortestKey} characters of the key.`);
  return [...previous, text];
}
