import { expect, test } from "vitest";
import { main } from "../../src/cli/main.ts";
import { makeIo, makeProject, writeFiles } from "./command.ts";

const flow = `import { bump } from "./tax.ts";
export function net(gross: number): number { return bump(gross); }
`;
const files = {
  "flow.ts": flow,
  "tax.ts": "let counter = 0;\nexport function bump(by: number): number { counter += by; return counter; }\n",
};

test.each([
  ["build", []],
  ["build", ["--check"]],
  ["check", ["--no-tsc"]],
])("%s %j tells of code whose version is not known, and does not fail for it", async (command, options) => {
  const folder = makeProject(files);
  await main(["build", "flow.ts"], makeIo(folder).io);
  const { io, written } = makeIo(folder);
  expect(await main([command, "flow.ts", ...options], io)).toBe(0);
  expect(written.err).toContain("tax.ts:1:5");
  expect(written.err).toContain(
    'CODE_UNREADABLE: "net" reaches "counter", a variable of its module that is assigned to.',
  );
  expect(written.err).toContain('cache(net, { version: "1" })');
});

test("nothing is told where the function has a version, and as data where that is asked for", async () => {
  const folder = makeProject(files);
  const asked = makeIo(folder);
  await main(["build", "flow.ts", "--json"], asked.io);
  expect(JSON.parse(asked.written.out)).toMatchObject({
    problems: [],
    notes: [{ code: "CODE_UNREADABLE", nodes: ["net"] }],
  });
  writeFiles(folder, { "flow.ts": `import { cache } from "eponym";\ncache(net, { version: "1" });\n${flow}` });
  const { io, written } = makeIo(folder);
  expect(await main(["build", "flow.ts"], io)).toBe(0);
  expect(written.err).toBe("");
});
