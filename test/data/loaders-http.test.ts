import { createServer, type IncomingMessage } from "node:http";
import { gzipSync } from "node:zlib";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { from } from "../../src/data/from.ts";
import type { Loader } from "../../src/loader.ts";
import { context, failureOf } from "./scratch.ts";

let requests: IncomingMessage[] = [];
const waiting = Promise.withResolvers<void>();
const server = createServer((request, response) => {
  requests.push(request);
  const { pathname } = new URL(request.url!, "http://here");
  const status = /^\/status\/(\d+)$/.exec(pathname)?.[1];
  if (status !== undefined) return response.writeHead(Number(status)).end("hunter2");
  if (pathname === "/value")
    return response
      .writeHead(200, { "content-type": "application/json", "last-modified": "Fri, 02 Jan 2026 03:04:05 GMT" })
      .end('{"a":[1,"ü"]}');
  if (pathname === "/packed") return response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync("[1]"));
  if (pathname === "/latin")
    return response
      .writeHead(200, { "content-type": 'text/plain; charset="iso-8859-1"' })
      .end(Buffer.from("ü", "latin1"));
  if (pathname === "/moved") return response.writeHead(302, { location: "/value" }).end();
  if (pathname === "/page") return response.writeHead(200, { "content-type": "text/html" }).end("<html>hunter2</html>");
  if (pathname === "/broken") return response.writeHead(200).end('{"a":\n hunter2}');
  if (pathname === "/cut") {
    response.writeHead(200, { "content-length": "100" }).write("[1,");
    return setImmediate(() => response.destroy());
  }
  // Never ends: only an abort does.
  response.writeHead(200).write("[");
  waiting.resolve();
});

let base = "";
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
const load = async <T>(loader: Loader<T>): Promise<T> => (await loader.load(context)).data;

describe("an answer", () => {
  test("is JSON, with what is known of it", async () => {
    requests = [];
    const loader = from.http(`${base}/value?key=hunter2`, { headers: { authorization: "Bearer x" } });
    expect(requests).toEqual([]);
    expect(await loader.load(context)).toEqual({
      data: { a: [1, "ü"] },
      metadata: {
        url: `${base}/value`,
        status: 200,
        bytes: 14,
        contentType: "application/json",
        modified: "2026-01-02T03:04:05.000Z",
      },
    });
    expect(requests.map(({ method, url, headers }) => [method, url, headers.authorization])).toEqual([
      ["GET", "/value?key=hunter2", "Bearer x"],
    ]);
  });

  test("is a text, bytes, or what a schema makes of it", async () => {
    expect(await load(from.http(new URL(`${base}/latin`), { as: "text" }))).toBe("ü");
    expect(await load(from.http(`${base}/latin`, { as: "bytes" }))).toEqual(new Uint8Array([0xfc]));
    expect(await load(from.http(`${base}/packed`))).toEqual([1]);
    expect(await load(from.http(`${base}/moved`))).toEqual({ a: [1, "ü"] });
    const schema = z.object({ a: z.tuple([z.number(), z.string()]).transform(([first]) => first) });
    expect(await load(from.http(`${base}/value`, { schema }))).toEqual({ a: 1 });
    expect((await failureOf(load(from.http(`${base}/value`, { schema: z.array(z.unknown()) })))).code).toBe(
      "SCHEMA_REFUSED",
    );
  });

  test.each([
    [401, "headers"],
    [404, "address"],
    [429, "wait"],
    [503, "later"],
    [304, "address"],
  ])("of status %d is an error", async (status, hint) => {
    const options = { headers: { authorization: "hunter2" } };
    const error = await failureOf(load(from.http(`${base}/status/${status}?key=hunter2`, options)));
    expect(error.code).toBe("HTTP_STATUS");
    expect(error.message).toContain(`${base}/status/${status} answered with status ${status}`);
    expect(error.hint).toContain(hint);
    expect(error.message).not.toContain("hunter2");
  });

  test.each([
    ["page", "HTML"],
    ["broken", "line 2, column 2"],
  ])("that is no JSON: %s", async (path, place) => {
    const error = await failureOf(load(from.http(`${base}/${path}?key=hunter2`)));
    expect(error.code).toBe("FORMAT_WRONG");
    expect(error.message).toContain(place);
    expect(error.message).not.toContain("hunter2");
  });

  test("that breaks off", async () => {
    expect((await failureOf(load(from.http(`${base}/cut`)))).code).toBe("HTTP_FAILED");
  });
});

test("an abort ends a request under way", async () => {
  const controller = new AbortController();
  const reason = new Error("enough");
  const work = from.http(`${base}/endless`).load({ ...context, signal: controller.signal });
  await waiting.promise;
  controller.abort(reason);
  await expect(work).rejects.toBe(reason);
});

test("a server that is not there", async () => {
  const free = createServer();
  await new Promise<void>((done) => free.listen(0, "127.0.0.1", done));
  const { port } = free.address() as AddressInfo;
  await new Promise((done) => free.close(done));
  const error = await failureOf(load(from.http(`http://127.0.0.1:${port}/a?key=hunter2`)));
  expect([error.code, error.message.includes("ECONNREFUSED"), error.message.includes("hunter2")]).toEqual([
    "HTTP_FAILED",
    true,
    false,
  ]);
});

test.each(["no address", "/relative", "ftp://example.org/a", "file:///etc/hosts", "http://user:hunter2@example.org/a"])(
  "%s is no address",
  async (address) => {
    const error = await failureOf(load(from.http(address)));
    expect([error.code, error.message.includes("hunter2")]).toEqual(["ADDRESS_WRONG", false]);
  },
);

test("a header that is not allowed is not shown", async () => {
  const error = await failureOf(load(from.http(`${base}/value`, { headers: { authorization: "hunter2\nx" } })));
  expect([error.code, error.message.includes("hunter2")]).toEqual(["HTTP_FAILED", false]);
});
