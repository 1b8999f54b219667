import { extractFields, type Lazy, type Parallelizable, parameterize, pipeOutput, step } from "eponym";
import type { Book } from "./books.ts";

/** The pages of a book. */
export async function page(book: Book, mark: string): Promise<Parallelizable<string>> {
  return book.text.split(mark);
}

extractFields(counts, ["words", "letters"]);
export function counts(page: string): { words: number; letters: number } {
  return { words: page.split(" ").length, letters: page.length };
}

export function titleLength(book: Book): number {
  return book.title.length;
}

parameterize(isLong, { over100: (words: number) => [words, 100] });
pipeOutput(isLong, step(String, { name: "text" }));
export function isLong(count: number, limit: number): boolean {
  return count > limit;
}

export async function lazyWords(words: Lazy<number>): Promise<number> {
  return words();
}
