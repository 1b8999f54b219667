import { expect, test } from "vitest";
import type { DataflowError } from "../../src/errors/dataflow-error.ts";
import { makeDataflow, rejection } from "./make-dataflow.ts";

test("of what is secret not even the shape is told", async () => {
  const { run, execute } = makeDataflow({
    "secret token": [["secret key"], (key: string) => `${key}!`],
    call: [["token", "key", "url"], () => "answer"],
    broken: [
      ["token", "key", "url"],
      () => {
        throw new Error("broken");
      },
    ],
  });
  const inputs = { key: "4711", url: "http" };
  const { nodes } = await run(["call"], { inputs });
  expect(nodes).toMatchObject({
    key: { summary: "secret" },
    token: { summary: "secret" },
    url: { summary: "string (4 characters)" },
    call: { summary: "string (6 characters)" },
  });
  expect((await run(["call"], { inputs, overrides: { token: "x" } })).nodes["token"]?.summary).toBe("secret");
  const { message } = (await rejection(execute(["broken"], { inputs }))) as DataflowError;
  expect(message).toContain(
    "token: secret\n      key: secret\n      url: string (4 characters)".replaceAll("      ", "    "),
  );
});

test("nor of secret items", async () => {
  const { run, execute } = makeDataflow({
    "secret keys[]": [[], () => [1, 2]],
    "secret token": [["keys"], (key: number) => key],
    all: [["[token]"], () => 0],
  });
  expect((await run(["all"])).nodes).toMatchObject({
    keys: { summary: "secret" },
    token: { summary: "secret", items: 2 },
  });
  const error = (await rejection(execute(["all"], { overrides: { token: 5 } }))) as DataflowError;
  expect(error.message).toContain('The override of "token" is secret.');
});
