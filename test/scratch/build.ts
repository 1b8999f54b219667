import { createBuilder } from "../../src/codegen/build-modules.ts";
const r = createBuilder().build(["features.ts"]);
console.log(r.written, r.problems.map((p) => p));
