/** What an error of an HTTP client tells: `fetch` responses, and errors shaped as those of openai or axios. */

/** A status of 4xx that says the same request may well succeed later: timeout, conflict, too early, too many. */
const passing: ReadonlySet<number> = new Set([408, 409, 425, 429]);

/** Longer waits that a server asks for are not respected; a retry takes `maxDelay` where that is longer. */
export const longestRetryAfter = 300_000;

export function readStatus(error: unknown): number | undefined {
  const found =
    readMember(error, "status") ??
    readMember(error, "statusCode") ??
    readMember(readMember(error, "response"), "status");
  return typeof found === "number" ? found : undefined;
}

/** Whether sending the same again cannot help. */
export function isHopeless(error: unknown): boolean {
  const status = readStatus(error);
  return status !== undefined && status >= 400 && status < 500 && !passing.has(status);
}

/** Milliseconds until the server wants to be asked again; `undefined` where it does not say. `now` is the time of day. */
export function readRetryAfter(error: unknown, now: number): number | undefined {
  const sources = [readMember(error, "headers"), readMember(readMember(error, "response"), "headers")];
  for (const headers of sources) {
    const ms = readAmount(readHeader(headers, "retry-after-ms"));
    if (ms !== undefined) return ms;
    const text = readHeader(headers, "retry-after");
    const seconds = readAmount(text);
    if (seconds !== undefined) return seconds * 1000;
    // A date has a time of day; of other texts a year is made up.
    const date = text !== undefined && /\d:\d\d:\d\d/.test(text) ? Date.parse(text) : Number.NaN;
    if (!Number.isNaN(date)) return Math.max(0, date - now);
  }
  return undefined;
}

function readAmount(text: string | undefined): number | undefined {
  return text !== undefined && /^\s*\d+(\.\d+)?\s*$/.test(text) ? Number(text) : undefined;
}

function readHeader(headers: unknown, name: string): string | undefined {
  if (headers === null || typeof headers !== "object") return undefined;
  if (headers instanceof Headers || typeof readMember(headers, "get") === "function")
    return (headers as Headers).get(name) ?? undefined;
  const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1] as unknown;
  const value: unknown = Array.isArray(found) ? found[0] : found;
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}

function readMember(value: unknown, key: string): unknown {
  return value !== null && typeof value === "object" ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}
