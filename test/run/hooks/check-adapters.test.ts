import { expect, test } from "vitest";
import { logger, trackRuns } from "../../../src/adapters.ts";
import { checkAdapters } from "../../../src/run/hooks/check-adapters.ts";

const told = (adapters: unknown): string =>
  checkAdapters(adapters)
    .map(({ message, hint }) => `${message} ${hint}`)
    .join("\n");

test("an empty name does not hide what is wrong with the hooks", () => {
  const message = told([{ name: "", onNodeStart: 3, onNodeEnds: () => {} }]);
  expect(message).toContain("it has an empty name");
  expect(message).toContain('"onNodeStart" of adapters[0] is no function');
  expect(message).toContain('adapters[0] has "onNodeEnds"');
});

test("a name that is missing, or no text", () => {
  expect(told([{ onNodeStart: 3 }])).toMatch(
    /adapters\[0\] is no adapter, but object.*\n"onNodeStart" of adapters\[0\]/,
  );
  expect(told([{ name: 7 }])).toContain("adapters[0] is no adapter, but object { name }");
});

test("a function in the place of what it makes", () => {
  const message = told([
    trackRuns,
    logger(),
    logger,
    () => logger(),
    class Own {
      readonly name = "own";
    },
  ]);
  expect(message).toContain("adapters[0] is no adapter, but a function. Call it: trackRuns().");
  expect(message).toContain("adapters[2] is no adapter, but a function. Call it: logger().");
  expect(message).toContain("adapters[3] is no adapter, but a function. Call it");
  expect(message).toContain("adapters[4] is no adapter, but a class. Make one: new Own().");
  expect(message).not.toContain("adapters[1]");
});

test("what is no object is told as what it is", () => {
  expect(told([3, null])).toMatch(/adapters\[0\] is no adapter, but .*\n?.*adapters\[1\]/s);
  expect(told(3)).toContain("adapters are a list");
  expect(told([{ name: "fine" }, { name: "fine" }])).toBe("");
});

test("places are named as they are told", () => {
  const [problem] = checkAdapters([3], (place) => `driver.adapters[${place}] of eponym.config.ts`);
  expect(problem?.message).toMatch(/^driver\.adapters\[0\] of eponym\.config\.ts is no adapter/);
});
