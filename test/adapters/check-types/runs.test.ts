import pl from "nodejs-polars";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { checkTypes, type CheckTypesOptions } from "../../../src/adapters.ts";
import { type Adapter, type DataflowError, Driver, type Module, type Run } from "../../../src/index.ts";
import { createModule } from "../../../src/module.ts";
import { readModules } from "../../../src/source/read-modules.ts";
import { joinCode } from "../../../src/source/serve-dag.ts";
import { rejection } from "../../run/make-dataflow.ts";
import * as source from "./dataflow.ts";

let module: Module;

beforeAll(() => {
  module = joinCode(readModules([new URL("dataflow.ts", import.meta.url).pathname]).modules[0]!, source);
});

afterEach(() => {
  for (const name of Object.keys(source.given)) delete source.given[name];
  vi.restoreAllMocks();
});

interface Request {
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly overrides?: Readonly<Record<string, unknown>>;
}

const user = { id: "7", address: [{ street: "Main" }, { street: "Elm", zip: "1" }] };
const wrongUser = { id: 7, address: [{ street: "Main" }, { street: "Elm", zip: 1 }] };

function execute(output: string, request: Request, options?: CheckTypesOptions, further: readonly Adapter[] = []) {
  const driver = new Driver({ modules: [module], adapters: [checkTypes(options), ...further] });
  return driver.execute([output], request) as Promise<Record<string, unknown>>;
}

/** What is told of a run that fails. */
async function told(...request: Parameters<typeof execute>): Promise<readonly string[]> {
  const { problems } = (await rejection(execute(...request))) as DataflowError;
  expect(problems.map(({ code }) => code)).toEqual(problems.map(() => "VALUE_MISTYPED"));
  return problems.map(({ message }) => message);
}

test.each([
  [
    "counted",
    { inputs: { user } },
    new Map([
      ["Main", 1],
      ["Elm", 1],
    ]),
  ],
  ["account", { inputs: { login: { name: "ann", code: 1 } } }, { name: "ann" }],
  ["optional", {}, "undefinedm"],
  ["optional", { inputs: { limit: NaN, unit: "km" } }, "NaNkm"],
  ["total", { inputs: { user } }, 2],
  ["size", { inputs: { user } }, [4, 3]],
  ["largest", { inputs: { user } }, 4],
  ["lazily", { inputs: { user } }, 2],
  ["named", { inputs: { user } }, 5],
  ["longerThanLimit", { inputs: { user, limit: 3 } }, ["Main"]],
  ["joined", { inputs: { user } }, "Main,Elm"],
  ["price", { inputs: { net: 10, limit: 2 } }, 24],
  ["within", { inputs: { user } }, 2],
  ["total", { overrides: { size: [1, 2, 3] } }, 3],
])("%s runs where all values fit", async (output, request, expected) => {
  expect(await execute(output, request, { exact: true })).toEqual({ [output]: expected });
});

test("wrong inputs are told before anything runs, all at once, with the place of the function that declares them", async () => {
  const ran: string[] = [];
  const spy: Adapter = { name: "spy", onNodeStart: ({ node }) => void ran.push(node.name) };
  const adapters = [checkTypes(), spy];
  const driver = new Driver({ modules: [module], adapters });
  const request = { inputs: { user: wrongUser, limit: "3" } };
  const error = (await rejection(driver.execute(["streets", "cities", "longerThanLimit"], request))) as DataflowError;
  expect(ran).toEqual([]);
  expect(error.problems.map(({ code, message, nodes }) => [code, message, nodes])).toEqual([
    [
      "VALUE_MISTYPED",
      'The input "user" is declared by "streets" as User, which the value is not:\n' +
        "  user.id is number, declared as string\n  user.address[1].zip is number, declared as string",
      ["user", "streets"],
    ],
    [
      "VALUE_MISTYPED",
      expect.stringMatching(
        /^The input "limit" is declared by "longerThanLimit" as number.*\n {2}limit is string \(1 character\), declared as number$/,
      ),
      ["limit", "longerThanLimit"],
    ],
  ]);
  expect(error.problems[0]!.location?.file).toMatch(/dataflow\.ts$/);
});

test("what only nodes take that do not run is left alone", async () => {
  expect(await execute("streets", { inputs: { user, limit: "3" } })).toEqual({ streets: ["Main", "Elm"] });
});

test.each<readonly [output: string, given: Record<string, unknown>, message: string]>([
  [
    "streets",
    { streets: ["a", 1] },
    '"streets" declares its result as string[], which the value is not:\n  streets[1] is number, declared as string',
  ],
  [
    "counted",
    { counted: new Map([["a", "b"]]) },
    '"counted" declares its result as Map<string, number>, which the value is not:\n  counted.values()[0] is string (1 character), declared as number',
  ],
  ["pages", { page: 5 }, '"page" declares its result as Parallelizable<string>'],
  [
    "within",
    { inner: [{ street: 1 }] },
    '"within.inner" declares its result as Address[], which the value is not:\n  within.inner[0].street is number, declared as string',
  ],
  [
    "longerThan3",
    { longer: null },
    '"longerThan3" declares its result as string[], which the value is not:\n  longerThan3 is null, declared as string[]',
  ],
  ["named", { named: "5" }, '"named" declares its result as number'],
])("what %s gives is checked", async (output, given, message) => {
  Object.assign(source.given, given);
  const [first] = await told(output, { inputs: { user, limit: 2, net: 3 } });
  expect(first).toContain(message);
});

test("what steps give is checked, and what their bindings take", async () => {
  source.given["price"] = "12";
  expect((await told("price", { inputs: { net: 1, limit: 2 } }))[0]).toContain(
    '"price.raw" declares its result as number',
  );
  delete source.given["price"];
  source.given["round"] = "12";
  expect((await told("price", { inputs: { net: 1, limit: 2 } }))[0]).toContain(
    '"price.round" declares its result as number',
  );
  expect((await told("price", { inputs: { net: 1, limit: "2" } }))[0]).toContain('The input "limit" is declared by');
});

test("what a node takes is checked where results are not", async () => {
  source.given["streets"] = [1];
  const options = { results: false };
  expect((await told("counted", { inputs: { user } }, options))[0]).toBe(
    '"counted" takes "streets" as string[], which the value is not:\n  streets[0] is number, declared as string',
  );
  expect((await told("lazily", { inputs: { user } }, options))[0]).toBe(
    '"lazily" takes "street" (the value of "streets") as string[], which the value is not:\n  street[0] is number, declared as string',
  );
  expect((await told("named", { inputs: { user } }, options))[0]).toContain('"named" takes "streets" as string[]');
  expect(await execute("counted", { inputs: { user } }, { inputs: false, results: false })).toEqual({
    counted: new Map([[1, 1]]),
  });
});

test("an item is told with its place, and so is what collects", async () => {
  source.given["item"] = ["a", 5];
  expect((await told("total", { inputs: { user } }))[0]).toBe(
    '"size" takes "item" as string, which the value is not:\n  item is number, declared as string\n  It was for item 1 of "item".',
  );
  source.given["item"] = ["a", "b"];
  source.given["size"] = "big";
  expect((await told("total", { inputs: { user } }, { results: false }))[0]).toBe(
    '"total" takes "size" as Collect<number>, which the value is not:\n' +
      "  size[0] is string (3 characters), declared as number\n  size[1] is string (3 characters), declared as number",
  );
});

test("overrides are what their nodes declare, inside of fan-outs for each item", async () => {
  expect((await told("counted", { overrides: { streets: "Main" } }))[0]).toBe(
    'The override of "streets" is declared as string[], which the value is not:\n  streets is string (4 characters), declared as string[]',
  );
  expect((await told("total", { overrides: { size: [1, "2"] } }))[0]).toContain(
    "size[1] is string (1 character), declared as number",
  );
  expect((await told("counted", { overrides: { streets: [1] } }, { results: false }))[0]).toContain(
    '"counted" takes "streets"',
  );
});

test("nothing is told of secrets but that they do not fit", async () => {
  const message = ", which the value is not; it is secret, so that no more is told.";
  expect(await told("account", { inputs: { login: { name: "ann", code: "123456" } } })).toEqual([
    `The input "login" is declared by "account" as { name: string; code: number }${message}`,
  ]);
  source.given["account"] = { password: 5 };
  expect(await told("account", { inputs: { login: { name: "ann", code: 1 } } })).toEqual([
    `"account" declares its result as Record<string, string>${message}`,
  ]);
});

test("tables are known by table types", async () => {
  const column = pl.Series("a", [1, 2]);
  expect(await execute("rows", { inputs: { count: 2, column } })).toEqual({ rows: 4 });
  source.given["frame"] = [{ a: 1 }];
  expect((await told("rows", { inputs: { count: 2, column } }))[0]).toContain(
    "frame is array of 1, declared as DataFrame",
  );
  delete source.given["frame"];
  expect((await told("rows", { inputs: { count: 2, column: [1] } }))[0]).toContain(
    "column is array of 1, declared as Series",
  );
});

test("ten mistakes are told, and how many there are", async () => {
  source.given["streets"] = Array.from({ length: 25 }, (_, place) => place);
  const [message] = await told("streets", { inputs: { user } });
  expect(message!.split("\n")).toHaveLength(12);
  expect(message).toMatch(/streets\[9\] is number, declared as string\n {2}and 15 more$/);
});

test("of large collections some elements are looked at, evenly spread", async () => {
  const texts = (wrong: number): unknown[] => Array.from({ length: 1000 }, (_, place) => (place === wrong ? 0 : "a"));
  source.given["streets"] = texts(500);
  expect((await told("streets", { inputs: { user } }, { mostItems: 10 }))[0]).toContain("streets[500] is number");
  source.given["streets"] = texts(501);
  expect(await execute("streets", { inputs: { user } }, { mostItems: 10 })).toEqual({ streets: texts(501) });
});

test("nodes are chosen", async () => {
  source.given["streets"] = [1];
  const others: CheckTypesOptions = { nodes: ["named"], results: false };
  expect(await execute("counted", { inputs: { user: wrongUser } }, others)).toEqual({ counted: new Map([[1, 1]]) });
  expect((await told("named", { inputs: { user } }, others))[0]).toContain('"named" takes "streets"');
  expect((await told("counted", { inputs: { user } }, { nodes: { tags: { source: "partner" } } }))[0]).toContain(
    '"streets" declares its result',
  );
});

test("further properties are mistakes where types are exact", async () => {
  const more = { ...user, address: [{ street: "Main", country: "NO" }] };
  expect(await execute("streets", { inputs: { user: more } })).toEqual({ streets: ["Main"] });
  expect((await told("streets", { inputs: { user: more } }, { exact: true }))[0]).toContain(
    "user.address[0].country is not part of it",
  );
});

test("warnings are told once a run, and the run goes on", async () => {
  const warnings = vi.spyOn(process, "emitWarning").mockImplementation(() => {});
  source.given["size"] = "big";
  const driver = new Driver({ modules: [module], adapters: [checkTypes({ onFail: "warn" })] });
  const request = { inputs: { user: wrongUser } };
  expect(await driver.execute(["total"], request)).toEqual({ total: 2 });
  await driver.execute(["total"], request);
  const subjectsOf = (messages: readonly unknown[]): readonly (string | undefined)[] =>
    messages.map((message) => String(message).split(",", 1)[0]);
  const once = [
    'The input "user" is declared by "streets" as User',
    '"size" declares its result as number',
    '"total" takes "size" as Collect<number>',
  ];
  expect(subjectsOf(warnings.mock.calls.map(([message]) => message))).toEqual([...once, ...once]);
  const run = (await driver.run(["total"], request)) as Run;
  expect(subjectsOf(run.warnings.map(({ message }) => message))).toEqual(once);
  expect(warnings).toHaveBeenCalledTimes(6);
});

test("what is warned of reaches logs and records, overrides too", async () => {
  const heard: string[] = [];
  const listener: Adapter = { name: "listener", onWarning: (_, { code, message }) => void heard.push(code, message) };
  const driver = new Driver({ modules: [module], adapters: [checkTypes({ onFail: "warn" }), listener] });
  const run = (await driver.run(["total"], { inputs: { user }, overrides: { size: ["big"] } })) as Run;
  expect(heard.filter((text) => text === "VALUE_MISTYPED")).toHaveLength(2);
  expect(heard[1]).toContain('The override of "size" is declared');
  expect(run.warnings.map(({ message }) => message)).toEqual(heard.filter((text) => text !== "VALUE_MISTYPED"));
});

test("types that are not known are told once a driver", async () => {
  const warnings = vi.spyOn(process, "emitWarning").mockImplementation(() => {});
  const open = joinCode(
    { ...readModules([new URL("unknown.ts", import.meta.url).pathname]).modules[0]! },
    await import("./unknown.ts"),
  );
  const driver = new Driver({ modules: [open], adapters: [checkTypes({ onUnknown: "warn" })] });
  expect(warnings).not.toHaveBeenCalled();
  await driver.execute(["first"], { inputs: { options: 5 } });
  await driver.execute(["second"], { inputs: { options: 5, text: "a" } });
  expect(warnings.mock.calls).toEqual([
    [
      "Values of these types are not checked, as the text of the project does not say what they are:\n" +
        "  Argument (first(options) and 1 more)\n  Trimmed<string> (second(text))",
      { type: "DataflowWarning", code: "TYPES_UNKNOWN" },
    ],
  ]);
});

test("without a table, what annotations say by themselves is checked", async () => {
  const rows = {
    name: "prices",
    file: "./prices.ts",
    url: import.meta.url,
    source: { double: (price: number) => 2 * price, wrap: (user: unknown) => user },
    functions: [
      { name: "double", takes: [["price", "number"]], gives: "number | null", hash: "" },
      { name: "wrap", takes: [["user", "User"]], gives: "User", hash: "" },
    ],
    positions: [
      [1, 1],
      [2, 1],
    ],
  } as const;
  const driver = new Driver({ modules: [createModule(rows)], adapters: [checkTypes()] });
  expect(await driver.execute(["double", "wrap"], { inputs: { price: 1, user: 5 } })).toEqual({ double: 2, wrap: 5 });
  const error = (await rejection(driver.execute(["double"], { inputs: { price: "1" } }))) as DataflowError;
  expect(error.code).toBe("VALUE_MISTYPED");
});

test("a value that cannot be looked at is left alone", async () => {
  const guarded = {
    id: "7",
    get address(): never {
      throw new Error("closed");
    },
  };
  source.given["streets"] = ["a"];
  const { cities } = await execute("cities", { inputs: { user: guarded } });
  expect(cities).toEqual(new Set(["7"]));
});

test("options that are none are told", () => {
  const wrong = { inputs: 1, onFail: "never", mostItems: 0, more: true } as unknown as CheckTypesOptions;
  expect(() => checkTypes(wrong)).toThrow(
    expect.objectContaining({ problems: expect.objectContaining({ length: 4 }) }),
  );
  const adapters = [checkTypes({ nodes: ["street"] })];
  expect(() => new Driver({ modules: [module], adapters })).toThrow(/street/);
});
