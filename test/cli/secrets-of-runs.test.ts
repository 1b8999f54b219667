import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { main } from "../../src/cli/main.ts";
import { eponym, makeIo, makeProject } from "./command.ts";

const key = 'sk-SECRETKEY-"1\n2';
const warning = `export default { modules: ["features.ts"], driver: { adapters: [{
  name: "warns",
  onNodeEnd({ run }) { run.warn({ code: "TOLD", message: "told with " + run.inputs.apiKey, nodes: [] }); },
}] } };
`;
const files = {
  "key.txt": key,
  "features.ts": `import { type Parallelizable, type Secret } from "eponym";
export function fails(apiKey: Secret<string>): number { throw new Error("401 for key " + apiKey, { cause: new Error("inner " + JSON.stringify({ apiKey })) }); }
export function derived(apiKey: Secret<string>): Secret<string> { return "derived-" + apiKey.length + "-key"; }
export function failsLater(derived: Secret<string>): number { throw new Error("refused " + derived); }
export function shaped(apiKey: Secret<string>): Record<string, string> { return { [apiKey]: "x" }; }
export function failsShaped(shaped: Record<string, string>): number { throw new Error("no " + Object.keys(shaped).length); }
export function stray(apiKey: Secret<string>): Promise<number> { setTimeout(() => { throw new Error("stray " + apiKey); }); return new Promise((resolve) => setTimeout(resolve, 5000)); }
export function pin(code: Secret<number>): number { throw new Error("PIN " + code + " is wrong"); }
export function told(apiKey: Secret<string>): string { return "told " + apiKey; }
export function items(apiKey: Secret<string>): Parallelizable<string> { return [apiKey, "b"]; }
export function item(items: string): string { throw new Error("item " + items); }
`,
};

describe("what `eponym run` writes to stderr", () => {
  test.each([
    ["a failure and its causes", "fails", "401 for key [secret]"],
    ["a failure that tells of a secret node", "failsLater", "refused [secret]"],
    ["a failure with the shapes of what was given", "failsShaped", "object { [secret] }"],
  ])("holds no secret in %s", async (_, output, told) => {
    const folder = makeProject(files);
    for (const more of [[], ["--json"], ["--on-error", "continue"]]) {
      const { io, written } = makeIo(folder);
      expect(await main(["run", "features.ts", "-o", output, "-i", "apiKey=@key.txt", ...more], io)).toBe(1);
      expect(written.err).toContain(told);
      expect(written.out + written.err).not.toMatch(/SECRETKEY|derived-/);
    }
  });

  test("holds no secret in an error that nothing has caught", () => {
    const { code, err } = eponym(makeProject(files), "run", "features.ts", "-o", "stray", "-i", "apiKey=@key.txt");
    expect(code).toBe(1);
    expect(err).toContain("stray [secret]");
    expect(err).not.toContain("SECRETKEY");
  });

  test("holds no secret number", async () => {
    const { io, written } = makeIo(makeProject(files));
    expect(await main(["run", "features.ts", "-o", "pin", "-i", "code=987654321"], io)).toBe(1);
    expect(written.err).toContain("PIN [secret] is wrong");
    expect(written.err).not.toContain("987654321");
  });

  test("holds no secret where every cause is told by its whole stack", async () => {
    const { io, written } = makeIo(makeProject(files), { environment: { EPONYM_DEBUG: "1" } });
    expect(await main(["run", "features.ts", "-o", "fails", "-i", "apiKey=@key.txt"], io)).toBe(1);
    expect(written.err).not.toContain("SECRETKEY");
  });

  test("holds no secret in warnings", async () => {
    const { io, written } = makeIo(makeProject({ ...files, "eponym.config.ts": warning }));
    expect(await main(["run", "features.ts", "-o", "told", "-i", "apiKey=@key.txt"], io)).toBe(0);
    expect(written.err).toContain("told with [secret]");
    expect(written.err).not.toContain("SECRETKEY");
  });
});

test("a picture of a run holds no secret", async () => {
  const folder = makeProject(files);
  const { io } = makeIo(folder);
  const args = ["-o", "shaped,failsShaped", "--on-error", "continue", "-i", "apiKey=@key.txt", "--picture", "run.html"];
  expect(await main(["run", "features.ts", ...args], io)).toBe(1);
  expect(readFileSync(join(folder, "run.html"), "utf8")).not.toContain("SECRETKEY");
});

test("results that are no secret stay as they are", async () => {
  const { io, written } = makeIo(makeProject(files));
  expect(await main(["run", "features.ts", "-o", "told", "-i", "apiKey=@key.txt", "--json"], io)).toBe(0);
  expect(JSON.parse(written.out)).toEqual({ told: `told ${key}` });
});
