import type { Adapter, RunInfo } from "../run/adapter.ts";
import { formatSlack } from "./notify/format-slack.ts";
import { post } from "./notify/post.ts";
import { describeRunFailure, type RunFailure } from "./notify/run-failure.ts";
import { checkOptions, isAtLeast, isBoolean, isFunction, isObject, isText, optional } from "./options/check-options.ts";
import { createRedactor, type Redactor } from "./secrets/redact.ts";

/**
 * Where `notifyOnFailure` posts to, what, and for how long it tries.
 *
 * @example
 * ```ts
 * import { notifyOnFailure, type NotifyOnFailureOptions } from "eponym/adapters";
 *
 * const options: NotifyOnFailureOptions = {
 *   url: process.env["ALERTS_URL"] ?? "http://localhost:8080/alerts",
 *   format: "json",
 *   headers: { authorization: "Bearer …" },
 * };
 * ```
 */
export interface NotifyOnFailureOptions {
  /** Where it is posted to: `http:` or `https:`. It is never told to anybody. */
  readonly url: string | URL;
  /** What is posted, as JSON: a message for Slack's webhooks (`"slack"`, unless given), a `RunFailure` (`"json"`), or what a function makes of that; nothing, where it gives `undefined`. */
  readonly format?: "slack" | "json" | ((failure: RunFailure) => unknown);
  /** What the runs are called in the message. */
  readonly title?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Milliseconds for all attempts together, by which the end of a run is delayed at most; 5000 unless given. */
  readonly timeoutMs?: number;
  /** How often it is tried at most; 3 unless given. */
  readonly attempts?: number;
  /** Tells of runs that were aborted, too. */
  readonly aborted?: boolean;
}

/**
 * Posts a message when a run fails, once a run: which nodes, with codes, messages and places, the id and the times of the run. It holds no values, and what is equal to
 * a secret of the run is taken out of the messages. Network errors and the answers 429 and 5xx are tried again, after what `Retry-After` says, or after a quarter of a
 * second and twice as long each time; if all fails, the run has a warning `ADAPTER_FAILED`.
 *
 * @throws {DataflowError} `ADAPTER_OPTION_INVALID`, `ADAPTER_OPTION_UNKNOWN` for options that are none.
 *
 * @example
 * ```ts
 * import { Driver } from "eponym";
 * import { notifyOnFailure } from "eponym/adapters";
 * import prices from "./prices.dag.ts";
 *
 * const url = process.env["SLACK_WEBHOOK"] ?? "http://localhost:8080/";
 * const driver = new Driver({ modules: [prices], adapters: [notifyOnFailure({ url, title: "Prices" })] });
 * ```
 */
export function notifyOnFailure(options: NotifyOnFailureOptions): Adapter {
  checkOptions("notifyOnFailure", options, {
    url: [
      (url) => readUrl(url) !== undefined,
      "a URL that begins with https:// or http:// and has no name or password in it",
    ],
    format: [
      optional((format) => format === "slack" || format === "json" || isFunction(format)),
      '"slack", "json" or a function of the failure',
    ],
    title: [optional(isText), "a text"],
    headers: [
      optional((headers) => readHeaders(headers) !== undefined),
      "an object of texts by the name of the header",
    ],
    timeoutMs: [optional(isAtLeast(1)), "milliseconds, 1 or more"],
    attempts: [optional((value) => Number.isInteger(value) && isAtLeast(1)(value)), "a whole number, 1 or more"],
    aborted: [optional(isBoolean), "true or false"],
  });
  const { format = "slack", title, timeoutMs = 5000, attempts = 3, aborted = false } = options;
  const url = readUrl(options.url)!;
  const headers = readHeaders(options.headers ?? {})!;
  if (!headers.has("content-type")) headers.set("content-type", "application/json");
  const print = typeof format === "function" ? format : format === "json" ? same : formatSlack;
  const redactors = new WeakMap<RunInfo, Redactor>();
  return {
    name: "notifyOnFailure",
    onGraphStart: (run) => void redactors.set(run, createRedactor(run)),
    onNodeEnd(call, { value }) {
      if (call.run.graph.secrets.has(call.node.name)) redactors.get(call.run)?.learn(call, value);
    },
    async onGraphEnd(run, end) {
      const { status } = end;
      if (status === "done" || (status === "aborted" && !aborted)) return;
      const failure = describeRunFailure(run, end, status, title, redactors.get(run) ?? createRedactor(run));
      const body = JSON.stringify(print(failure)) as string | undefined;
      if (body !== undefined) await post({ url, headers, body, timeoutMs, attempts });
    },
  };
}

function same(failure: RunFailure): RunFailure {
  return failure;
}

/** A URL with a name and password in it is refused by `fetch`, which would tell it whole. */
function readUrl(url: unknown): URL | undefined {
  const text = url instanceof URL ? url.href : url;
  const parsed = typeof text === "string" && URL.canParse(text) ? new URL(text) : undefined;
  const isFine = parsed !== undefined && /^https?:$/.test(parsed.protocol) && parsed.username + parsed.password === "";
  return isFine ? parsed : undefined;
}

function readHeaders(headers: unknown): Headers | undefined {
  try {
    return isObject(headers) ? new Headers(headers as Record<string, string>) : undefined;
  } catch {
    return undefined;
  }
}
