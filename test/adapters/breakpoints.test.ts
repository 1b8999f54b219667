import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { breakpoints, type Breakpoint } from "../../src/adapters.ts";
import { stopInTerminal } from "../../src/adapters/breakpoints/stop-in-terminal.ts";
import { type DataflowError, Driver } from "../../src/index.ts";
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

test("wrong options and unknown nodes are told", () => {
  expect(() => breakpoints({ befor: true } as never)).toThrow('Did you mean "before"?');
  expect(() => breakpoints({ pause: 1, after: {} } as never)).toThrow(/`after`[^]*`pause`/);
  expect(() => new Driver({ modules: [module], adapters: [breakpoints({ onFailure: "totl" })] })).toThrow(
    '`onFailure` names "totl"',
  );
});
