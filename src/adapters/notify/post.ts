import { setTimeout as wait } from "node:timers/promises";
import { notificationFailed } from "../../errors/adapter-options.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";

/** What is posted, and for how long that is tried. */
export interface Post {
  readonly url: URL;
  readonly headers: Headers;
  readonly body: string;
  /** For all attempts together. */
  readonly timeoutMs: number;
  readonly attempts: number;
}

/** Milliseconds before the second attempt; each wait is twice as long as the one before. */
const firstWait = 250;

interface Outcome {
  /** Why it did not work; the address is no part of it, as whoever knows it may post too. */
  readonly failure?: string;
  /** Milliseconds that the server asks to wait; `undefined`: it does not say. */
  readonly askedMs?: number | undefined;
  readonly isWorthAnother: boolean;
}

/** Posts as `postUntilTaken` does, and throws why it was not taken. */
export async function post(request: Post): Promise<void> {
  const refusal = await postUntilTaken(request);
  if (refusal !== undefined) throw new DataflowError([notificationFailed(refusal.reason, refusal.attempts)]);
}

/** Why a post was not taken; the address is no part of it. */
export interface Refusal {
  readonly reason: string;
  readonly attempts: number;
}

/** Posts until it is taken, or until attempts or time are used up. Network errors, 429 and 5xx are worth another attempt. */
export async function postUntilTaken({ attempts, timeoutMs, ...request }: Post): Promise<Refusal | undefined> {
  const deadline = performance.now() + timeoutMs;
  for (let attempt = 1; ; attempt++) {
    const { failure, askedMs, isWorthAnother } = await tryOnce(request, deadline - performance.now());
    if (failure === undefined) return undefined;
    const delay = askedMs ?? firstWait * 2 ** (attempt - 1);
    const isTimeLeft = performance.now() + delay < deadline;
    if (!isWorthAnother || attempt === attempts || !isTimeLeft) return { reason: failure, attempts: attempt };
    await wait(delay);
  }
}

async function tryOnce(
  { url, headers, body }: Pick<Post, "url" | "headers" | "body">,
  timeoutMs: number,
): Promise<Outcome> {
  try {
    const signal = AbortSignal.timeout(Math.max(0, Math.ceil(timeoutMs)));
    const response = await fetch(url, { method: "POST", headers, body, signal, redirect: "manual" });
    await response.body?.cancel();
    if (response.ok) return { isWorthAnother: false };
    return {
      failure: `the server answered ${response.status}`,
      askedMs: readRetryAfter(response.headers.get("retry-after")),
      isWorthAnother: response.status === 429 || response.status >= 500,
    };
  } catch (error) {
    return { failure: describeNetworkError(error), isWorthAnother: true };
  }
}

/** Seconds, or a date. */
function readRetryAfter(header: string | null): number | undefined {
  if (header === null) return undefined;
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

/** By its code only: messages of the network name the address. */
function describeNetworkError(error: unknown): string {
  if (!(error instanceof Error)) return "the network failed";
  if (error.name === "TimeoutError") return "the server did not answer in time";
  const code: unknown = error.cause instanceof Error ? Reflect.get(error.cause, "code") : undefined;
  return typeof code === "string" ? `the network failed with ${code}` : "the network failed";
}
