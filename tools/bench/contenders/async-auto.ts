import { createRequire } from "node:module";
import type { Contender } from "../contender.ts";

type Callback = (error: null, value: number) => void;
type Task = (results: Readonly<Record<string, number>>, callback: Callback) => void;
type Tasks = Record<
  string,
  readonly (string | Task | ((results: Readonly<Record<string, number>>) => Promise<number>))[]
>;

const { auto } = createRequire(import.meta.url)("async") as {
  readonly auto: (tasks: Tasks) => Promise<Record<string, number>>;
};

/** `autoInject` reads parameter names from the text of functions and then calls this. */
export const asyncAuto: Contender = {
  name: "async.auto",
  slow: true,
  prepare({ nodes, outputs }, mode) {
    const tasks = nodes.map(({ name, takes, sync, async: later }) => {
      const [first = "", second = "", third = ""] = takes;
      const task = {
        sync: (results: Readonly<Record<string, number>>, callback: Callback): void =>
          callback(null, sync(results[first]!, results[second]!, results[third]!)),
        async: async (results: Readonly<Record<string, number>>): Promise<number> =>
          later(results[first]!, results[second]!, results[third]!),
      }[mode];
      return [name, [...takes, task]] as const;
    });
    const all = Object.fromEntries(tasks);
    return async (x) => {
      const given = async (): Promise<number> => x;
      const results = await auto({ x: [given], ...all });
      return Object.fromEntries(outputs.map((output) => [output, results[output]!]));
    };
  },
};
