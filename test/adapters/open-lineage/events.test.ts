import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { Driver, type Module } from "eponym";
import { openLineage, type OpenLineageOptions } from "eponym/adapters";
import { loadModule } from "eponym/source";
import { defer, rejection } from "../../run/make-dataflow.ts";
import { watch, type WatchedDriver } from "../../run/hooks/watched-driver.ts";
import type { SeenEvent } from "./lineage-schema.ts";
import { type LineageServer, startServer } from "./lineage-server.ts";

let shop: Module;
const folder = mkdtempSync(join(tmpdir(), "eponym-lineage-"));

beforeAll(async () => {
  shop = await loadModule(new URL("shop.ts", import.meta.url));
  writeFileSync(join(folder, "orders.csv"), "id,amount\n1,10\n2,20\n3,30\n");
  writeFileSync(join(folder, "names.txt"), "one\ntwo\n");
  writeFileSync(join(folder, "vault.json"), '[{ "key": "hunter22" }]');
  process.env["EPONYM_TEST_TOKEN"] = "hunter33";
});
afterAll(() => {
  delete process.env["EPONYM_TEST_TOKEN"];
  rmSync(folder, { recursive: true });
});

/** A driver whose events arrive at a server. */
async function observe(
  options: Partial<OpenLineageOptions> = {},
): Promise<LineageServer & { readonly driver: WatchedDriver }> {
  const server = await startServer();
  const adapter = openLineage({ namespace: "tests", transport: { url: server.url }, ...options });
  return { ...server, driver: new Driver({ modules: [shop], adapters: [adapter] }) };
}

async function serveRates(): Promise<string> {
  const server = createServer((_, response) =>
    response.setHeader("content-type", "application/json").end('{"EUR":1.5}'),
  );
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

type SeenDataset = SeenEvent["inputs"][number] | SeenEvent["outputs"][number];

function named(datasets: readonly SeenDataset[]): readonly string[] {
  return datasets.map(({ namespace, name }) => `${namespace} ${name}`);
}

/** The types of events with what they are about. */
function told(events: readonly SeenEvent[]): readonly string[] {
  return events.map(({ eventType, inputs, outputs }) =>
    [eventType, ...named(inputs).map((name) => `< ${name}`), ...named(outputs).map((name) => `> ${name}`)].join(" "),
  );
}

function last(events: readonly SeenEvent[]): SeenEvent {
  return events.at(-1)!;
}

describe("the events of a run", () => {
  test("tell that it starts, what it reads and writes, and that it is complete", async () => {
    const service = await serveRates();
    const { driver, events, refused } = await observe();
    const { id } = await driver.run(["revenue.save.json"], { inputs: { folder, service, rows: 4 } });
    expect(refused).toEqual([]);
    const [orders, customers] = [`file ${folder}/orders.csv`, "postgres://db:5432 shop.public.customers"];
    const [rates, saved] = [`${service} rates.json`, `file ${folder}/out/revenue.json`];
    expect(events[0]).toMatchObject({ eventType: "START", inputs: [], outputs: [] });
    expect(told(events.slice(1, -1)).toSorted()).toEqual(
      [`RUNNING < ${orders}`, `RUNNING < ${customers}`, `RUNNING < ${rates}`, `RUNNING > ${saved}`].toSorted(),
    );
    const end = last(events);
    expect(end.eventType).toBe("COMPLETE");
    expect(named(end.inputs).toSorted()).toEqual([orders, customers, rates].toSorted());
    expect(named(end.outputs)).toEqual([saved]);
    expect(new Set(events.map(({ run }) => run.runId))).toEqual(new Set([id]));
    expect(new Set(events.map(({ job }) => `${job.namespace} ${job.name}`))).toEqual(new Set(["tests shop"]));
    const times = events.map(({ eventTime }) => eventTime);
    expect(times[0]! <= times.at(-1)!).toBe(true);
    expect(end.run.facets.eponym_run).toMatchObject({
      outputs: ["revenue.save.json"],
      inputs: ["folder", "service", "rows"],
      overrides: [],
    });
    // The version is that of the package.
    expect(end.producer).toMatch(/^pkg:npm\/eponym@\d/);
    expect(end.run.facets.processing_engine?.name).toBe("eponym");
  });

  test("describe datasets: columns with types, rows, sizes, places, and what each output was made from", async () => {
    const service = await serveRates();
    const { driver, events } = await observe();
    await driver.execute(["revenue.save.json", "titleFile"], { inputs: { folder, service, rows: 4 } });
    const { inputs, outputs } = last(events);
    const find = (part: string): SeenDataset => [...inputs, ...outputs].find(({ name }) => name.includes(part))!;
    const path = `${folder}/orders.csv`;
    expect(find("orders.csv")).toMatchObject({
      facets: {
        schema: {
          fields: [
            { name: "id", type: "string", ordinal_position: 1 },
            { name: "amount", type: "string", ordinal_position: 2 },
          ],
        },
        dataSource: { name: "file", uri: pathToFileURL(path).href },
        storage: { storageLayer: "file", fileFormat: "csv" },
      },
      inputFacets: { inputStatistics: { rowCount: 3, size: 25, fileCount: 1 } },
    });
    expect(find("customers")).toMatchObject({
      facets: {
        schema: {
          fields: [
            { name: "id", type: "number" },
            { name: "region", type: "string" },
          ],
        },
      },
      inputFacets: { inputStatistics: { rowCount: 4 } },
    });
    expect(find("rates")).toMatchObject({
      facets: { dataSource: { name: service, uri: `${service}/rates.json` } },
      inputFacets: { inputStatistics: { size: 11 } },
    });
    expect(find("revenue")).toMatchObject({
      facets: {
        schema: {
          fields: [
            { name: "region", type: "string" },
            { name: "amount", type: "number" },
          ],
        },
      },
      outputFacets: { outputStatistics: { rowCount: 4, fileCount: 1 } },
    });
    // What has neither a path nor an address is called after its node.
    expect(find("titleFile")).toMatchObject({
      namespace: "tests",
      name: "titleFile",
      outputFacets: { outputStatistics: { size: 8 } },
    });
    const sources = outputs.map(({ name, facets }) => [
      name,
      facets?.lineage?.inputs.map((input) => input.name).toSorted(),
    ]);
    expect(Object.fromEntries(sources)).toEqual({
      [`${folder}/out/revenue.json`]: [path, "rates.json", "shop.public.customers"].toSorted(),
      titleFile: [`${folder}/names.txt`],
    });
  });

  test("leave out what an override has replaced", async () => {
    const service = await serveRates();
    const { driver, events } = await observe();
    const overrides = { revenue: [{ region: "n", amount: 1 }] };
    await driver.execute(["revenue.save.json", "customers"], { inputs: { folder, rows: 1 }, overrides });
    const { inputs, outputs } = last(events);
    expect(named(inputs)).toEqual(["postgres://db:5432 shop.public.customers"]);
    expect(outputs[0]?.facets?.lineage?.inputs).toEqual([]);
    expect(service).toMatch(/^http/);
  });

  test("tell what items of fan-outs read once, at the end", async () => {
    const { driver, events, refused } = await observe();
    await driver.execute(["pages.save.json"], { inputs: { folder } });
    expect(refused).toEqual([]);
    const [read, written] = [`file ${folder}/names.txt`, `file ${folder}/out/pages.json`];
    expect(told(events)).toEqual(["START", `RUNNING > ${written}`, `COMPLETE < ${read} > ${written}`]);
    expect(last(events).outputs[0]?.facets?.lineage?.inputs).toMatchObject([{ name: `${folder}/names.txt` }]);
  });

  test("tell of secret data only that they are there", async () => {
    const server = await startServer();
    const bodies: string[] = [];
    const adapter = openLineage({
      namespace: "tests",
      transport: (event) => void bodies.push(JSON.stringify(event)),
    });
    const driver: WatchedDriver = new Driver({
      modules: [shop],
      adapters: [adapter, openLineage({ namespace: "tests", transport: { url: server.url } })],
    });
    await driver.execute(["login", "loginFile"], { inputs: { folder } });
    expect(server.refused).toEqual([]);
    const end = last(server.events);
    expect(named(end.inputs)).toEqual(["tests login.load.vault"]);
    expect(named(end.outputs)).toEqual(["tests loginFile"]);
    expect(end.inputs[0]?.facets?.schema).toBeUndefined();
    for (const body of bodies) expect(body).not.toMatch(/hunter|vault\.json|login\.json/);
  });

  test("tell a failure with its message and stack, and what was read before it", async () => {
    const { driver, events, refused } = await observe();
    const error = await rejection(driver.execute(["summary"], { inputs: { folder } }));
    expect(error).toMatchObject({ code: "NODE_FAILED" });
    expect(refused).toEqual([]);
    const read = `file ${folder}/names.txt`;
    expect(told(events)).toEqual(["START", `RUNNING < ${read}`, `FAIL < ${read}`]);
    const { errorMessage } = last(events).run.facets;
    expect(errorMessage).toMatchObject({ programmingLanguage: "TypeScript" });
    expect(errorMessage?.message).toContain("RangeError: too long: 8");
    expect(errorMessage?.stackTrace).toContain("shop.ts");
  });

  test("tell a run that went on after a failure as failed", async () => {
    const { driver, events } = await observe();
    const run = await driver.run(["summary", "titleFile"], { inputs: { folder }, onError: "continue" });
    expect(run.status).toBe("failed");
    const end = last(events);
    expect(end.eventType).toBe("FAIL");
    expect(named(end.outputs)).toEqual(["tests titleFile"]);
  });

  test("tell a run that was aborted, and none of several at a time of another", async () => {
    const server = await startServer();
    const started = defer<void>();
    const { promise: never } = defer<number>();
    const adapter = openLineage({ namespace: "tests", job: "many", transport: { url: server.url } });
    const driver = watch({ wait: [["x"], (x: number) => (x === 7 ? (started.resolve(), never) : x)] }, [adapter]);
    const controller = new AbortController();
    const aborted = rejection(driver.run(["wait"], { inputs: { x: 7 }, signal: controller.signal }));
    await started.promise;
    const others = await Promise.all([1, 2, 3].map((x) => driver.run(["wait"], { inputs: { x } })));
    controller.abort();
    await aborted;
    expect(server.refused).toEqual([]);
    const byRun = Map.groupBy(server.events, ({ run }) => run.runId);
    expect(byRun.size).toBe(4);
    for (const { id } of others) expect(told(byRun.get(id) ?? [])).toEqual(["START", "COMPLETE"]);
    const [rest] = [...byRun].filter(([id]) => !others.some((run) => run.id === id));
    expect(told(rest?.[1] ?? [])).toEqual(["START", "ABORT"]);
    expect(rest?.[1][1]?.run.facets.errorMessage?.message).toContain("RUN_ABORTED");
  });

  test("describe the job, its parent and the time that it is meant for", async () => {
    const start = new Date("2026-03-01T00:00:00Z");
    const runId = "0190e8a4-5d0e-7cc6-9a3b-1c2d3e4f5a6b";
    const { driver, events, refused } = await observe({
      job: {
        name: "titles",
        description: "Titles in capitals.",
        sourceCode: { type: "git", url: "https://git.example.org/shop/blob/main/shop.ts", version: "9f2c1ab" },
      },
      parent: { runId, namespace: "scheduler", job: "nightly" },
      nominalTime: { start, end: new Date("2026-03-02T00:00:00Z") },
      producer: "https://example.org/shop",
    });
    await driver.execute(["titles"], { inputs: { folder } });
    expect(refused).toEqual([]);
    for (const { producer, job, run } of events) {
      expect(producer).toBe("https://example.org/shop");
      expect(job).toMatchObject({
        name: "titles",
        facets: {
          documentation: { description: "Titles in capitals." },
          sourceCodeLocation: { type: "git", version: "9f2c1ab" },
        },
      });
      expect(run.facets.parent).toMatchObject({ run: { runId }, job: { namespace: "scheduler", name: "nightly" } });
      expect(run.facets.nominalTime?.nominalStartTime).toBe(start.toISOString());
    }
  });

  test("call datasets what `dataset` calls them, and leave out those for which it gives null", async () => {
    const { driver, events } = await observe({
      dataset: ({ metadata: { path }, direction, node }) =>
        node.name === "titleFile"
          ? { namespace: "files", name: direction }
          : typeof path === "string" && path.endsWith(".csv")
            ? null
            : undefined,
    });
    const inputs = { folder, service: await serveRates(), rows: 1 };
    await driver.execute(["revenue", "titleFile"], { inputs });
    const end = last(events);
    expect(named(end.outputs)).toEqual(["files output"]);
    // The literal, whose metadata say nothing, is no dataset, and the table of orders is left out.
    expect(end.inputs.map(({ name }) => name).toSorted()).toEqual(
      ["rates.json", "shop.public.customers", `${folder}/names.txt`].toSorted(),
    );
  });
});
