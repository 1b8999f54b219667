import type { Contender } from "../contender.ts";

type Values = Record<string, number>;
interface State {
  readonly values: Values;
}

/** As much of LangGraph.js as the graph needs; the package is not one of ours. */
interface LangGraph {
  readonly Annotation: {
    (field: { reducer(into: Values, update: Values): Values; default(): Values }): unknown;
    Root(fields: object): unknown;
  };
  readonly START: string;
  readonly END: string;
  readonly StateGraph: new (state: unknown) => {
    addNode(name: string, run: (state: State) => unknown): void;
    addEdge(from: string | readonly string[], to: string): void;
    compile(): { invoke(state: State, options: { readonly recursionLimit: number }): Promise<State> };
  };
}

/** Install it beside the project to see it: `npm install --no-save @langchain/langgraph@1.4.12 @langchain/core@1.2.13`. */
export const langGraph: Contender = {
  name: "LangGraph.js",
  slow: true,
  async prepare({ nodes, outputs }, mode) {
    const library = await loadLangGraph();
    if (library === undefined) return undefined;
    const { Annotation, StateGraph, START, END } = library;
    const values = Annotation({ reducer: (into, update) => Object.assign(into, update), default: () => ({}) });
    const graph = new StateGraph(Annotation.Root({ values }));
    for (const { name, takes, [mode]: compute } of nodes) {
      const [first = "", second = "", third = ""] = takes;
      graph.addNode(name, async ({ values: given }) => ({
        values: { [name]: await compute(given[first]!, given[second]!, given[third]!) },
      }));
      graph.addEdge(takes[0] === "x" ? START : takes, name);
    }
    for (const output of outputs) graph.addEdge(output, END);
    const app = graph.compile();
    return async (x) => {
      const state = await app.invoke({ values: { x } }, { recursionLimit: 10_000 });
      return Object.fromEntries(outputs.map((output) => [output, state.values[output]!]));
    };
  },
};

async function loadLangGraph(): Promise<LangGraph | undefined> {
  const name = "@langchain/langgraph";
  try {
    return (await import(name)) as LangGraph;
  } catch {
    return undefined;
  }
}
