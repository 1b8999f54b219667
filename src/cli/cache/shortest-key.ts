/** So many characters of a key, at least, name a result: fewer are likely to be those of others, too. */
export const shortestKey = 4;
