/** Where results are kept if nothing else is said, from the folder in which the program runs, or that of the project's settings. */
export const defaultCachePath = ".eponym/cache";
