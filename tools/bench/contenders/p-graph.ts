import { PGraph } from "p-graph";
import type { Contender } from "../contender.ts";

/** It orders tasks and leaves their values to the caller: here they go through a map. */
export const pGraph: Contender = {
  name: "p-graph",
  prepare({ nodes, outputs }, mode) {
    const values = new Map<string, number>();
    const dependencies = nodes.flatMap(({ name, takes }) =>
      takes.filter((taken) => taken !== "x").map((taken): [string, string] => [taken, name]),
    );
    const tasks = nodes.map((node) => {
      const { name, takes } = node;
      const [first = "", second = "", third = ""] = takes;
      const run = {
        sync: (): void => void values.set(name, node.sync(values.get(first)!, values.get(second)!, values.get(third)!)),
        async: async (): Promise<void> => {
          values.set(name, await node.async(values.get(first)!, values.get(second)!, values.get(third)!));
        },
      }[mode];
      return [name, { run }] as const;
    });
    const graph = new PGraph(new Map(tasks), dependencies);
    return async (x) => {
      values.clear();
      values.set("x", x);
      await graph.run();
      return Object.fromEntries(outputs.map((output) => [output, values.get(output)!]));
    };
  },
};
