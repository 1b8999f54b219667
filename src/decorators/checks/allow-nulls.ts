import { type NamedCheck, outcome } from "./check.ts";
import { countMissing } from "./missing-values.ts";

/** With `false`, nothing is `null`, `undefined` or `NaN`: not the value, no element of a column, no cell of a table. */
export const allowNulls: NamedCheck = {
  name: "allowNulls",
  check(view, allowed: boolean) {
    const { missing, count } = countMissing(view);
    const message =
      view.kind === "value"
        ? `The value is ${missing === 0 ? "there" : "missing"}.`
        : `${missing} of ${count} values are missing.`;
    return outcome(allowed || missing === 0, message, { missing, count });
  },
};
