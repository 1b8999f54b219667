import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Drawing } from "../../src/visualize/drawing.ts";
import { makeDrawing } from "../../src/visualize/make-drawing.ts";
import type { DrawOptions } from "../../src/visualize/options.ts";
import { crawlGraph, crossingGraph, fullGraph, type NodeSketch, sketchGraph } from "./graphs.ts";

const item = (drawing: Drawing, id: string) => drawing.items.find((item) => item.id === id)!;
const legend = ({ legend }: Drawing): readonly string[] => legend.map(({ label }) => label);

/** The labels of the frames around an item, outermost first. */
function around({ items, clusters }: Drawing, id: string): readonly string[] {
  const labels: string[] = [];
  const byId = new Map(clusters.map((cluster) => [cluster.id, cluster]));
  let cluster = byId.get(items.find((item) => item.id === id)?.cluster ?? "");
  while (cluster !== undefined) {
    labels.unshift(cluster.label);
    cluster = byId.get(cluster.parent ?? "");
  }
  return labels;
}

const lines = (drawing: Drawing, id: string): readonly string[] => item(drawing, id).lines.map(({ text }) => text);

describe("fan-outs", () => {
  const drawing = makeDrawing(crawlGraph);

  test("are frames around what runs for each item; what makes the items and what collects them is outside", () => {
    expect(around(drawing, "urls")).toEqual([]);
    expect(around(drawing, "page")).toEqual(['for each "urls"']);
    expect(around(drawing, "sentences")).toEqual(['for each "urls"']);
    expect(around(drawing, "sentiment")).toEqual(['for each "urls"', 'for each "sentences"']);
    expect(around(drawing, "pageScore")).toEqual(['for each "urls"']);
    expect(around(drawing, "scores")).toEqual([]);
    expect(drawing.clusters).toContainEqual({ id: "each:urls", label: 'for each "urls"', forEach: "urls" });
  });

  test("inside of a subdag are called by the short name of their node", () => {
    expect(around(drawing, "train.folds.fitted")).toEqual(["train", "folds", 'for each "fold"']);
    expect(drawing.clusters.at(-1)?.forEach).toBe("train.folds.fold");
  });

  test("have arrows of their own, which the legend tells where they are used", () => {
    const marker = (from: string, to: string) =>
      drawing.arrows.find((arrow) => arrow.from === from && arrow.to === to)?.marker;
    expect(marker("urls", "page")).toBe("each");
    expect(marker("page", "title")).toBe(undefined);
    expect(marker("sentiment", "pageScore")).toBe("collect");
    expect(marker("archive", "scores.raw")).toBe("lazy");
    const told = ["for each item", "fan-out", "collects all items", "taken when called"];
    expect(legend(drawing).filter((label) => told.includes(label))).toEqual(told);
    expect(legend(makeDrawing(fullGraph)).filter((label) => told.includes(label))).toEqual([]);
    expect(legend(makeDrawing(crawlGraph, { outputs: ["title"] })).filter((label) => told.includes(label))).toEqual([
      "for each item",
      "fan-out",
    ]);
  });

  test("that hold a part of a subdag leave its frame whole, and are a word in the labels", () => {
    const crossing = makeDrawing(crossingGraph);
    expect(crossing.clusters.map(({ label }) => label)).toEqual(["rate", 'for each "words"']);
    expect(lines(crossing, "page")).toEqual(["page", 'for each "urls"', "Page"]);
    expect(lines(crossing, "rate.length")).toEqual(["length", 'for each "urls"', "number"]);
    expect(item(crossing, "rate.length").forEach).toEqual(["urls", "rate.words"]);
    expect(lines(crossing, "rate.model")).toEqual(["model", "Model"]);
    expect(lines(makeDrawing(crawlGraph), "page")).toEqual(["page", "Page"]);
  });

  test("are around the subdag whose nodes all run for each item, in the frame of their module", () => {
    const graph = sketchGraph({
      urls: { takes: ["file"], fansOut: true, module: "read" },
      "rate.length": { takes: ["urls"], groups: ["rate"], module: "rate" },
      rate: { takes: ["rate.length"], module: "rate" },
      all: { takes: ["collect rate"], module: "rate" },
    });
    expect(around(makeDrawing(graph), "rate.length")).toEqual(['for each "urls"', "rate"]);
    expect(around(makeDrawing(graph, { groupBy: "module" }), "rate.length")).toEqual([
      "rate",
      'for each "urls"',
      "rate",
    ]);
  });

  test("are around the constants of such a subdag, too, which have no part in them", () => {
    const input = { role: "subdag input", result: false, groups: ["rate"] };
    const nodes: Readonly<Record<string, NodeSketch>> = {
      urls: { takes: ["file"], fansOut: true },
      "rate.inputs.url": { takes: ["urls"], ...input },
      "rate.inputs.weight": { takes: [], ...input },
      "rate.length": { takes: ["rate.inputs.url", "rate.inputs.weight"], groups: ["rate"] },
      all: { takes: ["collect rate.length"] },
    };
    const drawing = makeDrawing(sketchGraph(nodes));
    expect(around(drawing, "rate.inputs.weight")).toEqual(['for each "urls"', "rate"]);
    expect(item(drawing, "rate.inputs.weight").forEach).toBe(undefined);
    const crossing = makeDrawing(
      sketchGraph({ ...nodes, page: { takes: ["urls"] }, "rate.model": { groups: ["rate"] } }),
    );
    expect(around(crossing, "rate.inputs.weight")).toEqual(["rate"]);
    expect(lines(crossing, "rate.inputs.weight")).toEqual(["inputs.weight", "number"]);
    expect(lines(crossing, "rate.length")).toContain('for each "urls"');
  });

  test("that go across modules are a word in the labels when frames are those of modules", () => {
    const drawing = makeDrawing(crossingGraph, { groupBy: "module" });
    expect(around(drawing, "page")).toEqual(["features"]);
    expect(lines(drawing, "page")).toContain('for each "urls"');
  });

  test("take one value in several ways", () => {
    const graph = sketchGraph({
      pages: { takes: ["file"], fansOut: true },
      size: { takes: ["pages"] },
      mean: { takes: ["collect size"] },
      deviation: { takes: ["size", "mean", "collect size"] },
    });
    const arrows = makeDrawing(graph).arrows.filter(({ to }) => to === "deviation");
    expect(arrows.map(({ from, marker }) => [from, marker])).toEqual([
      ["size", undefined],
      ["mean", undefined],
      ["size", "collect"],
    ]);
  });
});

describe("subdags", () => {
  test("name their nodes shortly, the whole name being kept beside", () => {
    const drawing = makeDrawing(crawlGraph);
    expect(lines(drawing, "train.folds.best")[0]).toBe("best");
    expect(item(drawing, "train.folds.best").name).toBe("train.folds.best");
    expect(lines(drawing, "train.inputs.limit")[0]).toBe("inputs.limit");
    const named = makeDrawing(crawlGraph, {
      style: ({ name }) => (name === "train.model" ? { label: "it" } : undefined),
    });
    expect(lines(named, "train.model")[0]).toBe("it");
  });
});

describe("schemas", () => {
  test("are shown to eight columns, and whole beside", () => {
    const drawing = makeDrawing(crawlGraph);
    expect(lines(drawing, "scores")).toEqual(["scores", "pl.DataFrame", "url: string", "score: f64"]);
    expect(lines(drawing, "train.labels").slice(-2)).toEqual(["word7: f64", "… 3 more"]);
    expect(Object.keys(item(drawing, "train.labels").schema!)).toHaveLength(11);
    expect(lines(makeDrawing(crawlGraph, { hideTypes: true }), "scores")).toEqual(["scores", "url", "score"]);
  });
});

describe("secrets", () => {
  test("are marked by a word and never told, be they nodes, inputs or config values", () => {
    const drawing = makeDrawing(crossingGraph);
    expect(lines(drawing, "rate")).toContain("secret");
    expect(lines(drawing, "password")).toEqual(["password", "secret", "number"]);
    expect(item(drawing, "password").marks).toEqual(["secret"]);
    expect(lines(makeDrawing(crawlGraph), "apiToken")).toEqual(["apiToken", "[secret]"]);
  });
});

describe("hidden checks", () => {
  test("leave steps and the value before them", () => {
    const drawing = makeDrawing(crawlGraph, { hideChecks: true, overrides: ["scores"] });
    expect(drawing.items.map(({ id }) => id)).not.toContain("scores.check.range");
    expect(item(drawing, "scores.round").marks).toEqual(["override"]);
    const whole = makeDrawing(crawlGraph, { hideChecks: true });
    expect(whole.arrows.filter(({ to }) => to === "scores.round").map(({ from }) => from)).toEqual([
      "scores.raw",
      "digits",
    ]);
  });
});

test("a run tells how many items there were", () => {
  const drawing = makeDrawing(crawlGraph, {
    run: { nodes: { page: { status: "done", ms: 3, items: 12 }, title: { status: "done", items: 1 } } },
  });
  expect(lines(drawing, "page")).toContain("done · 3 ms · 12 items");
  expect(lines(drawing, "title")).toContain("done · 1 item");
});

/** Nodes that take earlier ones, some of them with items, some in subdags of subdags. */
const randomGraph = fc
  .array(
    fc.record({
      back: fc.array(fc.nat(6), { maxLength: 3 }),
      collects: fc.boolean(),
      fansOut: fc.boolean(),
      groups: fc.array(fc.constantFrom("a", "b"), { maxLength: 2 }),
      module: fc.constantFrom("one", "two"),
    }),
    { minLength: 1, maxLength: 14 },
  )
  .map((nodes) => {
    const sketches = nodes.map(({ back, collects, fansOut, ...rest }, place): readonly [string, NodeSketch] => {
      const taken = [...new Set(back.map((step) => place - 1 - step))].map((at) => (at < 0 ? "x" : `n${at}`));
      const takes = taken.map((name) => (collects ? `collect ${name}` : name));
      return [`n${place}`, { takes, ...rest, ...(fansOut && { fansOut: true as const }) }];
    });
    return sketchGraph(Object.fromEntries(sketches));
  });

test("frames form a tree, whatever lies in what, and every fan-out is told", () => {
  fc.assert(
    fc.property(randomGraph, fc.constantFrom<DrawOptions>({}, { groupBy: "module" }), (graph, options) => {
      const drawing = makeDrawing(graph, options);
      const { clusters } = drawing;
      expect(new Set(clusters.map(({ id }) => id)).size).toBe(clusters.length);
      const lost = clusters.filter(
        ({ parent }, place) => parent !== undefined && !clusters.slice(0, place).some(({ id }) => id === parent),
      );
      expect(lost).toEqual([]);
      const fans = clusters.flatMap(({ forEach }) => forEach ?? []);
      expect(new Set(fans).size).toBe(fans.length);
      const solids = clusters.filter(({ forEach }) => forEach === undefined).length;
      const paths = [...graph.nodes.values()].flatMap(({ module, groups }) => {
        const path = options.groupBy === "module" ? [module, ...groups] : groups;
        return path.map((_, depth) => path.slice(0, depth + 1).join("/"));
      });
      expect(solids).toBe(new Set(paths).size);
      for (const name of graph.nodes.keys()) {
        const told = [...around(drawing, name), ...lines(drawing, name)].filter((text) => text.startsWith("for each"));
        expect(told.toSorted()).toEqual((graph.fanPaths.get(name) ?? []).map((fan) => `for each "${fan}"`).toSorted());
      }
    }),
    { numRuns: 400 },
  );
});
