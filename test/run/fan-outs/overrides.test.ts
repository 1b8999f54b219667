import { describe, expect, test } from "vitest";
import { makeDataflow, rejection } from "../make-dataflow.ts";

describe("an override inside of a fan-out", () => {
  const ran: string[] = [];
  const { execute, describe: plan } = makeDataflow({
    "urls[]": [["from"], (from: number) => (ran.push("urls"), [from, from + 1, from + 2])],
    page: [["urls"], (url: number) => url * 10],
    size: [["page"], (page: number) => page + 1],
    both: [["size", "urls"], (size: number, url: number) => size + url],
    "parts[]": [["page"], (page: number) => [page, page]],
    word: [["parts"], (part: number) => part + 0.5],
    text: [["[word]"], (words: number[]) => words.join(" ")],
    total: [["[size]"], (sizes: number[]) => sizes.join(" ")],
  });
  const from = { from: 1 };

  test("stands for the values of all items, and says how many there are", async () => {
    expect(await execute(["total", "page"], { overrides: { page: [1, 2] } })).toEqual({ total: "2 3", page: [1, 2] });
    expect(plan(["total"], { overrides: { page: [1] } }).steps.map(({ node }) => node)).toEqual([
      "page",
      "size",
      "total",
    ]);
    expect(ran).toEqual([]);
  });

  test("goes along with the items that others take", async () => {
    expect(await execute(["both"], { inputs: from, overrides: { size: [5, 6, 7] } })).toEqual({ both: [6, 8, 10] });
  });

  test("of the node that fans out is an array of items", async () => {
    expect(await execute(["total", "urls"], { overrides: { urls: [7] } })).toEqual({ total: "71", urls: [7] });
  });

  test("is as deep as its fan-outs", async () => {
    const overrides = { word: [[1, 2], [], [3]] };
    expect(await execute(["text"], { overrides })).toEqual({ text: ["1 2", "", "3"] });
    expect(await execute(["word"], { overrides: { parts: [[1], []] } })).toEqual({ word: [[1.5], []] });
  });

  test("may be empty", async () => {
    expect(await execute(["total", "size"], { overrides: { page: [] } })).toEqual({ total: "", size: [] });
  });

  test.each<[string, readonly string[], Record<string, unknown>, string, string]>([
    ["no array", ["total"], { page: "secret" }, "page", "string (6 characters)"],
    ["no array, and only collected", ["total"], { size: 5 }, "size", "number"],
    ["too short", ["both"], { size: [1] }, "size", "an array of 1"],
    ["too long", ["both"], { size: [1, 2, 3, 4] }, "size", "an array of 4"],
    ["too long for another", ["both"], { size: [1, 2], urls: [1] }, "size", "an array of 2"],
    ["not deep enough", ["text"], { word: [[1], 2] }, "word", 'number for item 1 of "urls"'],
  ])("that is %s is refused", async (_, outputs, overrides, name, told) => {
    const inputs = "urls" in overrides || outputs[0] !== "both" ? {} : from;
    for (const onError of ["stop", "continue"] as const) {
      const error = await rejection(execute(outputs, { inputs, overrides, onError }));
      expect(error).toMatchObject({ code: "FAN_OUT_OVERRIDE_SHAPE", location: { file: "flow.ts" } });
      expect((error as Error).message).toContain(`"${name}" is ${told}`);
      expect((error as Error).message).not.toContain("secret");
    }
  });
});

test("an override of a checked node is checked for each item", async () => {
  const { execute } = makeDataflow({
    "urls[]": [[], () => [0, 1]],
    age: [["urls"], (url: number) => url, ["checkOutput", { range: [0, 1] }]],
  });
  expect(await execute(["age"], { overrides: { age: [1, 1, 0] } })).toEqual({ age: [1, 1, 0] });
  expect(await rejection(execute(["age"], { overrides: { age: [1, 2] } }))).toMatchObject({ code: "CHECK_FAILED" });
});

test("what stands in for a variant that is switched off is taken as it is given", async () => {
  const { execute } = makeDataflow(
    {
      "urls__many[]": [[], () => 0, ["config.when", { many: true }]],
      page: [["urls"], (urls: number[]) => urls.length],
      all: [["[urls]"], (urls: number[]) => urls.join(" ")],
    },
    { many: false },
  );
  expect(await execute(["page", "all"], { inputs: { urls: [1, 2] } })).toEqual({ page: 2, all: "1 2" });
});

test("a request that reaches no fan-out is planned as if there were none", async () => {
  const { execute, plan } = makeDataflow({
    "urls[]": [[], () => [1]],
    page: [["urls"], (url: number) => url],
    price: [[], () => 7],
    total: [["price"], (price: number) => price],
  });
  expect(await execute(["total"])).toEqual({ total: 7 });
  expect(plan({ outputs: ["total"] }).marked).toBeUndefined();
  expect(plan({ outputs: ["total", "page"] }).marked).toBeDefined();
});

test("chains inside of a fan-out may be long", async () => {
  const length = 20_000;
  const chain = Array.from({ length }, (_, place) => {
    const add = (value: number): number => value + 1;
    return [`n${place}`, [[place === 0 ? "urls" : `n${place - 1}`], add] as const] as const;
  });
  const { execute } = makeDataflow({ "urls[]": [[], () => [0, 10]], ...Object.fromEntries(chain) });
  expect(await execute([`n${length - 1}`])).toEqual({ [`n${length - 1}`]: [length, length + 10] });
});
