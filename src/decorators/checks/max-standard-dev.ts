import { type NamedCheck, outcome, unsuitable } from "./check.ts";
import { computeMoments } from "./moments.ts";

/** The sample standard deviation (n - 1) of a column is at most this; missing elements are left out. */
export const maxStandardDev: NamedCheck = {
  name: "maxStandardDev",
  check(view, most: number) {
    const moments = view.kind === "column" ? computeMoments(view) : undefined;
    if (moments === undefined) return unsuitable(view, "columns of numbers");
    const { standardDeviation, count } = moments;
    return outcome(
      standardDeviation <= most,
      `The standard deviation of ${count} values is ${standardDeviation}; it should be at most ${most}.`,
      { standardDeviation, count },
    );
  },
};
