/** Gives a text where another module takes a number. */
export function net(): string {
  return "free";
}
