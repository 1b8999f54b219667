/** Few enough values that a run can be aborted between two chunks, and enough that a chunk is worth a call of the file system. */
const valuesInChunk = 1000;

/** Values as lines, many at a time. */
export function* joinLines<T>(values: readonly T[], print: (value: T) => string): Generator<string> {
  for (let start = 0; start < values.length; start += valuesInChunk) {
    const lines = values.slice(start, start + valuesInChunk).map((value) => `${print(value)}\n`);
    yield lines.join("");
  }
}
