import { describe, expect, test } from "vitest";
import type { FunctionSketch } from "../run/make-dataflow.ts";
import { sketchGraph } from "../run/make-dataflow.ts";

const none: FunctionSketch[1] = () => 0;

function sketch(takes: Readonly<Record<string, readonly string[]>>): Readonly<Record<string, FunctionSketch>> {
  return Object.fromEntries(Object.entries(takes).map(([name, taken]) => [name, [taken, () => none()]]));
}

describe("the fan-outs around a node", () => {
  test("are those of what it takes, and with collecting one less", () => {
    const { graph, problems } = sketchGraph(
      sketch({
        "urls[]": ["input"],
        page: ["urls", "input"],
        "parts[]": ["page"],
        word: ["parts", "lazy page"],
        text: ["[word]"],
        book: ["[text]", "[page]"],
        again: ["word", "[text]", "book"],
        "others[]": ["book"],
        other: ["others", "book"],
        all: ["[other]", "[urls]"],
      }),
    );
    expect(problems).toEqual([]);
    expect(graph.fanPaths).toEqual(
      new Map([
        ["page", ["urls"]],
        ["parts", ["urls"]],
        ["word", ["urls", "parts"]],
        ["text", ["urls"]],
        ["again", ["urls", "parts"]],
        ["other", ["others"]],
      ]),
    );
  });

  test("are one shared nothing where nothing fans out", () => {
    const [one, other] = [sketchGraph(sketch({ a: [] })), sketchGraph(sketch({ b: ["a"] }))];
    expect(one.graph.fanPaths.size).toBe(0);
    expect(one.graph.fanPaths).toBe(other.graph.fanPaths);
  });

  test("do not depend on the order of the source", () => {
    const { graph, problems } = sketchGraph(sketch({ all: ["[page]"], page: ["urls"], "urls[]": [] }));
    expect(problems).toEqual([]);
    expect([...graph.fanPaths]).toEqual([["page", ["urls"]]]);
  });
});

describe("mistakes", () => {
  test("a node in two fan-outs that are not nested names both, and what to do", () => {
    const { problems } = sketchGraph(
      sketch({
        "urls[]": [],
        "colors[]": [],
        page: ["urls"],
        "parts[]": ["page"],
        pair: ["parts", "colors"],
        // Nothing is said of what only follows from it.
        next: ["pair", "parts"],
      }),
    );
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code: "FAN_OUTS_CROSS", nodes: ["pair"], location: { line: 13 } });
    expect(problems[0]?.message).toContain('of "urls" through "parts" and of "colors" itself');
    expect(problems[0]?.hint).toContain('take "colors" as Collect<…>');
  });

  test("sisters inside of one fan-out cross as well", () => {
    const { problems } = sketchGraph(
      sketch({ "urls[]": [], "a[]": ["urls"], "b[]": ["urls"], pair: ["a", "b"], fine: ["a", "[b]"] }),
    );
    expect(problems.map(({ code, nodes }) => [code, nodes])).toEqual([["FAN_OUTS_CROSS", ["pair"]]]);
  });

  test("collecting where nothing fans out", () => {
    const { problems } = sketchGraph(
      sketch({ "urls[]": [], price: [], total: ["[price]"], sum: ["[input]"], twice: ["[all]"], all: ["[urls]"] }),
    );
    expect(problems.map(({ code, nodes }) => [code, nodes])).toEqual([
      ["COLLECT_OUTSIDE", ["total"]],
      ["COLLECT_OUTSIDE", ["sum"]],
      ["COLLECT_OUTSIDE", ["twice"]],
    ]);
    expect(problems[0]?.hint).toContain("Parallelizable");
    expect(problems[1]?.message).toContain("is an input");
  });

  test("a cycle through a fan-out is a cycle, and nothing else", () => {
    const { problems } = sketchGraph(
      sketch({ "urls[]": [], page: ["urls", "mean"], mean: ["[page]"], after: ["[mean]"] }),
    );
    expect(problems.map(({ code }) => code)).toEqual(["CYCLE"]);
  });

  test("nothing is said of what is collected from a variant that is switched off", () => {
    const { problems, graph } = sketchGraph(
      {
        "urls__many[]": [[], () => 0, ["config.when", { many: true }]],
        page: [["urls"], () => 0],
        all: [["[page]"], () => 0],
      },
      { many: false },
    );
    expect(problems).toEqual([]);
    expect(graph.inactive.has("urls")).toBe(true);
  });
});
