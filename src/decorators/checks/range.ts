import { type NamedCheck, outcome, unsuitable } from "./check.ts";
import { countFailing, describeFailing } from "./view.ts";

type Ordered = number | bigint | Date;

/** Every element lies between two bounds, bounds included; missing elements are passed over. */
export const range: NamedCheck = {
  name: "range",
  check(view, [lowest, highest]: readonly [Ordered, Ordered]) {
    if (view.kind === "table") return unsuitable(view, "numbers and columns of numbers");
    const within = (value: unknown): boolean => isOrdered(value) && value >= lowest && value <= highest;
    const { failing, first } = countFailing(view.values, within);
    const missing = view.kind === "value" && !within(view.values[0]);
    return outcome(
      failing === 0 && !missing,
      describeFailing(view, missing ? 1 : failing, first, `between ${show(lowest)} and ${show(highest)}`),
      { failing: missing ? 1 : failing, count: view.values.length },
    );
  },
};

function isOrdered(value: unknown): value is Ordered {
  return typeof value === "number" || typeof value === "bigint" || value instanceof Date;
}

function show(bound: Ordered): string {
  return bound instanceof Date ? bound.toISOString() : String(bound);
}
