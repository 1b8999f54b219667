import { expect, test } from "vitest";
import { eponym, makeProject } from "./command.ts";

const files = {
  "features.ts": `import { config, extractFields, resolve } from "eponym";
export function told(parts: string[], count: number, text: string, day: Date): string {
  return [parts.length, count + 1, text + 1, day.getUTCFullYear()].join(" ");
}
resolve(split, { names: ["train", "test"] }, (config: { all: boolean; keys: ("train" | "test")[] }) => {
  extractFields(split, config.all ? ["train", "test"] : config.keys);
});
export function split(rows: number[]): { train: number[]; test: number[] } { return { train: rows, test: rows }; }
config.when(speed__fast, { mode: "fast" });
export function speed__fast(): string { return "fast"; }
`,
};
const all = [
  "-c",
  'parts=["a"]',
  "-c",
  "count=5",
  "-c",
  "text=5",
  "-c",
  "day=2024-01-31",
  "-c",
  'keys=["test"]',
  "-c",
  "all=false",
];

test("config values are read by the types of the parameters that they answer and of what resolvers read", () => {
  const folder = makeProject(files);
  const { out } = eponym(
    folder,
    "run",
    "features.ts",
    "-o",
    "told,test,speed",
    ...all,
    "-c",
    "mode=fast",
    "-i",
    "rows=[1]",
  );
  expect(out).toBe("told   1 6 51 2024\ntest   [ 1 ]\nspeed  fast\n");
});

test("a config value of the wrong type is told", () => {
  const { code, err } = eponym(makeProject(files), "plan", "features.ts", "-o", "told", "-c", "count=x");
  expect(code).toBe(2);
  expect(err).toContain('VALUE_INVALID: --config "count" has to be a finite number');
});

test.each([["list"], ["visualize"], ["explain", "split"], ["plan", "-o", "train", "-i", "rows=[1]"]])(
  "%s knows what resolvers may make without asking them",
  (command, ...args) => {
    const { code, err } = eponym(makeProject(files), command, ...args, "features.ts");
    expect([code, err]).toEqual([0, ""]);
  },
);

test("generated files that a wildcard of the shell took along are left out", () => {
  const folder = makeProject(files);
  eponym(folder, "build", "features.ts");
  expect(eponym(folder, "build", "features.dag.ts", "features.ts")).toMatchObject({ code: 0, err: "" });
});
