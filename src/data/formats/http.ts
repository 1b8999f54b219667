import type { StandardSchemaV1 } from "@standard-schema/spec";
import { addressWrong, formatWrong, httpFailed, httpRefused } from "../../errors/data.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import type { Loader, Metadata } from "../../loader.ts";
import { recognize } from "../files/recognize.ts";
import { validateValue } from "../validate-schema.ts";
import { parseJson } from "./parse-json.ts";

/** What goes with a request. */
export interface HttpOptions {
  /** Credentials belong here; they are never told. Of a redirect to another server, `authorization` and `cookie` are left out. */
  readonly headers?: Readonly<Record<string, string>>;
}

interface LoadOptions extends HttpOptions {
  readonly as?: "json" | "text" | "bytes";
  readonly schema?: StandardSchemaV1;
}

/** What a server answers to GET: JSON unless `as` says otherwise; with a schema, what the schema makes of it. Any status but 2xx is an error. */
export function loadHttp<T = unknown>(
  address: string | URL,
  options?: HttpOptions & { readonly as?: "json" },
): Loader<T>;
export function loadHttp(address: string | URL, options: HttpOptions & { readonly as: "text" }): Loader<string>;
export function loadHttp(address: string | URL, options: HttpOptions & { readonly as: "bytes" }): Loader<Uint8Array>;
export function loadHttp<T>(
  address: string | URL,
  options: HttpOptions & { readonly as?: "json" | "text"; readonly schema: StandardSchemaV1<unknown, T> },
): Loader<T>;
export function loadHttp(address: string | URL, { as = "json", headers, schema }: LoadOptions = {}): Loader<unknown> {
  return {
    kind: "http",
    async load({ signal }) {
      const url = readAddress(address);
      // Credentials may be in what follows the path.
      const shown = `${url.origin}${url.pathname}`;
      const { response, bytes } = await request(url, shown, headers, signal);
      const metadata = describe(response, shown, bytes.length);
      if (as === "bytes") return { data: bytes, metadata };
      const text = decode(bytes, as === "json" ? "utf-8" : charsetOf(response), shown);
      const html = "The answer is a web page: check the address.";
      const more = /html/.test(response.headers.get("content-type") ?? "") ? html : undefined;
      if (as === "json" && more !== undefined)
        throw new DataflowError([formatWrong(shown, "JSON", "it is HTML", more)]);
      const value = as === "json" ? parseJson(text, { origin: shown, format: "JSON" }) : text;
      return { data: await validateValue(value, schema, shown), metadata };
    },
  };
}

function readAddress(address: string | URL): URL {
  const url = URL.parse(address);
  if (url === null) throw new DataflowError([addressWrong("this one is none")]);
  if (url.protocol !== "http:" && url.protocol !== "https:")
    throw new DataflowError([addressWrong(`this one begins with ${url.protocol}`)]);
  if (url.username !== "" || url.password !== "")
    throw new DataflowError([addressWrong("this one has a user or password in it")]);
  return url;
}

async function request(
  url: URL,
  shown: string,
  headers: Readonly<Record<string, string>> | undefined,
  signal: AbortSignal,
): Promise<{ readonly response: Response; readonly bytes: Uint8Array }> {
  try {
    const response = await fetch(url, { signal, ...(headers && { headers }) });
    if (response.ok) return { response, bytes: new Uint8Array(await response.arrayBuffer()) };
    await response.body?.cancel();
    throw new DataflowError([httpRefused(shown, response.status)]);
  } catch (error) {
    if (error instanceof DataflowError) throw error;
    signal.throwIfAborted();
    throw new DataflowError([httpFailed(shown, reasonOf(error))]);
  }
}

/** The code of what lies below; the message of a wrong header would show the header. */
function reasonOf(error: unknown): string {
  const { cause } = error as { readonly cause?: { readonly code?: unknown } };
  if (typeof cause?.code === "string") return cause.code;
  return cause === undefined
    ? "the request cannot be made; a header may hold a character that is not allowed"
    : "the connection failed";
}

function charsetOf(response: Response): string {
  return /charset="?([^\s;"]+)/i.exec(response.headers.get("content-type") ?? "")?.[1] ?? "utf-8";
}

function decode(bytes: Uint8Array, charset: string, shown: string): string {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch (error) {
    const hint = recognize(bytes) ?? 'Read it with { as: "bytes" } and decode it.';
    throw new DataflowError([formatWrong(shown, "text", `it is not ${charset}`, hint)], { cause: error });
  }
}

function describe(response: Response, shown: string, bytes: number): Metadata {
  const contentType = response.headers.get("content-type");
  const modified = Date.parse(response.headers.get("last-modified") ?? "");
  return {
    url: shown,
    status: response.status,
    bytes,
    ...(contentType !== null && { contentType }),
    ...(!Number.isNaN(modified) && { modified: new Date(modified).toISOString() }),
  };
}
