import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const vegaDatasets = createRequire(import.meta.url).resolve("vega-datasets");

/** 344 penguins of the Palmer Archipelago, as the package `vega-datasets` ships them. */
export const penguinsPath = join(dirname(vegaDatasets), "../data/penguins.json");
