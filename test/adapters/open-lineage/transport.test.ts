import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { DataflowError } from "eponym";
import {
  openLineage,
  type OpenLineageEvent,
  type OpenLineageOptions,
  type OpenLineageTransport,
} from "eponym/adapters";
import { watch, type WatchedDriver } from "../../run/hooks/watched-driver.ts";
import { runEvent } from "./lineage-schema.ts";
import { startServer } from "./lineage-server.ts";

const key = "key-hunter22";

function drive(transport: OpenLineageTransport): WatchedDriver {
  const adapter = openLineage({ namespace: "tests", job: "one", transport });
  return watch({ a: [["x"], (x: number) => x] }, [adapter]);
}

/** What a run warns of: it always comes to its end. */
async function warningsOf(transport: OpenLineageTransport): Promise<string> {
  const { results, status, warnings } = await drive(transport).run(["a"], { inputs: { x: 5 } });
  expect({ results, status }).toEqual({ results: { a: 5 }, status: "done" });
  return warnings.map(({ code, message }) => `${code} ${message}`).join("\n");
}

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "eponym-lineage-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

describe("a server", () => {
  test("gets events at its endpoint, with the key", async () => {
    const server = await startServer();
    expect(await warningsOf({ url: `${server.url}/catalogue/`, apiKey: key })).toBe("");
    expect(await warningsOf({ url: new URL(server.url), endpoint: "/lineage" })).toBe("");
    expect(server.refused).toEqual([]);
    const [first] = server.requests;
    expect(server.requests.map(({ path }) => path)).toEqual([
      "/catalogue/api/v1/lineage",
      "/catalogue/api/v1/lineage",
      "/lineage",
      "/lineage",
    ]);
    expect(first?.headers).toMatchObject({ authorization: `Bearer ${key}`, "content-type": "application/json" });
    expect(server.requests[2]?.headers.authorization).toBeUndefined();
    expect(server.events.map(({ eventType }) => eventType)).toEqual(["START", "COMPLETE", "START", "COMPLETE"]);
  });

  test("that is busy for a while is asked again, in order", async () => {
    const statuses: Readonly<Record<number, number>> = { 1: 503, 2: 429, 4: 500 };
    const server = await startServer((request) => statuses[request]);
    expect(await warningsOf({ url: server.url, timeoutMs: 50_000 })).toBe("");
    expect(server.requests).toHaveLength(5);
    expect(server.events.map(({ eventType }) => eventType)).toEqual(["START", "COMPLETE"]);
  });

  test.each([
    ["refuses", 401, "the server answered 401", 2],
    ["sends elsewhere", 302, "the server answered 302", 2],
    ["stays broken", 500, "the server answered 500", 4],
  ] as const)("that %s is a warning that does not tell the key", async (_, status, reason, requests) => {
    const server = await startServer(() => status);
    const warnings = await warningsOf({
      url: `${server.url}?token=${key}`,
      apiKey: key,
      attempts: 2,
      timeoutMs: 50_000,
    });
    expect(warnings).toContain(`2 OpenLineage events were not taken by ${server.url}/api/v1/lineage: ${reason}`);
    expect(warnings).toMatch(/^ADAPTER_FAILED /);
    expect(warnings).not.toContain("hunter");
    expect(server.requests).toHaveLength(requests);
  });

  test("that does not answer is not waited for longer than it may take", async () => {
    const server = await startServer(() => "silent");
    const warnings = await warningsOf({ url: server.url, timeoutMs: 50 });
    expect(warnings).toContain("the server did not answer in time");
  });

  test("that breaks off is a warning", async () => {
    const server = await startServer(() => "gone");
    const warnings = await warningsOf({ url: server.url, attempts: 2, timeoutMs: 50_000 });
    expect(warnings).toMatch(
      /not taken by http:\/\/[\d.:]+\/api\/v1\/lineage: the network failed with (ECONNRESET|UND_ERR_SOCKET)/,
    );
    expect(server.requests).toHaveLength(4);
  });
});

describe("a file", () => {
  test("gets a line for each event, after those that it has, and its folders are made", async () => {
    const file = join(makeFolder(), "deep/er/events.jsonl");
    const driver = drive({ file });
    await Promise.all([1, 2, 3].map((x) => driver.execute(["a"], { inputs: { x } })));
    expect(await warningsOf({ file: new URL(`file://${file}`) })).toBe("");
    const lines = readFileSync(file, "utf8").trimEnd().split("\n");
    const events = lines.map((line) => runEvent.parse(JSON.parse(line)));
    const byRun = Map.groupBy(events, ({ run }) => run.runId);
    expect([...byRun.values()].map((run) => run.map(({ eventType }) => eventType))).toEqual(
      Array.from({ length: 4 }, () => ["START", "COMPLETE"]),
    );
  });

  test("that cannot be written is a warning", async () => {
    expect(await warningsOf({ file: makeFolder() })).toMatch(/not taken by the file: EISDIR/);
  });
});

describe("a function", () => {
  test("gets events one after the other", async () => {
    const heard: string[] = [];
    const transport = async ({ eventType }: OpenLineageEvent): Promise<void> => {
      heard.push(`${eventType}(`);
      await new Promise(setImmediate);
      heard.push(`${eventType})`);
    };
    expect(await warningsOf(transport)).toBe("");
    expect(heard).toEqual(["START(", "START)", "COMPLETE(", "COMPLETE)"]);
  });

  test("that throws is a warning, and the last event is tried all the same", async () => {
    const types: string[] = [];
    const transport = ({ eventType }: OpenLineageEvent): void => {
      types.push(eventType);
      throw new TypeError("not today");
    };
    expect(await warningsOf(transport)).toContain(
      "2 OpenLineage events were not taken by the transport: TypeError: not today",
    );
    expect(types).toEqual(["START", "COMPLETE"]);
  });
});

describe("wrong options", () => {
  function problemsOf(options: unknown): readonly string[] {
    try {
      openLineage(options as OpenLineageOptions);
    } catch (error) {
      if (error instanceof DataflowError) return error.problems.map(({ code, message }) => `${code} ${message}`);
      throw error;
    }
    return [];
  }

  test("are told all at once, and never with their values", () => {
    const problems = problemsOf({
      namespace: "",
      transport: {
        url: `https://user:${key}@example.org`,
        apiKey: `${key}\n`,
        timeoutMs: 0,
        attempts: 1.5,
        retries: 3,
      },
      job: { name: "", sourceCode: { type: "git" } },
      parent: { runId: "7", namespace: "n" },
      nominalTime: { start: "2026-01-01" },
      dataset: "all",
      producer: "nobody",
      jobs: [],
    });
    const names = problems.map((problem) => /[`"]([\w.]+)[`"]/.exec(problem)?.[1]);
    expect(new Set(names)).toEqual(
      new Set([
        "jobs",
        "transport.retries",
        "namespace",
        "dataset",
        "producer",
        "transport.url",
        "transport.apiKey",
        "transport.timeoutMs",
        "transport.attempts",
        "job.name",
        "job.sourceCode",
        "parent.runId",
        "parent.job",
        "nominalTime.start",
      ]),
    );
    expect(problems.join("\n")).not.toContain("hunter");
  });

  test.each([undefined, null, {}, { namespace: "n" }, { namespace: "n", transport: "http://localhost" }])(
    "%j cannot make an adapter",
    (options) => {
      expect(problemsOf(options)).not.toEqual([]);
    },
  );

  test.each([{ file: "events.jsonl" }, { url: "http://localhost" }, () => undefined])("%o can", (transport) => {
    expect(problemsOf({ namespace: "n", transport })).toEqual([]);
  });
});
