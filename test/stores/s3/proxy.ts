import { once } from "node:events";
import { createServer, request, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** What stands between a store and its server: it counts, and breaks off what it is told to. */
export interface Proxy {
  readonly endpoint: string;
  /** `PUT /results/entries/…`, `LIST history/…` */
  readonly requests: string[];
  /** Whether the answer to a request is to break off in its middle. */
  breaks: (line: string) => boolean;
  readonly stop: () => void;
}

export async function startProxy(target: string): Promise<Proxy> {
  const requests: string[] = [];
  const server = createServer((incoming, outgoing) => {
    const line = describe(incoming);
    requests.push(line);
    const { method, headers } = incoming;
    const forwarded = request(new URL(incoming.url ?? "/", target), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      if (!proxy.breaks(line)) return void answer.pipe(outgoing);
      const length = Number(answer.headers["content-length"]);
      answer.once("data", (chunk: Buffer) => {
        outgoing.write(chunk.subarray(0, Math.floor(length / 2)), () => outgoing.destroy());
      });
    });
    forwarded.on("error", () => outgoing.destroy());
    incoming.pipe(forwarded);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const proxy: Proxy = {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    breaks: () => false,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
  return proxy;
}

function describe({ method, url = "/" }: IncomingMessage): string {
  const { pathname, searchParams } = new URL(url, "http://server");
  const prefix = searchParams.get("prefix");
  return searchParams.has("list-type") ? `LIST ${prefix}` : `${method} ${pathname.replace(/^\/results\//, "")}`;
}
