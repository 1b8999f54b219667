import { expect, test } from "vitest";
import { DataflowError } from "../../src/errors/dataflow-error.ts";
import type { Problem } from "../../src/node.ts";
import { importPackage } from "../../src/visualize/import-package.ts";
import type { DrawOptions, Format, RenderOptions } from "../../src/visualize/options.ts";
import { makeDrawing } from "../../src/visualize/make-drawing.ts";
import { renderWithMermaid } from "../../src/visualize/mermaid-cli.ts";
import { layOutDot } from "../../src/visualize/svg.ts";
import { render } from "../../src/visualize/render.ts";
import { featureGraph, fullGraph } from "./graphs.ts";

function problemsOf(error: unknown): readonly Problem[] {
  if (!(error instanceof DataflowError)) throw error;
  return error.problems;
}

function problemsWith(options: DrawOptions): readonly Problem[] {
  try {
    makeDrawing(featureGraph, options);
  } catch (error) {
    return problemsOf(error);
  }
  return [];
}

const rejected = (promise: Promise<unknown>): Promise<readonly Problem[]> => promise.then(() => [], problemsOf);

test("every unknown name is reported at once, with the nearest that there is", () => {
  const problems = problemsWith({
    outputs: ["predictons"],
    inputs: { surveypath: 1 },
    overrides: ["ag"],
    upstreamOf: "modell",
    downstreamOf: ["budgt"],
    path: ["agee", "model"],
    tags: { owner: "x" },
    colorBy: "owner",
  });
  expect(problems.map(({ code, hint }) => `${code} ${hint}`)).toEqual([
    'PICTURE_NAME_UNKNOWN Did you mean "predictions"?',
    'PICTURE_NAME_UNKNOWN Did you mean "surveyPath"?',
    'PICTURE_NAME_UNKNOWN Did you mean "age"?',
    'PICTURE_NAME_UNKNOWN Did you mean "model"?',
    'PICTURE_NAME_UNKNOWN Did you mean "budget"?',
    'PICTURE_NAME_UNKNOWN Did you mean "age"?',
    "PICTURE_TAG_UNKNOWN There are none.",
    "PICTURE_TAG_UNKNOWN There are none.",
  ]);
  expect(problems[0]!.message).toBe('`outputs` names "predictons", which is not in the graph.');
});

test("a misspelt tag is told by its nearest", () => {
  expect(() => makeDrawing(fullGraph, { colorBy: "owners" })).toThrow('Did you mean "owner"?');
});

test("a path that does not exist says which way edges run", () => {
  expect(problemsWith({ path: ["predictions", "age"] })).toMatchObject([
    {
      code: "PICTURE_PATH_MISSING",
      message: 'Nothing leads from "predictions" to "age".',
      nodes: ["predictions", "age"],
    },
  ]);
  expect(problemsWith({ pathOnly: true })).toMatchObject([{ code: "PICTURE_PATH_NOT_GIVEN" }]);
});

test("options outside their choices list these", () => {
  expect(problemsWith({ direction: "UP" as "TB", groupBy: "modules" as "module" })).toMatchObject([
    { code: "PICTURE_OPTION_UNKNOWN", message: '`direction` cannot be "UP".' },
    { code: "PICTURE_OPTION_UNKNOWN", hint: 'Did you mean "module"?' },
  ]);
});

test("what Graphviz cannot lay out is reported, and it draws the next picture", async () => {
  const [problem] = await rejected(layOutDot("digraph { a -> "));
  expect(problem).toMatchObject({ code: "GRAPHVIZ_FAILED" });
  expect(problem!.message).toContain("syntax error");
  await expect(render(makeDrawing(featureGraph), { format: "svg" })).resolves.toContain("predictions");
});

test("a style function's colours and shapes are checked", () => {
  const fills = ["red;}", 'blue" onload="', "#12345", "url(x)"];
  const problems = problemsWith({
    style: ({ name }) => (name === "age" ? { fill: fills[0]!, stroke: fills[1]!, shape: "star" as "box" } : undefined),
  });
  expect(problems.map(({ code }) => code)).toEqual([
    "PICTURE_COLOUR_INVALID",
    "PICTURE_COLOUR_INVALID",
    "PICTURE_OPTION_UNKNOWN",
  ]);
  for (const fill of fills) expect(problemsWith({ style: () => ({ fill }) })[0]?.code).toBe("PICTURE_COLOUR_INVALID");
  for (const fill of ["red", "#123", "#AbCdEf"]) expect(problemsWith({ style: () => ({ fill }) })).toEqual([]);
});

test.each<[RenderOptions, string, string]>([
  [{ format: "pdf" }, "PICTURE_FORMAT_NEEDS_MERMAID", 'renderer: "mermaid"'],
  [{ format: "html", renderer: "mermaid" }, "PICTURE_FORMAT_NOT_BY_MERMAID", '"svg", "png" and "pdf"'],
  [{ format: "jpeg" as Format }, "PICTURE_OPTION_UNKNOWN", '"mermaid", "dot", "svg"'],
  [{ renderer: "graphvis" as "graphviz" }, "PICTURE_OPTION_UNKNOWN", 'Did you mean "graphviz"?'],
])("a format that cannot be given: %o", async (options, code, hint) => {
  const problems = await rejected(render(makeDrawing(featureGraph), options));
  expect(problems).toMatchObject([{ code }]);
  expect(problems[0]!.hint).toContain(hint);
});

test("a missing package says what to install", async () => {
  const setting = { places: ["file:///nowhere/package.json"], environment: process.env };
  const problems = await rejected(renderWithMermaid("flowchart LR", "svg", setting));
  expect(problems).toMatchObject([{ code: "MERMAID_CLI_MISSING" }]);
  expect(problems[0]!.hint).toContain("npm install --save-dev @mermaid-js/mermaid-cli puppeteer");
});

test("a missing browser says what to install, a wrong one which variable names it", async () => {
  const draw = (environment: Record<string, string>) =>
    rejected(renderWithMermaid("flowchart LR", "svg", { places: [import.meta.url], environment }));
  expect(await draw({ PATH: "/nowhere" })).toMatchObject([{ code: "CHROMIUM_MISSING" }]);
  expect(await draw({ PATH: "/nowhere", CHROME_PATH: "/no/chrome" })).toMatchObject([
    { code: "CHROMIUM_NOT_THERE", message: "CHROME_PATH names /no/chrome, which is no program." },
  ]);
});

test("a browser that does not answer as one is reported with what it said", async () => {
  const environment = { PATH: process.env["PATH"], EPONYM_CHROMIUM: "/bin/false" };
  expect(
    await rejected(renderWithMermaid("flowchart LR", "svg", { places: [import.meta.url], environment })),
  ).toMatchObject([{ code: "MERMAID_FAILED" }]);
});

test("a drawing package that a bundle left behind is named", async () => {
  const [problem] = await rejected(importPackage("@eponym/no-such-package"));
  expect(problem).toMatchObject({ code: "PICTURE_PACKAGE_MISSING", hint: expect.stringContaining("install eponym") });
});
