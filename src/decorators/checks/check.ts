import type { View } from "./view.ts";

/** What a check found. */
export interface CheckOutcome {
  readonly passed: boolean;
  /** One sentence for people, whether it passed or not. */
  readonly message: string;
  /** Figures behind the sentence. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** A check that `checkOutput` knows by name. */
export interface NamedCheck {
  readonly name: string;
  check(view: View, expected: never): CheckOutcome;
}

export function outcome(passed: boolean, message: string, details?: Readonly<Record<string, unknown>>): CheckOutcome {
  return details === undefined ? { passed, message } : { passed, message, details };
}

/** The outcome of a check that such a value cannot be put to. */
export function unsuitable(view: View, wants: string): CheckOutcome {
  return outcome(false, `This check is for ${wants}, and the value is ${view.describe}.`);
}
