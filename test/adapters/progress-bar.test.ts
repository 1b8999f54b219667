import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { progressBar } from "../../src/adapters.ts";
import { context, type DataflowError, Driver } from "../../src/index.ts";
import { defer, drain, rejection, sketchModule } from "../run/make-dataflow.ts";
import { fakeTerminal } from "./fake-terminal.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "performance"] }));
afterEach(() => void vi.useRealTimers());

/** Lets promises settle, then as much time pass. After much time a run gives way to what else there is, and goes on in a turn of its own. */
async function pass(ms: number): Promise<void> {
  await drain();
  await drain();
  vi.advanceTimersByTime(ms);
  await drain();
}

// Loaded once, so that no run of a test waits for it.
await import("log-update");

test("a bar tells what is done, how fast, since when, for how long and what runs, and is gone with the run", async () => {
  const stream = fakeTerminal();
  const [load, train] = [defer<number>(), defer<number>()];
  const module = sketchModule({
    load: [[], () => load.promise],
    rows: [["load"], (loaded: number) => loaded],
    "scoped train": [
      ["rows"],
      () => {
        context().progress(3, 12, "epoch\n3 \u001B[31mred");
        return train.promise;
      },
    ],
    report: [["train"], () => 1],
  });
  const run = new Driver({ modules: [module], adapters: [progressBar({ stream })] }).run(["report"]);
  await pass(100);
  expect(stream.lines()).toEqual([`${"░".repeat(23)}  0 %  0/4 nodes  0:00  load`]);
  await pass(4900);
  load.resolve(1);
  await pass(1200);
  expect(stream.lines()).toEqual([
    `${"█".repeat(12)}${"░".repeat(11)}  56 %  2/4 nodes  0:06  ~0:04 left  0.33 nodes/s  train 3/12 epoch 3 red`,
  ]);
  train.resolve(1);
  await run;
  expect(stream.lines()).toEqual([]);
});

test("no secret of a run is shown in what nodes say of themselves", async () => {
  const stream = fakeTerminal();
  const gate = defer<number>();
  const module = sketchModule({
    "secret token": [["secret key"], (key: string) => key.toUpperCase()],
    "scoped page": [
      ["token", "secret key"],
      (token: string, key: string) => {
        context().progress(1, 2, `${key} as ${token}`);
        return gate.promise;
      },
    ],
  });
  const driver = new Driver({ modules: [module], adapters: [progressBar({ stream })] });
  const run = driver.run(["page"], { inputs: { key: "s3cr3t" } });
  await pass(1000);
  expect(stream.lines()[0]).toMatch(/page 1\/2 \[secret\] as \[secret\]$/);
  gate.resolve(1);
  await run;
});

test("items of fan-outs are counted, nested ones together, and one of unknown length without an end", async () => {
  const stream = fakeTerminal(150);
  const gates: PromiseWithResolvers<number>[] = [];
  const module = sketchModule({
    "urls[]": [[], () => ["a", "b"]],
    "links[]": [["urls"], (url: string) => (url === "a" ? [1, 2, 3, 4] : [5, 6])],
    size: [
      ["links"],
      () => {
        const gate = defer<number>();
        gates.push(gate);
        return gate.promise;
      },
    ],
    sizes: [["[size]"], (sizes: readonly number[]) => sizes.length],
    total: [["[sizes]"], () => 1],
  });
  const driver = new Driver({ modules: [module], adapters: [progressBar({ stream })] });
  const run = driver.run(["total"]);
  await pass(1000);
  expect(stream.lines()[0]).toMatch(/urls 0\/2 {2}links 0\/6 .*size ×6$/);
  for (const gate of gates.slice(0, 4)) gate.resolve(1);
  await pass(1200);
  // urls is done; of links, size and sizes one half is; total is still to come.
  expect(stream.lines()[0]).toMatch(
    / 50 % {2}1\/5 nodes {2}urls 1\/2 {2}links 4\/6 {2}0:02 {2}~0:02 left {2}1\.9 items\/s {2}size ×2$/,
  );
  for (const gate of gates.slice(4)) gate.resolve(1);
  await run;
  expect(stream.lines()).toEqual([]);

  const ends = defer<void>();
  const unknown = sketchModule({
    "lines[]": [
      [],
      async function* lines() {
        yield 1;
        yield 2;
        await ends.promise;
      },
    ],
    parsed: [["lines"], (line: number) => line],
    all: [["[parsed]"], () => 1],
  });
  const second = new Driver({ modules: [unknown], adapters: [progressBar({ stream })] }).run(["all"]);
  await pass(1200);
  expect(stream.lines()[0]).toMatch(/ 33 % {2}1\/3 nodes {2}lines 2 {2}0:01 {2}1\.8 items\/s$/);
  ends.resolve();
  await second;
});

test.each([
  [21, / 0 %/],
  [34, / 0 %/],
  [60, / 0 % .*node, .*…$/],
  [200, / 0 % .*node, .*…$/],
])("on %i columns everything stands in one line", async (columns, expected) => {
  const stream = fakeTerminal(columns);
  const gate = defer<number>();
  const names = Array.from({ length: 30 }, (_, place) => `node${"o".repeat(place)}`);
  const module = sketchModule(Object.fromEntries(names.map((name) => [name, [[], () => gate.promise]] as const)));
  const run = new Driver({ modules: [module], adapters: [progressBar({ stream })] }).run(names);
  await pass(1000);
  expect(stream.lines()).toHaveLength(1);
  expect(stream.lines()[0]!.length).toBeLessThan(columns);
  expect(stream.lines()[0]).toMatch(expected);
  gate.resolve(1);
  await run;
});

test("it is written to at most 10 times a second, however much happens", async () => {
  const stream = fakeTerminal();
  const module = sketchModule({
    "numbers[]": [[], () => Array.from({ length: 1000 }, (_, place) => place)],
    square: [
      ["numbers"],
      async (number: number) => {
        await Promise.resolve();
        vi.advanceTimersByTime(3);
        return number;
      },
    ],
    sum: [["[square]"], () => 1],
  });
  await new Driver({ modules: [module], concurrency: 1, adapters: [progressBar({ stream })] }).run(["sum"]);
  expect(performance.now()).toBeGreaterThan(2999);
  expect(stream.writes()).toBeGreaterThan(20);
  expect(stream.writes()).toBeLessThanOrEqual(32);
});

test("nothing is shown of a run that is shorter than the delay", async () => {
  const stream = fakeTerminal();
  const gate = defer<number>();
  const driver = new Driver({
    modules: [sketchModule({ load: [[], () => gate.promise] })],
    adapters: [progressBar({ stream, delayMs: 1000 })],
  });
  const run = driver.run(["load"]);
  await pass(990);
  expect(stream.writes()).toBe(0);
  await pass(200);
  expect(stream.lines()).toHaveLength(1);
  gate.resolve(1);
  await run;
  expect(stream.lines()).toEqual([]);
});

test.each(["failure", "abort"])("the terminal is as it was after a %s, and no timer is left", async (how) => {
  const stream = fakeTerminal();
  const { write } = stream;
  const gate = defer<number>();
  const controller = new AbortController();
  const driver = new Driver({
    modules: [sketchModule({ load: [[], () => gate.promise] })],
    adapters: [progressBar({ stream })],
  });
  const run = rejection(driver.run(["load"], { signal: controller.signal }));
  await pass(1000);
  expect(stream.lines()).toHaveLength(1);
  expect(stream.write).not.toBe(write);
  if (how === "abort") controller.abort();
  else gate.reject(new Error("no luck"));
  expect(((await run) as DataflowError).code).toBe(how === "abort" ? "RUN_ABORTED" : "NODE_FAILED");
  expect(stream.lines()).toEqual([]);
  expect(stream.write).toBe(write);
  expect(vi.getTimerCount()).toBe(0);
});

test("several runs have a line each, whatever ends first", async () => {
  const stream = fakeTerminal();
  const gates = { a: defer<number>(), b: defer<number>(), c: defer<number>() };
  const module = sketchModule({
    a: [[], () => gates.a.promise],
    b: [[], () => gates.b.promise],
    c: [[], () => gates.c.promise],
  });
  const driver = new Driver({ modules: [module], adapters: [progressBar({ stream })] });
  const other = new Driver({ modules: [module], adapters: [progressBar({ stream })] });
  const runs = { a: driver.run(["a"]), b: driver.run(["b"]), c: other.run(["c"]) };
  const shown = (): readonly string[] => stream.lines().map((line) => line.at(-1)!);
  await pass(1000);
  expect(shown()).toEqual(["a", "b", "c"]);
  gates.b.resolve(1);
  await runs.b;
  await pass(100);
  expect(shown()).toEqual(["a", "c"]);
  gates.a.resolve(1);
  await runs.a;
  await pass(100);
  expect(shown()).toEqual(["c"]);
  gates.c.resolve(1);
  await runs.c;
  expect(stream.lines()).toEqual([]);
});

test("what the program prints stays above the bar, unfinished lines too", async () => {
  const stream = fakeTerminal();
  const gate = defer<number>();
  const run = new Driver({
    modules: [sketchModule({ load: [[], () => gate.promise] })],
    adapters: [progressBar({ stream })],
  }).run(["load"]);
  await pass(1000);
  stream.write("first\n");
  await pass(200);
  stream.write("sec");
  await pass(2000);
  expect(stream.lines()).toEqual(["first", "sec"]);
  stream.write("ond\n");
  await pass(200);
  expect(stream.lines()).toEqual(["first", "second", expect.stringContaining("load") as unknown]);
  gate.resolve(1);
  await run;
  expect(stream.lines()).toEqual(["first", "second"]);
});

test("where there is no terminal it writes lines: the start, how far it is, and the end with what failed", async () => {
  let written = "";
  const stream = { write: (text: string) => (written += text) };
  const gates = Array.from({ length: 4 }, () => defer<number>());
  const module = sketchModule({
    "parts[]": [[], () => [0, 1, 2, 3]],
    part: [["parts"], (place: number) => gates[place]!.promise],
    whole: [
      ["[part]"],
      () => {
        throw new Error("no luck");
      },
    ],
  });
  const run = rejection(new Driver({ modules: [module], adapters: [progressBar({ stream })] }).run(["whole"]));
  await pass(500);
  gates[0]!.resolve(1);
  await pass(100);
  expect(written).toBe('Running "whole": 3 nodes\n');
  await pass(400);
  await pass(8000);
  gates[1]!.resolve(1);
  await pass(1000);
  await pass(10_000);
  gates[2]!.resolve(1);
  gates[3]!.resolve(1);
  await run;
  expect(written.split("\n")).toEqual([
    'Running "whole": 3 nodes',
    '"whole": 41 %, 1 of 3 nodes, parts 1 of 4, 0:01, about 0:01 left',
    '"whole": 50 %, 1 of 3 nodes, parts 2 of 4, 0:09, about 0:09 left',
    '"whole": 50 %, 1 of 3 nodes, parts 2 of 4, 0:19, about 0:19 left',
    '"whole": 66 %, 2 of 3 nodes, 0:20, about 0:10 left',
    '"whole": failed, 3 nodes, 4 items in 20.0 s; failed: "whole"',
    "",
  ]);
  expect(vi.getTimerCount()).toBe(0);
});

test("a quick run writes two lines where there is no terminal, and none where it is told to wait", async () => {
  let written = "";
  const stream = { write: (text: string) => (written += text) };
  const module = sketchModule({ one: [[], () => 1], two: [["one"], () => 2] });
  await new Driver({ modules: [module], adapters: [progressBar({ stream })] }).run(["two"]);
  expect(written).toBe('Running "two": 2 nodes\n"two": done, 2 nodes in 0.0 s\n');
  written = "";
  await new Driver({ modules: [module], adapters: [progressBar({ stream, delayMs: 10_000 })] }).run(["two"]);
  expect(written).toBe("");
});

test("wrong options are told all at once", () => {
  expect(() => progressBar({ stream: {}, delayMs: "1", everySeconds: 0, width: 3 } as never)).toThrow(
    /"width"[^]*`stream`[^]*`delayMs`[^]*`everySeconds`/,
  );
});
