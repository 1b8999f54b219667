import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { main } from "../../src/cli/main.ts";
import { makeIo, makeProject } from "./command.ts";

const features = `import { config, tag } from "eponym";
throw new Error("no command of this file may run the dataflow");
config.when(survey__batch, { mode: "batch" });
export function survey__batch(surveyPath: string): number[] { return [surveyPath.length]; }
config.when(survey__online, { mode: "online" });
export function survey__online(clientId: number): number[] { return [clientId]; }
tag(mean, { owner: "growth", level: 2 });
/** The mean of the survey. */
export function mean(survey: number[], digits: number = 2): number { return survey.length + digits; }
export function unrelated(other: number): number { return other; }
`;

async function run(...args: readonly string[]): Promise<{ code: number; out: string; err: string; folder: string }> {
  const folder = makeProject({ "features.ts": features });
  const { io, written } = makeIo(folder);
  return { code: await main(args, io), ...written, folder };
}

const place = (file: string, line: number): object => expect.objectContaining({ file, line }) as object;

test("plan tells the steps and why, and runs nothing", async () => {
  const { code, out } = await run("plan", "features.ts", "-o", "mean", "-i", "clientId=7", "-c", "mode=online");
  expect(code).toBe(0);
  expect(out.split("\n").map((line) => line.split(/ {2,}/))).toEqual([
    ["", "node", "why", "where"],
    ["input", "clientId", 'needed by "survey"'],
    ["run", "survey", 'needed by "mean"', "features.ts:6"],
    ["run", "mean", "requested", "features.ts:9"],
    [""],
  ]);
});

test("explain tells inputs, config and nodes, and why each", async () => {
  const { code, out } = await run("explain", "mean", "features.ts", "-c", "mode=online", "--json");
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual({
    output: "mean",
    type: "number",
    doc: "The mean of the survey.",
    location: place("features.ts", 9),
    inputs: [
      { name: "clientId", type: "number", optional: false, reason: 'needed by "survey"' },
      { name: "digits", type: "number", optional: true, reason: 'needed by "mean"' },
    ],
    config: [{ key: "mode", value: "online", named: ["batch", "online"], reason: 'chooses "survey"' }],
    nodes: [
      { name: "survey", reason: 'needed by "mean"', when: 'mode = "online"', location: place("features.ts", 6) },
      { name: "mean", reason: "requested", location: place("features.ts", 9) },
    ],
  });
  const { out: text } = await run("explain", "mean", "features.ts", "-c", "mode=online");
  expect(text).toContain("The mean of the survey.");
  expect(text).toMatch(/^mode +"online" +chooses "survey"; conditions name "batch", "online"$/m);
});

test("explain says which config a switched-off node waits for", async () => {
  const { code, out } = await run("explain", "mean", "features.ts");
  expect(code).toBe(0);
  expect(out).toMatch(/^mode +not given +chooses "survey"/m);
});

test("list tells nodes and inputs, or those with tags", async () => {
  const all = await run("list", "features.ts", "-c", "mode=batch");
  for (const name of ["surveyPath", "digits", "survey", "mean", "unrelated"])
    expect(all.out).toMatch(new RegExp(`^${name} `, "m"));
  expect(all.out).not.toContain("clientId");
  const names = async (...tags: readonly string[]): Promise<unknown> => {
    const { out } = await run("list", "features.ts", "--json", ...tags);
    return (JSON.parse(out) as { name: string }[]).map(({ name }) => name);
  };
  expect(await names("--tag", "owner=growth", "--tag", "level=2")).toEqual(["mean"]);
  expect(await names("--tag", "owner")).toEqual(["mean"]);
  expect(await names("--tag", "owner=sales")).toEqual([]);
});

test("visualize takes the format from the ending, and marks what it is told to", async () => {
  const { code, folder, out } = await run(
    "visualize",
    "features.ts",
    "-c",
    "mode=batch",
    "-o",
    "mean",
    "--output",
    "picture.html",
  );
  expect([code, out]).toEqual([0, ""]);
  const page = readFileSync(join(folder, "picture.html"), "utf8");
  expect(page).toContain("<html");
  expect(page).not.toContain("unrelated");
  const mermaid = await run(
    "visualize",
    "features.ts",
    "-c",
    "mode=batch",
    "-f",
    "mermaid",
    "--path",
    "surveyPath,mean",
    "--path-only",
    "--color-by",
    "owner",
  );
  expect(mermaid.out).toMatch(/^flowchart LR/);
  expect(mermaid.out).not.toContain("unrelated");
  const wrong = await run("visualize", "features.ts", "-f", "jpg");
  expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining("PICTURE_OPTION_UNKNOWN")]);
});
