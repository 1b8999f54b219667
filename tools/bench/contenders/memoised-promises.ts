import type { Contender } from "../contender.ts";

type Get = (name: string) => Promise<number>;

function memoise(name: string, gather: (takes: readonly string[], get: Get) => Promise<number[]>): Contender {
  return {
    name,
    prepare({ byName, outputs }, mode) {
      if (mode === "sync") return undefined;
      return async (x) => {
        const promises = new Map<string, Promise<number>>([["x", Promise.resolve(x)]]);
        const get: Get = (wanted) => {
          let promise = promises.get(wanted);
          if (promise === undefined) {
            const { takes, async: compute } = byName.get(wanted)!;
            promise = (async () => compute(...(await gather(takes, get))))();
            promises.set(wanted, promise);
          }
          return promise;
        };
        const values = await Promise.all(outputs.map(get));
        return Object.fromEntries(outputs.map((output, place) => [output, values[place]!]));
      };
    },
  };
}

/** A promise for each node, made when it is first asked for; its parents are awaited together. */
export const memoisedTogether = memoise("memoised promises, Promise.all", (takes, get) => Promise.all(takes.map(get)));

/** The same with one `await` after the other, on parents that have all been started. */
export const memoisedInTurn = memoise("memoised promises, one await each", async (takes, get) => {
  const started = takes.map(get);
  const values: number[] = [];
  for (const promise of started) values.push(await promise);
  return values;
});

/** The same as one would write it out, without looking anything up by name. */
export const memoisedInVariables: Contender = {
  name: "memoised promises in variables",
  prepare({ nodes, outputs }, mode) {
    if (mode === "sync") return undefined;
    const lines = nodes.map(
      ({ name, takes }) =>
        `const ${name} = (async () => f_${name}(${takes.map((taken) => `await ${taken}`).join(", ")}))();`,
    );
    const body = `return async (x) => {\n${lines.join("\n")}\nreturn { ${outputs.map((output) => `${output}: await ${output}`).join(", ")} };\n};`;
    // oxlint-disable-next-line typescript/no-implied-eval
    const make = new Function(...nodes.map(({ name }) => `f_${name}`), body);
    return make(...nodes.map((node) => node.async)) as (x: number) => unknown;
  },
};
