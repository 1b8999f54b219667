import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { runEvent, type SeenEvent } from "./lineage-schema.ts";

/** A catalogue of lineage: a server that takes events, and refuses what is none. */
export interface LineageServer {
  readonly url: string;
  readonly events: SeenEvent[];
  readonly requests: { readonly path: string; readonly headers: IncomingHttpHeaders }[];
  /** What was wrong with a request. */
  readonly refused: unknown[];
}

/** `answer` gives a status in place of looking at the event, or says that the server does not answer. */
export async function startServer(
  answer?: (request: number) => number | "silent" | "gone" | undefined,
): Promise<LineageServer> {
  const seen: Omit<LineageServer, "url"> = { events: [], requests: [], refused: [] };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      seen.requests.push({ path: request.url ?? "", headers: request.headers });
      const status = answer?.(seen.requests.length);
      if (status === "silent") return;
      if (status === "gone") {
        request.socket.destroy();
        return;
      }
      if (status !== undefined) {
        response.writeHead(status, status === 302 ? { location: "/elsewhere" } : {}).end("no: Bearer");
        return;
      }
      const read = runEvent.safeParse(JSON.parse(Buffer.concat(chunks).toString("utf8")));
      if (read.success) seen.events.push(read.data);
      else seen.refused.push(read.error);
      response.writeHead(read.success ? 201 : 400).end();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { ...seen, url: `http://127.0.0.1:${port}` };
}
