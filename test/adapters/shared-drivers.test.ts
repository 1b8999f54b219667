import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import * as shipped from "../../src/adapters.ts";
import { type Adapter, type DataflowError, Driver, type Module } from "../../src/index.ts";
import { type FunctionSketch, rejection, sketchModule } from "../run/make-dataflow.ts";

const folder = mkdtempSync(join(tmpdir(), "eponym-shared-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Sketches = Readonly<Record<string, FunctionSketch>>;

function nameModule(name: string, sketches: Sketches): Module {
  const module = sketchModule(sketches);
  return { ...module, name };
}

/** Two graphs with a node of the same name that gives something else. */
const orders = nameModule("orders", {
  total: [["price", "secret key"], async (price: number, key: string) => ({ price, length: key.length })],
  size: [["price"], (price: number) => price],
  all: [["total", "size"], ({ price }: { price: number }) => price],
});
const people = nameModule("people", {
  "names[]": [["secret key"], (key: string) => key.split("")],
  total: [["[names]"], (names: string[]) => ({ names: names.join("") })],
  all: [["total", "lazy unasked"], (total: object) => Object.keys(total).length],
  unasked: [[], () => 1],
  size: [["names"], (text: string) => text.length],
});

/** Each of the shipped adapters. Annotations of sketches are all `number`, so that only one that fits them is checked. */
const makers: Readonly<Record<string, (own: string) => Adapter>> = {
  breakpoints: () => shipped.breakpoints({ before: ["total"], after: "all", onFailure: true, pause: () => {} }),
  checkTypes: () => shipped.checkTypes({ onUnknown: "warn", nodes: ["size"] }),
  compareSchemas: (own) => shipped.compareSchemas({ file: join(own, "schemas.json"), nodes: "total" }),
  gracefulErrors: () => shipped.gracefulErrors({ accepts: "all" }),
  logger: () => {
    const write = (): void => {};
    const target: shipped.LogTarget = { debug: write, info: write, warn: write, error: write, child: () => target };
    return shipped.logger({ logger: target });
  },
  notifyOnFailure: () => shipped.notifyOnFailure({ url: "http://127.0.0.1:9/" }),
  openLineage: () => shipped.openLineage({ namespace: "tests", transport: () => {} }),
  openTelemetry: () => shipped.openTelemetry({ nodes: "total", shapes: true }),
  progressBar: () => shipped.progressBar({ stream: { write: () => {} } }),
  slowDown: () => shipped.slowDown({ ms: 1, nodes: ["all"] }),
  trackRuns: (own) => shipped.trackRuns({ folder: join(own, "runs"), keep: 3 }),
};

test("every shipped adapter is among them", () => {
  const others = ["listRuns", "readRun", "printSummary", "summarize"];
  const names = Object.keys(shipped).filter((name) => !others.includes(name));
  expect(Object.keys(makers).toSorted()).toEqual(names.toSorted());
});

test.each(Object.entries(makers))(
  "one %s serves drivers of different graphs, one after the other and at the same time",
  async (name, make) => {
    const own = join(folder, name);
    mkdirSync(own);
    const adapter = make(own);
    const told: string[] = [];
    const listener: Adapter = { name: "listener", onWarning: (_, { code }) => void told.push(code) };
    const open = (module: Module): Driver => {
      const driver: unknown = new Driver({ modules: [module], adapters: [adapter, listener] });
      return driver as Driver;
    };
    const [first, second] = [open(orders), open(people)];
    const inputs = { price: 3, key: "abcde" };
    const executeBoth = async (): Promise<readonly unknown[]> => [
      await first.execute(["all", "total"], { inputs }),
      await second.execute(["all", "total"], { inputs: { key: "abc" } }),
    ];
    const expected = [
      { all: 3, total: { price: 3, length: 5 } },
      { all: 1, total: { names: "abc" } },
    ];
    for (let round = 0; round < 2; round++) expect(await executeBoth()).toEqual(expected);
    expect(await Promise.all([executeBoth(), executeBoth()])).toEqual([expected, expected]);
    expect(told).toEqual([]);
  },
);

test("names that one graph has not are told by its driver alone", async () => {
  const adapters = [
    shipped.slowDown({ ms: 0, nodes: ["names"] }),
    shipped.breakpoints({ before: "names", pause() {} }),
  ];
  const driver: unknown = new Driver({ modules: [people], adapters });
  const error = await rejection(Promise.resolve().then(() => new Driver({ modules: [orders], adapters })));
  expect((error as DataflowError).problems.map(({ code }) => code)).toEqual([
    "ADAPTER_NODE_UNKNOWN",
    "ADAPTER_NODE_UNKNOWN",
  ]);
  expect(await (driver as Driver).execute(["all"], { inputs: { key: "a" } })).toEqual({ all: 1 });
});
