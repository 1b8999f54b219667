import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A server on this machine that notes when it was asked. */
export interface TestServer extends AsyncDisposable {
  readonly url: string;
  /** Milliseconds of `performance.now()` at which requests came. */
  readonly asked: readonly number[];
}

/** Answers the first requests one after the other, and all that follow with the last. */
export async function serve(
  answers: readonly ((response: ServerResponse, request: IncomingMessage) => void)[],
): Promise<TestServer> {
  const asked: number[] = [];
  const server = createServer((request, response) => {
    const answer = answers[Math.min(asked.length, answers.length - 1)]!;
    asked.push(performance.now());
    answer(response, request);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** An answer of a status, with headers. */
export function answer(status: number, headers: Readonly<Record<string, string>> = {}, body = "fine") {
  return (response: ServerResponse): void => {
    response.writeHead(status, headers).end(body);
  };
}

/** An error as the openai package throws it. */
class APIError extends Error {
  readonly status: number;
  readonly headers: Headers | Readonly<Record<string, string>>;

  constructor(status: number, headers: APIError["headers"]) {
    super(`${status} status code (no body)`);
    this.status = status;
    this.headers = headers;
  }
}

/** Fetches a text; what is not right is thrown in one of the shapes that clients have. */
export async function fetchText(url: string, shape: keyof typeof shapes, signal?: AbortSignal): Promise<string> {
  const response = await fetch(url, signal === undefined ? {} : { signal });
  return response.ok ? response.text() : Promise.reject(shapes[shape](response));
}

const shapes = {
  response: (response: Response) => response,
  error: ({ status, headers }: Response) =>
    Object.assign(new Error(`status ${status}`), { statusCode: status, headers }),
  wrapped: (response: Response) => Object.assign(new Error("Request failed"), { response }),
  openai: ({ status, headers }: Response) => new APIError(status, headers),
  "openai with plain headers": ({ status, headers }: Response) => new APIError(status, Object.fromEntries(headers)),
};
