import { type NamedCheck, outcome } from "./check.ts";

/** The characters of a text, elements of a column or rows of a table: this many, or from one number to another. */
export const length: NamedCheck = {
  name: "length",
  check(view, expected: number | readonly [number, number]) {
    const [least, most] = typeof expected === "number" ? [expected, expected] : expected;
    const should = least === most ? `${least}` : `between ${least} and ${most}`;
    return outcome(
      view.length >= least && view.length <= most,
      `The length is ${view.length}; it should be ${should}.`,
      { length: view.length },
    );
  },
};
