import { expect, test } from "vitest";
import type { Adapter, Run } from "../../../src/index.ts";
import { rejection } from "../../run/make-dataflow.ts";
import { driverOf, makeFolder, readLatest, type Sketches } from "./scratch.ts";

type Asked = () => Promise<number>;

test("an input of null is told as null", async () => {
  const folder = makeFolder();
  const sketches: Sketches = { b: [["x", "y?"], (x: unknown) => x] };
  await driverOf(sketches, { folder }).execute(["b"], { inputs: { x: null, y: null } });
  const { nodes } = await readLatest(folder);
  expect([nodes["x"]?.summary, nodes["x"]?.value, nodes["y"]?.summary]).toEqual(["null", { kind: "null" }, "null"]);
});

/** `deep` is needed by a node that nobody asks for. */
const lazies: Sketches = {
  deep: [[], () => 1],
  costly: [["deep"], (deep: number) => deep],
  asked: [[], () => 2],
  result: [["lazy costly", "lazy asked"], async (_: Asked, asked: Asked) => asked()],
};

test("what nobody asked for is skipped, as the run says", async () => {
  const folder = makeFolder();
  const run = (await driverOf(lazies, { folder }).run(["result"])) as Run;
  const found = await readLatest(folder);
  for (const [name, { status, reason }] of Object.entries(run.nodes))
    expect([name, found.nodes[name]?.status, found.nodes[name]?.reason]).toEqual([name, status, reason]);
  expect(found.nodes["deep"]).toMatchObject({ status: "skipped", reason: 'not asked for by "result"' });
  expect(found.nodes["asked"]?.status).toBe("done");
});

test("what nobody asked for is skipped in a run that failed, too", async () => {
  const folder = makeFolder();
  const failing: Sketches = {
    ...lazies,
    bad: [
      [],
      () => {
        throw new Error("off");
      },
    ],
  };
  await driverOf(failing, { folder }).run(["result", "bad"], { onError: "continue" });
  const { nodes } = await readLatest(folder);
  expect([nodes["costly"]?.status, nodes["bad"]?.status, nodes["result"]?.status]).toEqual([
    "skipped",
    "failed",
    "done",
  ]);
});

test("a fan-out without items has done all of its nodes, as the run says", async () => {
  const folder = makeFolder();
  const empty: Sketches = {
    "items[]": [[], () => []],
    each: [["items"], (item: number) => item],
    perhaps: [["items"], (item: number) => item],
    uses: [["each", "lazy perhaps"], async (each: number) => each],
    all: [["[uses]"], (uses: number[]) => uses.length],
  };
  const run = (await driverOf(empty, { folder }).run(["all"])) as Run;
  const { nodes } = await readLatest(folder);
  expect(Object.entries(nodes).map(([name, { status }]) => [name, status])).toEqual(
    Object.entries(run.nodes).map(([name, { status }]) => [name, status]),
  );
});

test("what a run that was aborted did not come to is aborted", async () => {
  const folder = makeFolder();
  const controller = new AbortController();
  const stop: Adapter = { name: "stop", onNodeStart: ({ node }) => void (node.name === "b" && controller.abort()) };
  const chain: Sketches = {
    a: [[], () => 1],
    b: [["a"], () => new Promise(() => {})],
    c: [["b"], (value: number) => value],
  };
  const driver = driverOf(chain, { folder }, { adapters: [stop] });
  await rejection(driver.execute(["c"], { signal: controller.signal }));
  const { nodes } = await readLatest(folder);
  expect(Object.entries(nodes).map(([name, { status }]) => [name, status])).toEqual([
    ["a", "done"],
    ["b", "aborted"],
    ["c", "aborted"],
  ]);
});

test("what a run that failed did not come to is skipped", async () => {
  const folder = makeFolder();
  const chain: Sketches = {
    a: [
      [],
      () => {
        throw new Error("off");
      },
    ],
    b: [["a"], (value: number) => value],
  };
  await rejection(driverOf(chain, { folder }).execute(["b"]));
  const { nodes } = await readLatest(folder);
  expect([nodes["a"]?.status, nodes["b"]?.status]).toEqual(["failed", "skipped"]);
});
