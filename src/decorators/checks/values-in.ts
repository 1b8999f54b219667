import { type NamedCheck, outcome, unsuitable } from "./check.ts";
import { countFailing, describeFailing } from "./view.ts";

/** Every element is one of those listed; missing elements of a column are passed over. */
export const valuesIn: NamedCheck = {
  name: "valuesIn",
  check(view, allowed: readonly unknown[]) {
    if (view.kind === "table") return unsuitable(view, "single values and columns");
    const set = new Set(allowed);
    const times = new Set(allowed.map((value) => (value instanceof Date ? value.getTime() : undefined)));
    const passes = (value: unknown): boolean => set.has(value) || (value instanceof Date && times.has(value.getTime()));
    const { failing, first } = countFailing(view.values, passes);
    const missing = view.kind === "value" && !passes(view.values[0]);
    return outcome(
      failing === 0 && !missing,
      describeFailing(view, missing ? 1 : failing, first, `among the ${allowed.length} allowed`),
      { failing: missing ? 1 : failing, count: view.values.length },
    );
  },
};
