import type { Collect, Parallelizable, Source } from "eponym";

/** All words of a book. */
export function bookWords(words: Collect<number>, titleLength: number): number {
  return titleLength + words.reduce((sum, each) => sum + each, 0);
}

/** All words of all books. */
export function allWords(
  counts: Source<"bookWords", Collect<number>>,
  note?: string,
): { total: number; note?: string } {
  return { total: counts.length, ...(note !== undefined && { note }) };
}

/** A page against what was collected of all pages of its book. */
export function share(words: number, bookWords: number, allWords: { total: number }): number {
  return words / bookWords / allWords.total;
}

/** Fans out what it has collected. */
export function ranked(bookWords: Collect<number>): Parallelizable<bigint> {
  return bookWords.map(BigInt);
}

export function rank(ranked: bigint): string {
  return `${ranked}`;
}
