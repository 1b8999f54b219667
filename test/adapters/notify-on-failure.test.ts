import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { notifyOnFailure, type NotifyOnFailureOptions } from "../../src/adapters.ts";
import { type Adapter, type DataflowError, Driver, type Problem } from "../../src/index.ts";
import { rejection, sketchModule } from "../run/make-dataflow.ts";

interface Received {
  readonly headers: IncomingMessage["headers"];
  readonly method: string | undefined;
  readonly body: unknown;
}

/** Answers each request in turn: with a status and headers, by breaking off, or not at all. */
type Answer = number | readonly [status: number, headers: Record<string, string>] | "break" | "silence";

interface Hook {
  readonly url: string;
  readonly received: readonly Received[];
  readonly close: () => Promise<void>;
}

async function serve(...answers: readonly Answer[]): Promise<Hook> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let text = "";
    request.on("data", (bytes: Buffer) => (text += bytes.toString()));
    request.on("end", () => {
      received.push({ headers: request.headers, method: request.method, body: JSON.parse(text) });
      const answer = answers[received.length - 1] ?? 200;
      if (answer === "silence") return;
      if (answer === "break") request.socket.destroy();
      else if (typeof answer === "number") response.writeHead(answer).end("told");
      else response.writeHead(...answer).end();
    });
  });
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  onTestFinished(close);
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook/T0P`, received, close };
}

const module = sketchModule({
  net: [["price", "secret key"], (price: number) => price * 2],
  total: [
    ["net", "secret key"],
    (net: number, key: string) => {
      throw new RangeError(`no rate for ${net > 0 ? "any" : "none"} <${key}>`);
    },
  ],
  other: [
    ["price"],
    () => {
      throw new Error("closed");
    },
  ],
  fine: [["price"], (price: number) => price],
});
const inputs = { price: 777, key: "s3cr3t" };

interface Outcome {
  readonly error: DataflowError;
  readonly warnings: readonly Problem[];
}

/** Runs into a failure, with the warnings that adapters are told. */
async function fail(options: NotifyOnFailureOptions): Promise<Outcome> {
  const warnings: Problem[] = [];
  const spy: Adapter = { name: "spy", onWarning: (_, problem) => void warnings.push(problem) };
  const driver = new Driver({ modules: [module], adapters: [notifyOnFailure(options), spy] });
  return { error: (await rejection(driver.run(["total"], { inputs }))) as DataflowError, warnings };
}

test("a failure is posted once a run, as a message that Slack takes", async () => {
  const { url, received } = await serve();
  const { error, warnings } = await fail({ url, title: "Prices" });
  expect([error.code, warnings]).toEqual(["NODE_FAILED", []]);
  expect(received).toHaveLength(1);
  expect(received[0]?.headers["content-type"]).toBe("application/json");
  expect(received[0]?.method).toBe("POST");
  const problem =
    '```"total" failed: RangeError: no rate for any &lt;[secret]&gt;\n  It was given:\n    net: number\n    key: secret```';
  expect(received[0]?.body).toEqual({
    text: 'Prices failed: "total"; failed at "total"',
    blocks: [
      { type: "section", text: { type: "mrkdwn", text: '*Prices failed: "total"*' } },
      { type: "section", text: { type: "mrkdwn", text: `\`NODE_FAILED\` \`flow.ts:4:17\`\n${problem}` } },
      {
        type: "context",
        elements: [
          { type: "mrkdwn", text: expect.stringMatching(/^run [\da-f-]{36} · 20\S+Z · after \d+\.\d s$/) as unknown },
        ],
      },
    ],
  });
});

test("as plain data it has every problem, and neither values nor secrets", async () => {
  const { url, received } = await serve();
  const driver = new Driver({
    modules: [module],
    adapters: [notifyOnFailure({ url: new URL(url), format: "json", headers: { "X-Key": "k1" } })],
  });
  const { id, startedAt } = await driver.run(["total", "other", "fine"], { inputs, onError: "continue" });
  const { body, headers } = received[0]!;
  expect(headers["x-key"]).toBe("k1");
  expect(body).toEqual({
    status: "failed",
    runId: id,
    startedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as unknown,
    endedAt: expect.stringMatching(/Z$/) as unknown,
    ms: expect.any(Number) as unknown,
    outputs: ["total", "other", "fine"],
    problems: [
      {
        code: "NODE_FAILED",
        message: expect.stringContaining("no rate for any <[secret]>") as unknown,
        nodes: ["total"],
        location: "flow.ts:4:17",
      },
      {
        code: "NODE_FAILED",
        message: expect.stringContaining("closed") as unknown,
        nodes: ["other"],
        location: "flow.ts:7:17",
      },
    ],
  });
  expect(Math.abs(Date.parse((body as { startedAt: string }).startedAt) - startedAt)).toBeLessThan(60_000);
  expect(JSON.stringify(body)).not.toMatch(/s3cr3t|777/);
});

test("a function makes the message, or says that there is nothing to post", async () => {
  const { url, received } = await serve();
  await fail({ url, format: ({ status, problems }) => ({ status, nodes: problems.flatMap(({ nodes }) => nodes) }) });
  await fail({ url, format: () => undefined });
  expect(received.map(({ body }) => body)).toEqual([{ status: "failed", nodes: ["total"] }]);
  const { warnings } = await fail({
    url,
    format: () => {
      throw new Error("no words");
    },
  });
  expect(warnings.map(({ code, message }) => [code, message.includes("no words")])).toEqual([["ADAPTER_FAILED", true]]);
});

test("a run that is done is not told, and one that was aborted only if asked", async () => {
  const { url, received } = await serve();
  const run = async (options: Partial<NotifyOnFailureOptions>): Promise<void> => {
    const controller = new AbortController();
    const abort: Adapter = { name: "abort", onNodeStart: () => new Promise<void>(() => controller.abort()) };
    const driver = new Driver({
      modules: [module],
      adapters: [notifyOnFailure({ url, format: "json", ...options }), abort],
    });
    await rejection(driver.run(["fine"], { inputs, signal: controller.signal }));
  };
  await new Driver({ modules: [module], adapters: [notifyOnFailure({ url })] }).run(["fine"], { inputs });
  await run({});
  expect(received).toEqual([]);
  await run({ aborted: true });
  expect(received.map(({ body }) => body)).toMatchObject([{ status: "aborted", problems: [{ code: "RUN_ABORTED" }] }]);
});

test.each([
  ["a server that is busy", [503, 500, 200], 3],
  ["too many requests, after what the server asks for", [[429, { "Retry-After": "0" }], 200], 2],
  ["a date to try again at", [[503, { "Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT" }], 200], 2],
  ["a connection that breaks", ["break", 200], 2],
] as const)("it is tried again after %s", async (_, answers, count) => {
  const { url, received } = await serve(...answers);
  const { warnings } = await fail({ url, timeoutMs: 20_000 });
  expect([received.length, warnings]).toEqual([count, []]);
});

test.each<readonly [string, readonly Answer[], Partial<NotifyOnFailureOptions>, number, string]>([
  ["attempts are used up", [500, 502, 503], { attempts: 2 }, 2, "after 2 attempts: the server answered 502"],
  ["the server does not want it", [404], {}, 1, "after 1 attempt: the server answered 404"],
  ["the server sends it elsewhere", [[307, { Location: "http://127.0.0.1:1/" }]], {}, 1, "the server answered 307"],
  ["the server asks for more time than there is", [[429, { "Retry-After": "3600" }]], {}, 1, "the server answered 429"],
  ["the server does not answer in time", ["silence"], { timeoutMs: 150 }, 1, "the server did not answer in time"],
])("it gives up with a warning when %s, which does not tell the address", async (_, answers, options, count, told) => {
  const { url, received } = await serve(...answers);
  const { error, warnings } = await fail({ url, ...options });
  expect(error.code).toBe("NODE_FAILED");
  expect(received).toHaveLength(count);
  expect(warnings).toHaveLength(1);
  expect(warnings[0]?.code).toBe("ADAPTER_FAILED");
  expect(warnings[0]?.message).toContain(told);
  expect(JSON.stringify(warnings)).not.toMatch(/127\.0\.0\.1|T0P/);
});

test("where nobody listens the warning tells the code of the network alone", async () => {
  const { url, close } = await serve();
  await close();
  const { warnings } = await fail({ url, attempts: 2 });
  expect(JSON.stringify(warnings)).toContain("after 2 attempts: the network failed with ECONNREFUSED");
  expect(JSON.stringify(warnings)).not.toMatch(/127\.0\.0\.1|T0P/);
});

test("long messages and many problems are cut to what Slack takes", async () => {
  const { url, received } = await serve();
  const sketches = Object.fromEntries(
    Array.from(
      { length: 8 },
      (_, place) =>
        [
          `bad${place}`,
          [
            [],
            () => {
              throw new Error(`${"&".repeat(4000)}\`\`\` end`);
            },
          ],
        ] as const,
    ),
  );
  const driver = new Driver({ modules: [sketchModule(sketches)], adapters: [notifyOnFailure({ url })] });
  await driver.run(Object.keys(sketches), { onError: "continue" });
  const { text, blocks } = received[0]!.body as { text: string; blocks: { text?: { text: string } }[] };
  expect(text).toBe(
    'Run failed: "bad0", "bad1", "bad2", "bad3", "bad4" and 3 more; failed at "bad0", "bad1", "bad2", "bad3", "bad4" and 3 more',
  );
  expect(blocks).toHaveLength(8);
  expect(JSON.stringify(blocks[6])).toContain("and 3 more");
  for (const block of blocks) {
    expect(block.text?.text.length ?? 0).toBeLessThan(3000);
    expect(block.text?.text ?? "").not.toMatch(/&(?!amp;)/);
  }
});

test.each([
  [{}, ["url"]],
  [{ url: "hooks.example.com/T0P" }, ["url"]],
  [{ url: "ftp://example.com/T0P" }, ["url"]],
  [{ url: "https://me:T0P@example.com/" }, ["url"]],
  [
    {
      url: "https://example.com/",
      format: "teams",
      headers: { authorization: "T0P\nx" },
      timeoutMs: 0,
      attempts: 1.5,
      aborted: 1,
      title: "",
    },
    ["format", "title", "headers", "timeoutMs", "attempts", "aborted"],
  ],
])("wrong options are told, and not what they were: %#", (options, wrong) => {
  const { problems } = thrownBy(() => notifyOnFailure(options as never));
  expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(["ADAPTER_OPTION_INVALID"]));
  expect(problems.map(({ message }) => /`(\w+)`/.exec(message)?.[1])).toEqual(wrong);
  expect(JSON.stringify(problems)).not.toContain("T0P");
});

function thrownBy(make: () => unknown): DataflowError {
  try {
    make();
  } catch (error) {
    return error as DataflowError;
  }
  throw new Error("It was expected to throw.");
}
