/** What a cache can be listed by. */
export const sortings = ["age", "node", "size", "time"] as const;
export type Sorting = (typeof sortings)[number];
