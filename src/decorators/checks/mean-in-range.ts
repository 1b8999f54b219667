import { type NamedCheck, outcome, unsuitable } from "./check.ts";
import { computeMoments } from "./moments.ts";

/** The mean of a column lies between two bounds, bounds included; missing elements are left out. */
export const meanInRange: NamedCheck = {
  name: "meanInRange",
  check(view, [lowest, highest]: readonly [number, number]) {
    const moments = view.kind === "column" ? computeMoments(view) : undefined;
    if (moments === undefined) return unsuitable(view, "columns of numbers");
    const { mean, count } = moments;
    return outcome(
      mean >= lowest && mean <= highest,
      `The mean of ${count} values is ${mean}; it should be between ${lowest} and ${highest}.`,
      { mean, count },
    );
  },
};
