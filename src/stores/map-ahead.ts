/** Maps what an iterable gives, in its order, with so many calls in flight at once. Nothing is in flight any more when it is left. */
export async function* mapAhead<Item, Result>(
  items: Iterable<Item> | AsyncIterable<Item>,
  most: number,
  map: (item: Item) => Promise<Result>,
): AsyncGenerator<Result, void, undefined> {
  const flying: Promise<Result>[] = [];
  try {
    for await (const item of items) {
      const result = map(item);
      // The first failure is told; the others must not end the process.
      result.catch(() => {});
      flying.push(result);
      if (flying.length >= most) yield await flying.shift()!;
    }
    while (flying.length > 0) yield await flying.shift()!;
  } finally {
    await Promise.allSettled(flying);
  }
}
