/** What fans out as an iterable that tells of its failure and ends with one more item, rather than failing. Arrays cannot fail. */
export function guardItems(value: unknown, last: (error: unknown) => unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  if (Symbol.asyncIterator in value) return guardLater(value as AsyncIterable<unknown>, last);
  return Symbol.iterator in value ? guardNow(value as Iterable<unknown>, last) : value;
}

function* guardNow(items: Iterable<unknown>, last: (error: unknown) => unknown): Generator {
  try {
    yield* items;
  } catch (error) {
    yield last(error);
  }
}

async function* guardLater(items: AsyncIterable<unknown>, last: (error: unknown) => unknown): AsyncGenerator {
  try {
    yield* items;
  } catch (error) {
    yield last(error);
  }
}
