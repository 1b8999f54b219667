import { findFanPaths } from "../../src/graph/fan-outs.ts";
import type { Graph, Input } from "../../src/graph/graph.ts";
import type { Config, Edge, Node } from "../../src/node.ts";

/** A node for a test: `"age?"` is an optional edge, `"collect age"`, `"lazy age"` and `"secret key"` are marked ones. */
export interface NodeSketch extends Partial<Omit<Node, "name" | "edges">> {
  readonly takes?: readonly string[];
}

const types: ReadonlyMap<string, string> = new Map([
  ["surveyPath", "string"],
  ["locale", "string"],
]);

export function sketchNode(name: string, { takes = [], ...given }: NodeSketch = {}, line = 1): Node {
  return {
    name,
    type: "number",
    gives: "number",
    edges: takes.map(sketchEdge),
    call: "positional",
    code: { declared: name, kind: "function", decoration: -1, part: "" },
    tags: {},
    doc: "",
    role: "function",
    groups: [],
    result: true,
    module: "features",
    hash: "0",
    location: { file: "/project/features.ts", line, column: 17 },
    ...given,
  };
}

function sketchEdge(taken: string): Edge {
  const [, mark, node = ""] = /^(?:(collect|lazy|secret) )?(.*?)\??$/.exec(taken) ?? [];
  return {
    node,
    parameter: node,
    optional: taken.endsWith("?"),
    takes: "",
    type: types.get(node) ?? "number",
    ...(mark === "secret" && { secret: true as const }),
    ...((mark === "collect" || mark === "lazy") && { marker: mark }),
  };
}

/** A graph from its nodes, with the inputs that they leave open. */
export function sketchGraph(
  sketches: Readonly<Record<string, NodeSketch>>,
  config: Config = {},
  off: Partial<Pick<Graph, "inactive" | "dormantInputs">> = {},
): Graph {
  const nodes = new Map(
    Object.entries(sketches).map(([name, sketch], place) => [name, sketchNode(name, sketch, place * 4 + 3)]),
  );
  const inputs = new Map<string, Input>();
  for (const { name: consumer, edges, location } of nodes.values()) {
    for (const { node: name, optional, type } of edges) {
      if (nodes.has(name) || Object.hasOwn(config, name)) continue;
      const known = inputs.get(name);
      inputs.set(name, {
        name,
        type,
        optional: optional && (known?.optional ?? true),
        consumers: [...(known?.consumers ?? []), consumer],
        location,
      });
    }
  }
  const { paths: fanPaths } = findFanPaths(nodes, new Map());
  const all = [...nodes.values()];
  const secrets = new Set([
    ...all.filter(({ secret }) => secret === true).map(({ name }) => name),
    ...all.flatMap(({ edges }) => edges.filter(({ secret }) => secret === true).map(({ node }) => node)),
  ]);
  return { nodes, inputs, inactive: new Map(), dormantInputs: new Map(), fanPaths, secrets, config, ...off };
}

const frame = "pl.DataFrame";
const series = "pl.Series";

/** Twelve nodes that make features of a survey and predict from them. */
export const featureGraph = sketchGraph({
  survey: { takes: ["surveyPath", "limit?"], type: frame, doc: "The survey as one table." },
  age: { takes: ["survey"], type: series, role: "column", result: false },
  budget: { takes: ["survey"], type: series, role: "column", result: false },
  ageMean: { takes: ["age"], doc: "The mean age in years." },
  ageStdDev: { takes: ["age"] },
  ageNormalized: {
    takes: ["age", "ageMean", "ageStdDev"],
    type: series,
    doc: "The age in standard deviations from its mean.",
  },
  spendRatio: { takes: ["budget", "age"], type: series },
  isHighSpender: { takes: ["budget", "threshold"], type: series },
  features: { takes: ["ageNormalized", "spendRatio", "isHighSpender"], type: frame },
  split: { takes: ["features", "seed?", "testShare?"], type: "{ train: pl.DataFrame; test: pl.DataFrame }" },
  model: { takes: ["split", "trees"], type: "RandomForest" },
  predictions: {
    takes: ["model", "split"],
    type: "Record<string, readonly Prediction<number>[]>",
    doc: "One prediction for each held-out row.",
  },
});

const online = { all: { mode: ["online"] }, unless: [], otherwise: false };
const batch = { all: { mode: ["batch"] }, unless: [], otherwise: false };
const otherwise = { all: {}, unless: [{ region: ["us", "ca"] }], otherwise: true };

const surveyBatch = sketchNode("survey", {
  takes: ["surveyPath"],
  type: frame,
  when: batch,
  code: { declared: "survey__batch", kind: "function", decoration: -1, part: "" },
});

/** Something of everything: variants, config, checks, tags, groups, two modules. */
export const fullGraph = sketchGraph(
  {
    survey: {
      takes: ["clientId", "apiKey", "mode"],
      type: frame,
      when: online,
      tags: { owner: "data", pii: true },
      code: { declared: "survey__online", kind: "function", decoration: -1, part: "" },
    },
    "age.raw": { takes: ["survey"], type: series, role: "raw", result: false },
    "age.check.range": {
      takes: ["age.raw"],
      type: "CheckResult",
      role: "check",
      result: false,
      doc: "The check `range` of `age`.",
    },
    "age.check.allowNulls": { takes: ["age.raw"], type: "CheckResult", role: "check", result: false },
    age: {
      takes: ["age.raw", "age.check.range", "age.check.allowNulls"],
      type: series,
      role: "column",
      result: false,
      overriddenAt: "age.raw",
      tags: { owner: "data" },
    },
    price: { takes: ["age", "rate"], type: series, when: otherwise, tags: { owner: "growth" } },
    "train.fold": {
      takes: ["price", "seed?"],
      type: "Fold",
      groups: ["train"],
      module: "model",
      tags: { owner: "ml" },
    },
    "train.inner.tree": {
      takes: ["train.fold", "depth"],
      type: "Tree<Split<number>>",
      groups: ["train", "inner"],
      module: "model",
      tags: { owner: "ml" },
    },
    "train.score": {
      takes: ["train.inner.tree", "train.fold"],
      type: "number",
      groups: ["train"],
      module: "model",
      tags: { owner: "ml", kind: ["metric", "report"] },
    },
    report: {
      takes: ["train.score", "price", "locale?"],
      type: "string",
      module: "model",
      doc: "What is sent to the <b>owners</b>.",
      tags: { owner: "growth" },
    },
  },
  { mode: "online", rate: 0.19, apiKey: "sk-1234567890", region: "de" },
  { dormantInputs: new Map([["surveyPath", [surveyBatch]]]) },
);

/** Pages and their sentences, scored one by one; a subdag that trains what scores them; what is loaded, piped, checked and saved. */
export const crawlGraph = sketchGraph(
  {
    "urls.loader": { takes: ["urlFile"], type: "Loaded<string[]>", role: "loader", result: false },
    urls: { takes: ["urls.loader"], type: "string", fansOut: true, doc: "The addresses to read." },
    page: { takes: ["urls", "secret apiToken"], type: "Page" },
    title: { takes: ["page"], type: "string", role: "field", result: false },
    sentences: { takes: ["page"], type: "string", fansOut: true },
    sentiment: { takes: ["sentences", "train.model"] },
    pageScore: { takes: ["title", "collect sentiment"] },
    "scores.raw": { takes: ["collect pageScore", "lazy archive"], type: "Scores", role: "raw", result: false },
    "scores.round": { takes: ["scores.raw", "digits"], type: "Scores", role: "step", result: false },
    "scores.check.range": { takes: ["scores.round"], type: "CheckResult", role: "check", result: false },
    scores: {
      takes: ["scores.round", "scores.check.range"],
      type: "pl.DataFrame",
      overriddenAt: "scores.round",
      schema: { url: "string", score: "f64" },
    },
    archive: { takes: ["archivePath"], type: "Scores" },
    "scores.save.csv": { takes: ["scores", "folder"], type: "Metadata", role: "saved", result: false },
    "train.inputs.limit": { takes: ["rows"], role: "subdag input", groups: ["train"], result: false },
    "train.labels": {
      takes: ["train.inputs.limit"],
      type: "pl.DataFrame",
      groups: ["train"],
      schema: Object.fromEntries(Array.from({ length: 11 }, (_, place) => [`word${place}`, "f64"])),
    },
    "train.folds.fold": { takes: ["train.labels"], type: "Fold", groups: ["train", "folds"], fansOut: true },
    "train.folds.fitted": { takes: ["train.folds.fold"], type: "Fit", groups: ["train", "folds"] },
    "train.folds.best": { takes: ["collect train.folds.fitted"], type: "Fit", groups: ["train", "folds"] },
    "train.model": { takes: ["train.folds.best"], type: "Model", groups: ["train"] },
  },
  { apiToken: "x-1" },
);
/** A subdag that only in part depends on the items of a fan-out, beside what depends on them and is in no subdag. */
export const crossingGraph = sketchGraph({
  urls: { takes: ["source", "secret password"], type: "string", fansOut: true },
  page: { takes: ["urls"], type: "Page" },
  "rate.inputs.page": { takes: ["page"], type: "Page", role: "subdag input", groups: ["rate"], result: false },
  "rate.model": { takes: ["modelPath"], type: "Model", groups: ["rate"] },
  "rate.words": { takes: ["rate.inputs.page"], type: "Word", groups: ["rate"], fansOut: true },
  "rate.length": { takes: ["rate.words", "rate.model"], groups: ["rate"] },
  "rate.score": { takes: ["collect rate.length"], groups: ["rate"] },
  rate: { takes: ["rate.score"], secret: true },
  report: { takes: ["collect rate", "collect page"], type: "string", module: "report" },
});

/** Layers of nodes that each take three of the two layers before. */
export function layeredGraph(layers = 25, width = 20): Graph {
  const sketches: Record<string, NodeSketch> = {};
  for (let layer = 0; layer < layers; layer++) {
    for (let place = 0; place < width; place++) {
      const takes = [0, 1, 3].map((step) =>
        layer === 0
          ? `source${(place + step) % 7}`
          : `feature${layer - (layer > 1 && step === 3 ? 2 : 1)}_${(place + step) % width}`,
      );
      sketches[`feature${layer}_${place}`] = { takes, type: "readonly number[]", module: `part${layer % 3}` };
    }
  }
  return sketchGraph(sketches);
}
