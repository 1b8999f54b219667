import { Driver } from "eponym";
import type { Contender } from "../contender.ts";
import { makeModule } from "../make-module.ts";

export const executeByDriver: Contender = {
  name: "eponym, driver.execute",
  prepare(graph, mode) {
    const driver = new Driver({ modules: [makeModule(graph, mode)] });
    return (x) => driver.execute(graph.outputs, { inputs: { x } });
  },
};

export const runByDriver: Contender = {
  name: "eponym, driver.run",
  prepare(graph, mode) {
    const driver = new Driver({ modules: [makeModule(graph, mode)] });
    return async (x) => (await driver.run(graph.outputs, { inputs: { x } })).results;
  },
};
