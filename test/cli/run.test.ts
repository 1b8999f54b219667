import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { eponym, makeProject, start } from "./command.ts";

const features = `import { config, checkOutput } from "eponym";
export function double(n: number): number { return 2 * n; }
export function label(double: number, name: string, loud: boolean = false): string { return loud ? name.toUpperCase() + double : name + double; }
export function total(rows: { price: number }[]): number { return rows.reduce((sum, { price }) => sum + price, 0); }
config.when(mode__online, { online: true });
export function mode__online(): string { return "online"; }
config.otherwise(mode__batch);
export function mode__batch(): string { return "batch"; }
export function huge(n: number): bigint { return BigInt(n); }
checkOutput(doubtful, { range: [0, 1] }, { onFail: "warn" });
export function doubtful(n: number): number { return n; }
export function fails(n: number): number { throw new Error("no luck"); }
export function afterwards(fails: number): number { return fails; }
export function forever(n: number): Promise<number> { return new Promise((done) => setTimeout(done, 600_000)); }
`;
const files = {
  "features.ts": features,
  "inputs.json": '{ "n": 3, "name": "file" }',
  "name.txt": "text",
  "rows.json": '[{ "price": 1.5 }, { "price": 2 }]',
};

test("a plain source file runs without a build, with values by their declared types", () => {
  const args = ["-o", "label,total", "-i", "n=4", "-i", "name=7", "-i", "loud=true", "-i", "rows=@rows.json"];
  expect(eponym(makeProject(files), "run", "features.ts", ...args)).toEqual({
    code: 0,
    out: "label  78\ntotal  3.5\n",
    err: "",
  });
});

test("an output that is undefined is null in JSON, and a whole number that cannot be held exactly is refused", () => {
  const folder = makeProject({
    "nothing.ts": "export function nothing(n: number): undefined { return n > 0 ? undefined : undefined; }",
  });
  const run = (n: string) => eponym(folder, "run", "nothing.ts", "-o", "nothing", "--json", "-i", `n=${n}`);
  expect(JSON.parse(run("1").out)).toEqual({ nothing: null });
  expect(run("9007199254740993")).toMatchObject({ code: 2, out: "", err: expect.stringContaining("VALUE_INVALID") });
});

test("an --input goes before the file of inputs, and a value can be a file or start with an @", () => {
  const folder = makeProject(files);
  const run = (...args: readonly string[]): unknown =>
    JSON.parse(eponym(folder, "run", "features.ts", "-o", "label", "--inputs", "inputs.json", "--json", ...args).out);
  expect(run()).toEqual({ label: "file6" });
  expect(run("-i", "name=@name.txt")).toEqual({ label: "text6" });
  expect(run("-i", "name=@@me")).toEqual({ label: "@me6" });
  expect(run("--override", "double=0")).toEqual({ label: "file0" });
});

test("the config chooses variants, and results print as JSON", () => {
  const folder = makeProject(files);
  const run = (...args: readonly string[]): unknown =>
    JSON.parse(eponym(folder, "run", "features.ts", "-o", "mode", "-o", "huge", "-i", "n=5", "--json", ...args).out);
  expect(run()).toEqual({ mode: "batch", huge: "5" });
  expect(run("--config", "online=true")).toEqual({ mode: "online", huge: "5" });
});

test("several files make one dataflow, and a generated file that one imports need not be there", () => {
  const folder = makeProject({
    ...files,
    "model.ts":
      'import features from "./features.dag.ts";\nexport function model(double: number): string { return features.name + double; }',
  });
  const { code, out } = eponym(folder, "run", "features.ts", "model.ts", "-o", "model", "-i", "n=1");
  expect([code, out]).toEqual([0, "model  features2\n"]);
});

test("warnings go to the standard error", () => {
  const { code, out, err } = eponym(makeProject(files), "run", "features.ts", "-o", "doubtful", "-i", "n=2");
  expect([code, out]).toEqual([0, "doubtful  2\n"]);
  expect(err).toContain("CHECK_FAILED");
});

test("after a failure, what does not depend on it can go on", () => {
  const folder = makeProject(files);
  const args = ["run", "features.ts", "-o", "afterwards,double", "-i", "n=2"];
  expect(eponym(folder, ...args)).toMatchObject({ code: 1, out: "" });
  const { code, out, err } = eponym(folder, ...args, "--on-error", "continue");
  expect([code, out]).toEqual([1, "double  4\n"]);
  expect(err).toContain("no luck");
  expect(err).toMatch(/Skipped.*: afterwards/);
});

test("a run is drawn", () => {
  const folder = makeProject(files);
  expect(eponym(folder, "run", "features.ts", "-o", "double", "-i", "n=2", "--picture", "run.svg").code).toBe(0);
  const picture = readFileSync(join(folder, "run.svg"), "utf8");
  expect(picture).toContain("<svg");
  expect(picture).toContain("double");
  expect(picture).not.toContain("label");
});

test("Ctrl-C ends a run that waits, and names what it waited for", async () => {
  const waiting = `${features}console.log("loaded");`;
  const folder = makeProject({ "features.ts": waiting });
  const { child, waitFor, ended } = start(folder, "run", "features.ts", "-o", "forever", "-i", "n=1");
  await waitFor("loaded");
  child.kill("SIGINT");
  const { code, err } = await ended;
  expect(code).toBe(130);
  expect(err).toMatch(/RUN_ABORTED|Interrupted/);
});
