import { writeFileSync } from "node:fs";
import { Driver } from "eponym";
import features from "./features.dag.ts";
const driver = new Driver({ modules: [features], config: { mode: "online" } });
writeFileSync("/tmp/pic.png", await driver.visualize({ format: "png", outputs: ["ageNormalized", "doubled"], title: "Survey features", variants: true }));
