import type { Location, Problem } from "../node.ts";

/** Mistakes that keep a generated file from being written. */

export function typeNameTaken(name: string, location: Location): Problem {
  return {
    code: "TYPE_NAME_TAKEN",
    message: `The type "${name}" stands in the parameters of a binding, and generated files have a "${name}" of their own.`,
    nodes: [],
    location,
    hint: `Import it under another name: import type { ${name} as Other${name} } from "…".`,
  };
}
