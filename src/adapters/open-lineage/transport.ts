import { appendFile, mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { type FilePath, resolvePath } from "../../data/files/file-path.ts";
import { describeThrown } from "../../errors/run.ts";
import { postUntilTaken } from "../notify/post.ts";
import type { OpenLineageEvent } from "./event.ts";
import type { OpenLineageServer, OpenLineageTransport } from "./options.ts";

/** Where events go. */
export interface Transport {
  /** For people, without anything secret. */
  readonly where: string;
  /** Gives why the event was not taken, if it was not. */
  readonly send: (event: OpenLineageEvent) => Promise<string | undefined>;
}

export function openTransport(given: OpenLineageTransport): Transport {
  if (typeof given === "function")
    return { where: "the transport", send: (event) => attempt(async () => given(event), describeThrown) };
  return "file" in given ? appendTo(given.file) : postTo(given);
}

function postTo({
  url,
  endpoint = "api/v1/lineage",
  apiKey,
  timeoutMs = 5_000,
  attempts = 3,
}: OpenLineageServer): Transport {
  const address = new URL(url);
  address.pathname = `${address.pathname.replace(/\/+$/, "")}/${endpoint.replace(/^\/+/, "")}`;
  const headers = new Headers({ "content-type": "application/json" });
  if (apiKey !== undefined) headers.set("authorization", `Bearer ${apiKey}`);
  return {
    where: `${address.origin}${address.pathname}`,
    async send(event) {
      const refusal = await postUntilTaken({ url: address, headers, body: JSON.stringify(event), timeoutMs, attempts });
      return refusal?.reason;
    },
  };
}

/** One line after the other, so that those of several runs do not mix. */
function appendTo(file: FilePath): Transport {
  const append = async (event: OpenLineageEvent): Promise<void> => {
    const path = resolvePath(file);
    await mkdir(dirname(path), { recursive: true });
    await appendFile(path, `${JSON.stringify(event)}\n`);
  };
  let last: Promise<unknown> = Promise.resolve();
  return {
    where: "the file",
    send(event) {
      const sent = last.then(() => attempt(() => append(event), describeSystemError));
      last = sent;
      return sent;
    },
  };
}

async function attempt(work: () => Promise<void>, explain: (error: unknown) => string): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    return explain(error);
  }
}

function describeSystemError(error: unknown): string {
  const { code } = error as { readonly code?: unknown };
  return typeof code === "string" ? code : describeThrown(error);
}
