import { type NamedCheck, outcome } from "./check.ts";
import { countMissing } from "./missing-values.ts";

/** At most this fraction (0 to 1) of a column's elements or a table's cells is missing. */
export const maxFractionNulls: NamedCheck = {
  name: "maxFractionNulls",
  check(view, most: number) {
    const { missing, count } = countMissing(view);
    const fraction = count === 0 ? 0 : missing / count;
    return outcome(
      fraction <= most,
      `${missing} of ${count} values are missing (${fraction}); at most ${most} may be.`,
      { missing, count, fraction },
    );
  },
};
