/** Nothing is exported as a function. */
export const answer = 42;
