import { describe, expect, test } from "vitest";
import type { Drawing } from "../../src/visualize/drawing.ts";
import { makeDrawing } from "../../src/visualize/make-drawing.ts";
import { featureGraph, fullGraph, layeredGraph, sketchGraph, sketchNode } from "./graphs.ts";

const ids = ({ items }: Drawing): readonly string[] => items.map(({ id }) => id);
const arrows = ({ arrows }: Drawing): readonly string[] => arrows.map(({ from, to }) => `${from} -> ${to}`);
const legend = ({ legend }: Drawing): readonly string[] => legend.map(({ label }) => label);
const item = (drawing: Drawing, id: string) => drawing.items.find((item) => item.id === id)!;

describe("what is in the picture", () => {
  const chain = sketchGraph({
    a: { takes: ["x"] },
    b: { takes: ["a", "y?"] },
    c: { takes: ["b", "x"] },
    d: { takes: ["a"] },
  });

  test("is the whole graph with its inputs unless told", () => {
    expect(ids(makeDrawing(chain))).toEqual(["x", "y", "a", "b", "c", "d"]);
    expect(arrows(makeDrawing(chain))).toEqual(["x -> a", "a -> b", "y -> b", "b -> c", "x -> c", "a -> d"]);
  });

  test("is only what outputs need, and they are marked", () => {
    const drawing = makeDrawing(chain, { outputs: ["b"] });
    expect(ids(drawing)).toEqual(["x", "y", "a", "b"]);
    expect(item(drawing, "b").marks).toEqual(["output"]);
    expect(item(drawing, "a").marks).toEqual([]);
  });

  test("ends above an override, and what only it needed goes", () => {
    const drawing = makeDrawing(chain, { overrides: { b: 1 } });
    expect(ids(drawing)).toEqual(["x", "a", "b", "c", "d"]);
    expect(arrows(drawing)).toEqual(["x -> a", "b -> c", "x -> c", "a -> d"]);
    expect(item(drawing, "b").style.shape).toBe("cut");
    expect(ids(makeDrawing(chain, { outputs: ["c"], overrides: ["b"] }))).toEqual(["x", "b", "c"]);
  });

  test("follows lineage up, down, and both at once", () => {
    expect(ids(makeDrawing(chain, { upstreamOf: "b" }))).toEqual(["x", "y", "a", "b"]);
    expect(ids(makeDrawing(chain, { downstreamOf: ["b", "d"] }))).toEqual(["b", "c", "d"]);
    expect(ids(makeDrawing(chain, { downstreamOf: "x" }))).toEqual(["x", "a", "b", "c", "d"]);
    expect(ids(makeDrawing(chain, { upstreamOf: "c", downstreamOf: "b" }))).toEqual(["b", "c"]);
  });

  test("marks a path, inputs included, or shows nothing but it", () => {
    const drawing = makeDrawing(chain, { path: ["x", "b"] });
    expect(drawing.items.filter(({ marks }) => marks.includes("path")).map(({ id }) => id)).toEqual(["x", "a", "b"]);
    expect(drawing.arrows.filter(({ path }) => path).map(({ from, to }) => from + to)).toEqual(["xa", "ab"]);
    expect(arrows(makeDrawing(chain, { path: ["a", "c"], pathOnly: true }))).toEqual(["a -> b", "b -> c"]);
  });

  test("goes on through what a tag filter leaves out", () => {
    const graph = sketchGraph({
      a: { takes: ["x"], tags: { owner: "data", pii: true } },
      b: { takes: ["a", "y"] },
      c: { takes: ["b", "z"], tags: { owner: ["data", "growth"] } },
      d: { takes: ["c"], tags: { owner: "ml" } },
    });
    const drawing = makeDrawing(graph, { tags: { owner: "data" } });
    expect(ids(drawing)).toEqual(["x", "z", "a", "c"]);
    expect(drawing.arrows.map(({ from, to, kind }) => [from, to, kind])).toEqual([
      ["x", "a", "value"],
      ["z", "c", "value"],
      ["a", "c", "indirect"],
    ]);
    expect(ids(makeDrawing(graph, { tags: { owner: true, pii: true }, hideInputs: true }))).toEqual(["a"]);
    expect(ids(makeDrawing(graph, { tags: { owner: ["ml", "growth"] }, hideInputs: true }))).toEqual(["c", "d"]);
  });

  test("draws a checked node as one when checks are hidden", () => {
    const drawing = makeDrawing(fullGraph, { hideChecks: true });
    expect(ids(drawing).filter((id) => id.startsWith("age"))).toEqual(["age"]);
    expect(drawing.arrows.filter(({ to }) => to === "age")).toMatchObject([{ from: "survey", kind: "value" }]);
    expect(legend(drawing)).not.toContain("check");
    expect(ids(makeDrawing(fullGraph, { hideChecks: true, outputs: ["age.check.range"] }))).toContain(
      "age.check.range",
    );
  });

  test("puts the override of a checked node where its checks begin, or on the node when they are hidden", () => {
    const shown = makeDrawing(fullGraph, { outputs: ["age"], overrides: ["age"] });
    expect(ids(shown)).toEqual(["age.raw", "age.check.range", "age.check.allowNulls", "age"]);
    expect(item(shown, "age.raw").marks).toEqual(["override"]);
    const hidden = makeDrawing(fullGraph, { outputs: ["age"], overrides: ["age"], hideChecks: true });
    expect(ids(hidden)).toEqual(["age"]);
    expect(item(hidden, "age").marks).toEqual(["output", "override"]);
  });

  test("leaves out inputs, config values, types and tags when told", () => {
    const drawing = makeDrawing(fullGraph, { hideInputs: true, hideConfig: true, hideTypes: true, hideTags: true });
    expect(drawing.items.every(({ kind }) => kind === "node")).toBe(true);
    expect(
      drawing.items
        .flatMap(({ lines }) => lines.map(({ kind }) => kind))
        .filter((kind) => kind === "type" || kind === "tags"),
    ).toEqual([]);
  });

  test("shares a box among the inputs that one node alone takes", () => {
    const graph = sketchGraph({ a: { takes: ["x", "y", "z?", "w?", "shared"] }, b: { takes: ["shared"] } });
    const drawing = makeDrawing(graph);
    expect(ids(drawing)).toEqual(["inputs:a", "inputs?:a", "shared", "a", "b"]);
    expect(item(drawing, "inputs?:a").members).toEqual([
      { name: "z", type: "number", optional: true },
      { name: "w", type: "number", optional: true },
    ]);
    expect(arrows(drawing)).toEqual(["inputs:a -> a", "inputs?:a -> a", "shared -> a", "shared -> b"]);
    expect(ids(makeDrawing(graph, { groupInputs: false }))).toEqual(["x", "y", "z", "w", "shared", "a", "b"]);
  });

  test("holds 20,000 nodes in a chain", () => {
    const nodes = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, place) => [`n${place}`, { takes: [place === 0 ? "x" : `n${place - 1}`] }]),
    );
    const drawing = makeDrawing(sketchGraph(nodes), { outputs: ["n19999"], path: ["n10", "n19999"], hideChecks: true });
    expect(drawing.items).toHaveLength(20_001);
  });

  test("keeps a graph of 500 nodes as it is", () => {
    const drawing = makeDrawing(layeredGraph());
    expect(drawing.items.filter(({ kind }) => kind === "node")).toHaveLength(500);
    expect(drawing.arrows).toHaveLength(1500);
  });
});

describe("variants", () => {
  const when = (mode: string) => ({ all: { mode: [mode] }, unless: [], otherwise: false });
  const off = sketchNode("survey", {
    takes: ["surveyPath"],
    when: when("batch"),
    code: { declared: "survey__batch", kind: "function", decoration: -1, part: "" },
  });
  const graph = sketchGraph(
    { age: { takes: ["survey"] } },
    { mode: "none" },
    { inactive: new Map([["survey", [off]]]), dormantInputs: new Map([["surveyPath", [off]]]) },
  );

  test("say in words when they are active, and by which config value", () => {
    const drawing = makeDrawing(fullGraph);
    expect(item(drawing, "survey").condition).toBe('mode = "online"');
    expect(item(drawing, "survey").lines).toContainEqual({ kind: "condition", text: 'mode = "online"' });
    expect(drawing.arrows).toContainEqual({
      from: "region",
      to: "price",
      kind: "selects",
      optional: false,
      path: false,
      faded: false,
    });
  });

  test("that are all off leave a gap, which an input or an override fills", () => {
    expect(item(makeDrawing(graph), "survey").kind).toBe("inactive");
    expect(legend(makeDrawing(graph))).toContain("no variant active");
    expect(item(makeDrawing(graph, { inputs: ["survey"] }), "survey").kind).toBe("input");
    expect(item(makeDrawing(graph, { overrides: { survey: 1 } }), "survey")).toMatchObject({
      kind: "input",
      marks: ["override"],
    });
  });

  test("that are off are shown faded when asked for, with what they would take", () => {
    const drawing = makeDrawing(graph, { variants: true });
    expect(ids(drawing)).toEqual(["survey", "surveyPath", "variant:survey__batch:survey", "age"]);
    expect(item(drawing, "variant:survey__batch:survey").condition).toBe('mode = "batch"');
    expect(item(drawing, "surveyPath").style.text).toBe(item(drawing, "variant:survey__batch:survey").style.text);
    expect(drawing.arrows.filter(({ faded }) => faded).map(({ from, to }) => [from, to])).toEqual([
      ["surveyPath", "variant:survey__batch:survey"],
      ["variant:survey__batch:survey", "survey"],
    ]);
    expect(ids(makeDrawing(fullGraph, { variants: true }))).toContain("variant:survey__batch:survey");
    expect(ids(makeDrawing(fullGraph))).not.toContain("surveyPath");
  });
});

describe("config values", () => {
  test("go with the nodes that take them", () => {
    const configs = (options: Parameters<typeof makeDrawing>[1]): readonly string[] =>
      makeDrawing(fullGraph, options)
        .items.filter(({ kind }) => kind === "config")
        .map(({ id }) => id);
    expect(configs({})).toEqual(["apiKey", "mode", "rate", "region"]);
    expect(configs({ outputs: ["age"] })).toEqual(["apiKey", "mode"]);
    expect(configs({ upstreamOf: "price" })).toEqual(["apiKey", "mode", "rate", "region"]);
    expect(configs({ downstreamOf: "age" })).toEqual([]);
    expect(configs({ path: ["survey", "price"], pathOnly: true })).toEqual([]);
  });

  const shown = (config: Record<string, unknown>): string | undefined => {
    const [key = ""] = Object.keys(config);
    return item(makeDrawing(sketchGraph({ a: { takes: [key] } }, config)), key).lines[1]?.text;
  };

  test("are shown when they are short and plain", () => {
    expect(shown({ rate: 0.19 })).toBe("0.19");
    expect(shown({ isLive: false })).toBe("false");
    expect(shown({ region: "de" })).toBe('"de"');
    expect(shown({ limit: null })).toBe("null");
    expect(shown({ maxTokens: 500 })).toBe("500");
  });

  test("are described when they are long or not plain", () => {
    expect(shown({ text: "x".repeat(41) })).toBe("string of 41 characters");
    expect(shown({ regions: ["de", "fr"] })).toBe("list of 2");
    expect(shown({ rates: { de: 0.19 } })).toBe("object");
  });

  test.each([
    ["apiKey", "1234"],
    ["openai_api_key", "1234"],
    ["dbPassword", "hunter2"],
    ["accessToken", "1234"],
    ["clientSecret", 1234],
    ["region", "sk-1234"],
    ["url", "postgres://me:pass@host/db"],
    ["header", "Bearer abc"],
  ])("hide what looks secret: %s", (key, value) => {
    expect(shown({ [key]: value })).toBe("hidden");
  });

  test("hide what a parameter takes as a Secret", () => {
    const graph = sketchGraph({ a: { takes: ["secret phrase"] } }, { phrase: "open" });
    expect(item(makeDrawing(graph), "phrase").lines[1]?.text).toBe("[secret]");
  });
});

describe("looks", () => {
  test("are told by a legend of only the kinds that are there", () => {
    expect(legend(makeDrawing(sketchGraph({ a: {} })))).toEqual(["function"]);
    expect(legend(makeDrawing(featureGraph, { outputs: ["predictions"] }))).toEqual([
      "function",
      "column",
      "input",
      "optional input",
      "output",
    ]);
    expect(legend(makeDrawing(fullGraph, { outputs: ["report"], variants: true }))).toEqual([
      "function",
      "column",
      "raw value",
      "check",
      "input",
      "optional input",
      "config",
      "variant that is off",
      "group",
      "tag: value",
      "variant",
      "output",
    ]);
    expect(makeDrawing(fullGraph, { legend: false }).legend).toEqual([]);
  });

  test("of a role that nobody knows are those of a function under its own name", () => {
    const drawing = makeDrawing(sketchGraph({ a: { role: "oracle" } }));
    expect(legend(drawing)).toEqual(["oracle"]);
    expect(item(drawing, "a").style).toEqual(item(makeDrawing(sketchGraph({ a: {} })), "a").style);
  });

  test("tell the values of a tag by colour, those without it in grey", () => {
    const drawing = makeDrawing(fullGraph, { colorBy: "owner", hideChecks: true });
    const fill = (id: string): string => item(drawing, id).style.fill;
    expect(new Set([fill("survey"), fill("price"), fill("train.fold")]).size).toBe(3);
    expect(fill("train.fold")).toBe(fill("train.score"));
    expect(legend(drawing)).toEqual(expect.arrayContaining(["owner: data", "owner: growth", "owner: ml"]));
    const many = sketchGraph(
      Object.fromEntries(Array.from({ length: 20 }, (_, place) => [`n${place}`, { tags: { team: `t${place}` } }])),
    );
    const looks = makeDrawing(many, { colorBy: "team" }).items.map(({ style }) => `${style.fill} ${style.line}`);
    expect(new Set(looks).size).toBe(20);
    expect(legend(makeDrawing(sketchGraph({ a: { tags: { team: "x" } }, b: {} }), { colorBy: "team" }))).toContain(
      "no team",
    );
  });

  test("follow a style function, with letters that stand out", () => {
    const drawing = makeDrawing(featureGraph, {
      style: ({ name }) =>
        name === "model"
          ? { fill: "#102a43", stroke: "#000", shape: "cylinder", label: "the model", legend: "trained" }
          : undefined,
    });
    expect(item(drawing, "model").style).toMatchObject({
      fill: "#102a43",
      stroke: "#000",
      shape: "cylinder",
      text: "#ffffff",
    });
    expect(item(drawing, "model").lines[0]).toEqual({ kind: "name", text: "the model" });
    expect(legend(drawing)).toContain("trained");
  });

  test("show what a run did, with words for those who do not tell colours apart", () => {
    const run = {
      nodes: {
        survey: { status: "done", ms: 12.4 },
        age: { status: "failed", ms: 2500 },
        budget: { status: "cached" },
        ageMean: { status: "skipped" },
        surveyPath: { status: "input" },
        odd: { status: "odd" },
      },
    };
    const drawing = makeDrawing(featureGraph, { run });
    const told = (id: string): string | undefined =>
      item(drawing, id).lines.find(({ kind }) => kind === "status")?.text;
    expect([told("survey"), told("age"), told("budget"), told("ageMean")]).toEqual([
      "done · 12 ms",
      "failed · 2.5 s",
      "cached",
      "skipped",
    ]);
    expect(legend(drawing)).toEqual([
      "input",
      "optional input",
      "done",
      "cached",
      "failed",
      "skipped",
      "not in the run",
    ]);
    expect(item(drawing, "surveyPath").status).toBe("input");
  });

  test("of a mark show on top of a status and a tag, which keep the fill", () => {
    const plain = makeDrawing(featureGraph, { outputs: ["model"] });
    const ran = makeDrawing(featureGraph, { outputs: ["model"], run: { nodes: { model: { status: "done" } } } });
    expect(item(ran, "model").style.stroke).toBe(item(plain, "model").style.stroke);
    expect(item(ran, "model").style.fill).not.toBe(item(plain, "model").style.fill);
  });
});

describe("labels", () => {
  test("are cut at 60 characters, an emoji being one", () => {
    const type = `Record<${"😀".repeat(80)}>`;
    const drawing = makeDrawing(sketchGraph({ a: { type } }));
    const line = item(drawing, "a").lines[1]!.text;
    expect(Array.from(line)).toHaveLength(60);
    expect(line.endsWith("…")).toBe(true);
    expect(item(drawing, "a").type).toBe(type);
  });

  test("are one line each", () => {
    const drawing = makeDrawing(sketchGraph({ a: { type: "{\n  left: number;\n\tright: \u0000number\n}" } }));
    expect(item(drawing, "a").lines[1]!.text).toBe("{ left: number; right: \ufffdnumber }");
  });
});

describe("frames", () => {
  test("nest as groups do, inside their module when asked for", () => {
    expect(makeDrawing(fullGraph).clusters).toEqual([
      { id: "train", label: "train" },
      { id: "train/inner", label: "inner", parent: "train" },
    ]);
    const drawing = makeDrawing(fullGraph, { groupBy: "module" });
    expect(drawing.clusters.map(({ id }) => id)).toEqual(["features", "model", "model/train", "model/train/inner"]);
    expect(item(drawing, "train.inner.tree").cluster).toBe("model/train/inner");
    expect(item(drawing, "survey").cluster).toBe("features");
  });

  test("of one name are told apart by what is around them", () => {
    const graph = sketchGraph({ a: { groups: ["x", "y"] }, b: { groups: ["x/y"] } });
    expect(new Set(makeDrawing(graph).clusters.map(({ id }) => id)).size).toBe(3);
  });
});

test("places are named from the root", () => {
  expect(item(makeDrawing(featureGraph, { root: "/project" }), "survey").place).toBe("features.ts:3:17");
  expect(item(makeDrawing(featureGraph, { root: "/pro" }), "survey").place).toBe("/project/features.ts:3:17");
});

test("nothing is drawn of nothing", () => {
  expect(makeDrawing(sketchGraph({}))).toEqual({ direction: "LR", items: [], arrows: [], clusters: [], legend: [] });
});
