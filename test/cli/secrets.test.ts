import { expect, test } from "vitest";
import { main } from "../../src/cli/main.ts";
import { eponym, makeIo, makeProject, type Outcome } from "./command.ts";

const files = {
  "features.ts": `import type { Secret } from "eponym";
export function token(apiKey: Secret<string>): Secret<string> { return "t-" + apiKey; }
export function level(pin: Secret<number>, token: Secret<string>): number { return token.length + pin; }
export function fails(token: Secret<string>): number { throw new Error("no luck"); }
`,
  "inputs.json": '{ "pin": 1, "apiKey": s3cr3t }',
  "key.json": "s3cr3t",
  "key.txt": "s3cr3t-from-file",
};

test("a secret output is said to be there, and what is made of it is told", () => {
  const folder = makeProject(files);
  const args = ["run", "features.ts", "-o", "token,level", "-i", "apiKey=s3cr3t", "-i", "pin=4"];
  expect(eponym(folder, ...args)).toEqual({ code: 0, out: "token  [secret]\nlevel  12\n", err: "" });
  const json = eponym(folder, ...args, "--json", "--picture", "run.svg");
  expect(JSON.parse(json.out)).toEqual({ token: "[secret]", level: 12 });
});

test("a secret is read from a file, and from the config, which is explained without it", async () => {
  const folder = makeProject(files);
  expect(eponym(folder, "run", "features.ts", "-o", "level", "-i", "apiKey=@key.txt", "-i", "pin=0").out).toBe(
    "level  18\n",
  );
  const { io, written } = makeIo(folder);
  await main(["explain", "token", "features.ts", "-c", "apiKey=s3cr3t"], io);
  expect(written.out).toContain('"[secret]"');
  expect(written.out).not.toContain("s3cr3t");
});

const mistakes: readonly (readonly [what: string, code: string, ...args: readonly string[]])[] = [
  ["without a name", "PAIR_INVALID", "-i", "s3cr3t"],
  ["without its sign", "PAIR_INVALID", "-i", "apiKey:s3cr3t"],
  ["of the wrong type", "VALUE_INVALID", "-i", "pin=s3cr3t"],
  ["that reads like a path", "VALUE_FILE_UNREADABLE", "-i", "apiKey=@s3cr3t"],
  ["in a file that holds no JSON", "VALUE_FILE_INVALID", "-i", "apiKey=@key.json"],
  ["among inputs that are no JSON", "VALUE_FILE_INVALID", "--inputs", "inputs.json"],
  ["in place of a secret node", "PAIR_INVALID", "--override", "token:s3cr3t"],
  ["under a wrong name", "INPUT_UNKNOWN", "-i", "apiKy=s3cr3t"],
];

test.each(mistakes)("a secret %s is not repeated by the error %s", async (_, code, ...args) => {
  const { io, written } = makeIo(makeProject(files));
  expect(await main(["run", "features.ts", "-o", "level", ...args], io)).toBe(2);
  expect(written.err).toContain(code);
  expect(written.err).not.toContain("s3cr3t");
});

test("a node that fails says of a secret only that it is one", () => {
  const { code, out, err }: Outcome = eponym(
    makeProject(files),
    "run",
    "features.ts",
    "-o",
    "fails",
    "-i",
    "apiKey=s3cr3t",
  );
  expect([code, out]).toEqual([1, ""]);
  expect(err).toContain("no luck");
  expect(err).not.toContain("s3cr3t");
});
