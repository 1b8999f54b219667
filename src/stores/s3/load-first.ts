import type { Listed } from "./bucket.ts";

/** So many requests a single call makes at once. */
const mostAtOnce = 32;

/** The first so many of a list that give something; no name more is asked for than it takes, so that one page of a list is enough. */
export async function loadFirst<Item>(
  listed: AsyncIterable<Listed>,
  most: number,
  load: (name: string) => Promise<Item | undefined>,
): Promise<readonly Item[]> {
  const names = listed[Symbol.asyncIterator]();
  const found: Item[] = [];
  let isOver = false;
  while (found.length < most && !isOver) {
    const loading: Promise<Item | undefined>[] = [];
    while (loading.length < Math.min(most - found.length, mostAtOnce) && !isOver) {
      const { done, value } = await names.next();
      isOver = done === true;
      if (!isOver) loading.push(load((value as Listed).name));
    }
    for (const item of await Promise.all(loading)) if (item !== undefined) found.push(item);
  }
  return found;
}
