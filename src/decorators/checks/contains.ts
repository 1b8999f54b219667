import { type NamedCheck, outcome, unsuitable } from "./check.ts";
import { countFailing, describeFailing } from "./view.ts";

function textCheck(name: string, wanted: boolean): NamedCheck {
  return {
    name,
    check(view, expected: string | readonly string[]) {
      if (view.kind === "table") return unsuitable(view, "texts and columns of texts");
      const parts = typeof expected === "string" ? [expected] : expected;
      const passes = (value: unknown): boolean =>
        typeof value === "string" && parts.every((part) => value.includes(part) === wanted);
      const { failing, first } = countFailing(view.values, passes);
      const missing = view.kind === "value" && !passes(view.values[0]);
      const what = `${wanted ? "with" : "without"} ${parts.map((part) => JSON.stringify(part)).join(" and ")}`;
      return outcome(failing === 0 && !missing, describeFailing(view, missing ? 1 : failing, first, what), {
        failing: missing ? 1 : failing,
        count: view.values.length,
      });
    },
  };
}

/** Every text has the part, or all of several parts, in it; missing elements of a column are passed over. */
export const contains = textCheck("contains", true);

/** No text has the part, or any of several parts, in it; missing elements of a column are passed over. */
export const doesNotContain = textCheck("doesNotContain", false);
