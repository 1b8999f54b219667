import type { FilePath } from "../../data/files/file-path.ts";
import type { Metadata } from "../../loader.ts";
import type { Node } from "../../node.ts";
import {
  checkOptions,
  isAtLeast,
  isFunction,
  isObject,
  isText,
  optional,
  type Rule,
} from "../options/check-options.ts";
import type { OpenLineageEvent } from "./event.ts";

/**
 * Posts each event as JSON. Network errors and the answers 429 and 5xx are tried again, after what `Retry-After` says or waits that grow.
 *
 * @example
 * ```ts
 * import { openLineage, type OpenLineageServer } from "eponym/adapters";
 *
 * const server: OpenLineageServer = { url: "https://lineage.example.org", apiKey: process.env["LINEAGE_KEY"] ?? "" };
 * const adapter = openLineage({ namespace: "shop", transport: server });
 * ```
 */
export interface OpenLineageServer {
  readonly url: string | URL;
  /** Sent as a bearer token, and told nowhere. */
  readonly apiKey?: string;
  /** The path under `url`; `api/v1/lineage` without it. */
  readonly endpoint?: string;
  /** For all attempts at one event together, in milliseconds; 5,000 without it. */
  readonly timeoutMs?: number;
  /** How often one event is sent at most; 3 without it. */
  readonly attempts?: number;
}

/**
 * Appends each event to a file, as one line of JSON. Folders are made.
 *
 * @example
 * ```ts
 * import { openLineage, type OpenLineageFile } from "eponym/adapters";
 *
 * const file: OpenLineageFile = { file: "lineage/events.jsonl" };
 * const adapter = openLineage({ namespace: "shop", transport: file });
 * ```
 */
export interface OpenLineageFile {
  readonly file: FilePath;
}

/**
 * Where events go: to a server, to a file, or to a function, which is waited for.
 *
 * @example
 * ```ts
 * import type { OpenLineageTransport } from "eponym/adapters";
 *
 * const transport: OpenLineageTransport = async (event) => {
 *   await fetch("http://localhost:5000/api/v1/lineage", { method: "POST", body: JSON.stringify(event) });
 * };
 * ```
 */
export type OpenLineageTransport =
  | OpenLineageServer
  | OpenLineageFile
  | ((event: OpenLineageEvent) => void | Promise<void>);

/**
 * What a job is, beside its name.
 *
 * @example
 * ```ts
 * import { openLineage, type OpenLineageJob } from "eponym/adapters";
 *
 * const job: OpenLineageJob = {
 *   name: "dailyOrders",
 *   description: "The orders of a day, by region.",
 *   sourceCode: { type: "git", url: "https://git.example.org/shop/blob/main/orders.ts", version: "9f2c1ab" },
 * };
 * const adapter = openLineage({ namespace: "shop", job, transport: { file: "lineage.jsonl" } });
 * ```
 */
export interface OpenLineageJob {
  readonly name?: string;
  readonly description?: string;
  /** Where its source is kept: the kind of version control, and the address of a file or folder. */
  readonly sourceCode?: {
    readonly type: string;
    readonly url: string;
    readonly repoUrl?: string;
    readonly path?: string;
    readonly version?: string;
    readonly tag?: string;
    readonly branch?: string;
  };
}

/** The run of another job that has started these runs, such as one of a scheduler. */
export interface OpenLineageParent {
  /** A UUID. */
  readonly runId: string;
  readonly namespace: string;
  readonly job: string;
}

/**
 * What `openLineage` takes.
 *
 * @example
 * ```ts
 * import { openLineage, type OpenLineageOptions } from "eponym/adapters";
 *
 * const options: OpenLineageOptions = {
 *   namespace: "shop",
 *   job: "dailyOrders",
 *   transport: { url: "http://localhost:5000" },
 *   dataset: ({ metadata }) => (typeof metadata["table"] === "string" ? { namespace: "postgres://db:5432", name: metadata["table"] } : undefined),
 * };
 * const adapter = openLineage(options);
 * ```
 */
export interface OpenLineageOptions {
  readonly transport: OpenLineageTransport;
  /** The namespace of the job. */
  readonly namespace: string;
  /** The job, or its name; without a name, the modules of the outputs: `orders` or `orders+customers`. */
  readonly job?: string | OpenLineageJob;
  readonly parent?: OpenLineageParent;
  /** The time for which a run is meant, such as the day whose data it computes. */
  readonly nominalTime?: { readonly start: Date; readonly end?: Date };
  /**
   * Names a dataset by what a loader or saver tells of it; `null` leaves it out, and `undefined` leaves it with its path or address, or else the name of its node. A
   * loader or saver may also tell `namespace` and `name` as metadata.
   */
  readonly dataset?: (found: {
    readonly node: Node;
    readonly metadata: Metadata;
    readonly direction: "input" | "output";
  }) => { readonly namespace: string; readonly name: string } | null | undefined;
  /** A URI that says who tells all this; `pkg:npm/eponym@…` without it. */
  readonly producer?: string;
}

const rules: Readonly<Record<string, Rule>> = {
  transport: [
    (value) => isFunction(value) || isObject(value),
    "{ url: … } for a server, { file: … }, or a function that takes an event",
  ],
  namespace: [isText, "the namespace of your jobs, as a text"],
  job: [optional((value) => isText(value) || isObject(value)), "the name of the job, or an object with it"],
  parent: [optional(isObject), "{ runId, namespace, job } of the run that started this one"],
  nominalTime: [optional(isObject), "{ start: … } as a Date, and end where it has one"],
  dataset: [optional(isFunction), "a function that names a dataset"],
  producer: [optional(isAddress), "a URI"],
};

const serverRules: Readonly<Record<string, Rule>> = {
  "transport.url": [isServer, "an address that begins with http:// or https:// and has no user or password in it"],
  "transport.apiKey": [optional(isHeaderText), "the key as a text without spaces or line breaks"],
  "transport.endpoint": [optional(isText), "the path of the endpoint as a text"],
  "transport.timeoutMs": [optional(isAtLeast(1)), "a number of milliseconds from 1 on"],
  "transport.attempts": [
    optional((value) => isAtLeast(1)(value) && Number.isInteger(value)),
    "a whole number from 1 on",
  ],
};
const fileRules: Readonly<Record<string, Rule>> = {
  "transport.file": [(value) => isText(value) || value instanceof URL, "the path of a file"],
};
const jobRules: Readonly<Record<string, Rule>> = {
  "job.name": [optional(isText), "the name of the job"],
  "job.description": [optional(isText), "what the job does, as a text"],
  "job.sourceCode": [
    optional(
      (value) => isObject(value) && "type" in value && isText(value.type) && "url" in value && isAddress(value.url),
    ),
    '{ type, url } of the source, such as { type: "git", url: … }',
  ],
};
const parentRules: Readonly<Record<string, Rule>> = {
  "parent.runId": [isUuid, "a UUID"],
  "parent.namespace": [isText, "the namespace of the other job"],
  "parent.job": [isText, "the name of the other job"],
};
const timeRules: Readonly<Record<string, Rule>> = {
  "nominalTime.start": [isDate, "a Date"],
  "nominalTime.end": [optional(isDate), "a Date"],
};

/** Throws every mistake in the options. */
export function checkLineageOptions(options: unknown): void {
  if (!isObject(options)) return checkOptions("openLineage", options, rules);
  const { transport, job, parent, nominalTime } = options as Readonly<Record<string, unknown>>;
  const parts: readonly (readonly [string, unknown, Readonly<Record<string, Rule>>])[] = [
    ["transport", transport, isObject(transport) && "file" in transport ? fileRules : serverRules],
    ["job", job, jobRules],
    ["parent", parent, parentRules],
    ["nominalTime", nominalTime, timeRules],
  ];
  // One list of all of them, so that everything wrong is told at once.
  const given: Record<string, unknown> = { ...options };
  const all = { ...rules };
  for (const [name, part, partRules] of parts) {
    if (!isObject(part)) continue;
    for (const [key, value] of Object.entries(part)) given[`${name}.${key}`] = value;
    Object.assign(all, partRules);
  }
  checkOptions("openLineage", given, all);
}

function isServer(value: unknown): boolean {
  const url = value instanceof URL ? value : URL.parse(String(value));
  return url !== null && /^https?:$/.test(url.protocol) && url.username === "" && url.password === "";
}

function isAddress(value: unknown): boolean {
  return typeof value === "string" && URL.canParse(value);
}

/** Printable ASCII, which every header takes. */
function isHeaderText(value: unknown): boolean {
  return typeof value === "string" && /^[!-~]+$/.test(value);
}

function isUuid(value: unknown): boolean {
  return typeof value === "string" && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value);
}

function isDate(value: unknown): boolean {
  return value instanceof Date && !Number.isNaN(value.getTime());
}
