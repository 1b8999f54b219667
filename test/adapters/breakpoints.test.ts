import { PassThrough } from "node:stream";
import { inspect } from "node:util";
import { expect, test } from "vitest";
import { breakpoints, type Breakpoint } from "../../src/adapters.ts";
import { stopInTerminal } from "../../src/adapters/breakpoints/stop-in-terminal.ts";
import { type Adapter, type DataflowError, Driver, type Run } from "../../src/index.ts";
import { defer, rejection, sketchModule } from "../run/make-dataflow.ts";

const module = sketchModule({
  net: [["price", "secret key"], (price: number, key: string) => price * key.length],
  total: [["net", "rate"], (net: number, rate: number) => net * (1 + rate)],
  fails: [
    ["net"],
    () => {
      throw new RangeError("out of luck");
    },
  ],
});
const inputs = { price: 2, key: "s3cr3t", rate: 0.5 };

test("it stops before and after nodes with what they take and give at hand", async () => {
  const places: unknown[] = [];
  const pause = async ({ when, node, values, value }: Breakpoint): Promise<void> => {
    await Promise.resolve();
    places.push([when, node.name, { ...values }, value]);
  };
  const driver = new Driver({ modules: [module], adapters: [breakpoints({ before: true, after: ["total"], pause })] });
  expect(await driver.execute(["total"], { inputs })).toEqual({ total: 18 });
  expect(places).toEqual([
    ["before", "net", { price: 2 }, undefined],
    ["before", "total", { net: 12, rate: 0.5 }, undefined],
    ["after", "total", { net: 12, rate: 0.5 }, 18],
  ]);
});

test("a secret is there for whoever asks for it, and is not listed", async () => {
  const seen: unknown[] = [];
  const pause = ({ values }: Breakpoint): void =>
    void seen.push(JSON.stringify(values), Object.keys(values), values["key"]);
  const driver = new Driver({ modules: [module], adapters: [breakpoints({ before: "net", pause })] });
  await driver.execute(["net"], { inputs });
  expect(seen).toEqual(['{"price":2}', ["price"], "s3cr3t"]);
});

test("nothing of a secret is shown by printing a place whole", async () => {
  const seen: string[] = [];
  const secretive = sketchModule({ "secret token": [["secret key"], (key: string) => `made of ${key}`] });
  const pause = (place: Breakpoint): void => {
    seen.push(inspect(place, { depth: 20, showHidden: false }), JSON.stringify(place), JSON.stringify(place.call));
    seen.push(inspect({ ...place }, { depth: 20 }), String(place.value));
  };
  const adapter = breakpoints({ before: true, after: true, pause });
  await new Driver({ modules: [secretive], adapters: [adapter] }).execute(["token"], { inputs: { key: "s3cr3t" } });
  expect(seen.pop()).toBe("made of s3cr3t");
  expect(seen).toHaveLength(9);
  expect(seen.join("\n")).not.toContain("s3cr3t");
});

test.each([
  ["before", { total: 150 }],
  ["after", { total: 150 }],
] as const)("a value that is put in place %s a node is what goes on", async (when, expected) => {
  const pause = ({ replace }: Breakpoint): void => replace(100);
  const driver = new Driver({ modules: [module], adapters: [breakpoints({ [when]: "net", pause })] });
  expect(await driver.execute(["total"], { inputs })).toEqual(expected);
});

test("it stops after a failure, which another value takes the place of", async () => {
  const errors: unknown[] = [];
  const adapter = breakpoints({
    onFailure: true,
    pause: ({ when, error, replace }) => {
      errors.push([when, error]);
      replace(undefined);
    },
  });
  expect(await new Driver({ modules: [module], adapters: [adapter] }).execute(["fails"], { inputs })).toEqual({
    fails: undefined,
  });
  expect(errors).toEqual([["failure", new RangeError("out of luck")]]);
  const looks = breakpoints({ onFailure: { tags: {} }, pause: () => {} });
  const error = await rejection(new Driver({ modules: [module], adapters: [looks] }).execute(["fails"], { inputs }));
  expect((error as DataflowError).code).toBe("NODE_FAILED");
});

test("what is aborted does not stop as a failure, and a pause that fails fails its node", async () => {
  const controller = new AbortController();
  const stops: string[] = [];
  const slow = sketchModule({ waits: [[], async () => defer<number>().promise] });
  const adapter = breakpoints({ onFailure: true, pause: ({ when }) => void stops.push(when) });
  const abort = { name: "abort", onNodeStart: () => void setImmediate(() => controller.abort()) };
  const run = new Driver({ modules: [slow], adapters: [abort, adapter] }).execute(["waits"], {
    signal: controller.signal,
  });
  expect(((await rejection(run)) as DataflowError).code).toBe("RUN_ABORTED");
  expect(stops).toEqual([]);
  const broken = breakpoints({ before: "net", pause: () => Promise.reject(new Error("no prompt")) });
  await expect(new Driver({ modules: [module], adapters: [broken] }).execute(["net"], { inputs })).rejects.toThrow(
    "no prompt",
  );
});

/** A terminal that is none: what is printed, and a way to type. */
function fakeTerminal(): {
  input: PassThrough;
  output: PassThrough;
  printed: () => string;
  waitFor: (text: string) => Promise<void>;
} {
  const [input, output] = [new PassThrough(), new PassThrough()];
  let all = "";
  let check = (): void => {};
  output.on("data", (bytes: Buffer) => {
    all += bytes.toString();
    check();
  });
  const waitFor = (text: string): Promise<void> =>
    new Promise((resolve) => {
      check = () => all.includes(text) && resolve();
      check();
    });
  return { input, output, printed: () => all, waitFor };
}

test("a prompt has the values by name, prints no secrets by itself, and goes on at .continue, one after the other", async () => {
  const { input, output, printed, waitFor } = fakeTerminal();
  const adapter = breakpoints({
    before: "net",
    after: ["net", "total"],
    pause: (place) => stopInTerminal(place, { input, output }),
  });
  const run = new Driver({ modules: [module], adapters: [adapter] }).execute(["total"], { inputs });
  await waitFor("net> ");
  expect(printed()).toContain("values.price: number");
  expect(printed()).toContain("values.key: [secret]");
  input.write("values.price * 21\n");
  await waitFor("42");
  input.write("values\n");
  await waitFor("{ price: 2 }");
  expect(printed()).not.toContain("s3cr3t");
  input.write("values.key\n");
  await waitFor("'s3cr3t'");
  input.write(".continue\n");
  await waitFor('After "net"');
  input.write("replace(value + 1)\n.exit\n");
  await waitFor('After "total"');
  input.write(".continue\n");
  expect(await run).toEqual({ total: 19.5 });
});

test("a prompt closes with the run", async () => {
  const { input, output, waitFor } = fakeTerminal();
  const controller = new AbortController();
  const closed = defer<string>();
  const pause = (place: Breakpoint): Promise<void> =>
    stopInTerminal(place, { input, output }).finally(() => closed.resolve("closed"));
  const run = rejection(
    new Driver({ modules: [module], adapters: [breakpoints({ before: "net", pause })] }).execute(["net"], {
      inputs,
      signal: controller.signal,
    }),
  );
  await waitFor("net> ");
  controller.abort();
  expect(((await run) as DataflowError).code).toBe("RUN_ABORTED");
  expect(await closed.promise).toBe("closed");
});

test("a prompt tells of what failed without secrets", async () => {
  const { input, output, printed, waitFor } = fakeTerminal();
  const leaky = sketchModule({
    shaped: [["secret key"], (key: string) => ({ [key]: 1 })],
    fails: [
      ["shaped", "secret key"],
      (_: object, key: string) => {
        throw new Error(`refused ${key}`);
      },
    ],
  });
  const adapter = breakpoints({ onFailure: true, pause: (place) => stopInTerminal(place, { input, output }) });
  const run = rejection(
    new Driver({ modules: [leaky], adapters: [adapter] }).execute(["fails"], { inputs: { key: "s3cr3t" } }),
  );
  await waitFor("fails> ");
  input.write(".continue\n");
  expect(((await run) as DataflowError).code).toBe("NODE_FAILED");
  expect(printed()).toContain("error: Error: refused [secret]");
  expect(printed()).toContain("values.shaped: object { [secret] }");
  expect(printed()).not.toContain("s3cr3t");
});

/** A terminal sends these for Ctrl-C and Ctrl-D. */
const [ctrlC, ctrlD] = ["\u0003", "\u0004"];

test("Ctrl-C twice aborts the run, where once and Ctrl-D goes on", async () => {
  const { input, output, printed, waitFor } = fakeTerminal();
  const controller = new AbortController();
  const interrupt = (): void => controller.abort();
  const pause = (place: Breakpoint): Promise<void> => stopInTerminal(place, { input, output, interrupt });
  const driver = new Driver({ modules: [module], adapters: [breakpoints({ before: true, pause })] });
  const run = rejection(driver.execute(["total"], { inputs, signal: controller.signal }));
  await waitFor("net> ");
  input.write(ctrlC);
  await waitFor("To exit");
  input.write(ctrlD);
  await waitFor("total> ");
  expect(controller.signal.aborted).toBe(false);
  input.write(ctrlC);
  await waitFor("To exit");
  input.write(ctrlC);
  expect(((await run) as DataflowError).code).toBe("RUN_ABORTED");
  expect(printed()).toContain("Ctrl-C twice");
});

test("where nothing ends the run at Ctrl-C its node fails", async () => {
  const { input, output, waitFor } = fakeTerminal();
  const pause = (place: Breakpoint): Promise<void> => stopInTerminal(place, { input, output, interrupt: () => {} });
  const driver = new Driver({ modules: [module], adapters: [breakpoints({ before: "net", pause })] });
  const run = rejection(driver.execute(["total"], { inputs }));
  await waitFor("net> ");
  input.write(ctrlC + ctrlC);
  expect(String(await run)).toContain("BREAKPOINT_INTERRUPTED");
});

test("wrong options and unknown nodes are told", () => {
  expect(() => breakpoints({ befor: true } as never)).toThrow('Did you mean "before"?');
  expect(() => breakpoints({ pause: 1, after: {} } as never)).toThrow(/`after`[^]*`pause`/);
  expect(() => new Driver({ modules: [module], adapters: [breakpoints({ onFailure: "totl" })] })).toThrow(
    '`onFailure` names "totl"',
  );
});

test("where there is nowhere to stop, one run has a warning, which other adapters hear", async () => {
  const heard: string[] = [];
  const listener: Adapter = { name: "listener", onWarning: (_, { code }) => void heard.push(code) };
  const adapters = [breakpoints({ before: true }), listener];
  const driver = new Driver({ modules: [module], adapters }) as unknown as Driver;
  const warned: (readonly string[])[] = [];
  for (let round = 0; round < 2; round++) {
    const run = (await driver.run(["total"], { inputs })) as Run;
    warned.push(run.warnings.map(({ code }) => code));
  }
  expect(warned).toEqual([["BREAKPOINT_NOWHERE"], []]);
  expect(heard).toEqual(["BREAKPOINT_NOWHERE"]);
});
