import { expect, test } from "vitest";
import type { ReadResult } from "../../src/source/read-modules.ts";
import { createReader, readModules } from "../../src/source/read-modules.ts";
import { memoryFiles } from "./read-text.ts";

const audit = "export const audit = (fn: unknown, options: unknown) => [fn, options];";

function read(text: string, decorators: readonly string[] = ["audit", "trace"]): ReadResult {
  const fileSystem = memoryFiles({ "dataflow.ts": text, "audit.ts": audit });
  return readModules(["dataflow.ts"], { fileSystem, cwd: "/project", decorators });
}

const fn = "export function f(): number { return 1; }";

test.each([
  ["by name", 'import { audit } from "./audit.ts";\naudit(f, { by: 1 });'],
  ["by an alias", 'import { audit as checked } from "somewhere";\nchecked(f, { by: 1 });'],
  ["through a namespace", 'import * as own from "./audit.ts";\nown.audit(f, { by: 1 });'],
  ["from the file itself", "const audit = (...all: unknown[]) => all;\naudit(f, { by: 1 });"],
])("reads a decorator of the project's own, %s", (_, text) => {
  const { modules, problems } = read(`${text}\n${fn}`);
  expect(problems).toEqual([]);
  const decorations = modules[0]?.declared.find(({ name }) => name === "f")?.decorations;
  expect(decorations?.map(({ kind, args }) => [kind, ...args])).toEqual([["audit", { by: 1 }]]);
});

test("knows them in resolvers and where they are nested", () => {
  const text = `import { resolve } from "eponym";
    import { audit } from "./audit.ts";
    resolve(f, { names: ["a"] }, () => audit(f, 1));
    ${fn}
    if (Math.random() > 1) audit(g, 2);
    export function g(): number { return 1; }`;
  const { modules, problems } = read(text);
  expect(problems.map(({ code, location }) => [code, location?.line])).toEqual([["NESTED_DECORATOR", 5]]);
  expect(modules[0]?.declared[0]?.decorations[0]?.args[1]).toMatchObject({
    decorations: [{ kind: "audit", args: [1] }],
  });
});

test.each([
  ["is not listed", 'import { audit } from "./audit.ts";\naudit(f, 1);', ["trace"]],
  ["is exported by another name", 'import { other as audit } from "./audit.ts";\naudit(f, 1);', ["audit"]],
  ["is a default export", 'import audit from "./audit.ts";\naudit(f, 1);', ["audit"]],
  ["is a member of one", 'import { audit } from "./audit.ts";\naudit.more(f, 1);', ["audit"]],
  ["is nowhere", "audit(f, 1);", ["audit"]],
])("takes no call for a decorator whose name %s", (_, text, decorators) => {
  expect(read(`${text}\n${fn}`, decorators).problems.map(({ code }) => code)).toEqual(["CALL_NOT_UNDERSTOOD"]);
});

test("what they decorate has to be a function of the file", () => {
  const text = `import { audit } from "./audit.ts";\naudit(g, 1);\naudit(h, 2);\naudit(_i, 3);\n${fn}
    export const g = (): number => 1;\nexport function _i(): number { return 1; }`;
  expect(read(text).problems.map(({ code }) => code)).toEqual([
    "DECORATED_UNKNOWN",
    "DECORATED_EXCLUDED",
    "DECORATED_CONST",
  ]);
});

test("their code is part of what they decorate", () => {
  const hashWith = (limit: number): string | undefined => {
    const fileSystem = memoryFiles({
      "dataflow.ts": `import { audit } from "./audit.ts";\nimport { limit } from "./limit.ts";\naudit(f, { limit });\n${fn}`,
      "audit.ts": audit,
      "limit.ts": `export const limit = ${limit};`,
    });
    const reader = createReader({ fileSystem, cwd: "/project", decorators: ["audit"] });
    return reader.read(["dataflow.ts"]).modules[0]?.declared[0]?.decorations[0]?.hash;
  };
  expect(hashWith(1)).toMatch(/^[0-9a-f]{16}$/);
  expect(hashWith(1)).toBe(hashWith(1));
  expect(hashWith(2)).not.toBe(hashWith(1));
});
