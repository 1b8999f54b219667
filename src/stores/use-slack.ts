/** A store may note a use only where none has been noted for so many milliseconds, so `usedAt` may be too early by as much. */
export const useSlack = 10 * 60 * 1000;
