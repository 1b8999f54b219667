import { checkOutput, config, type Parallelizable } from "eponym";

export interface Book {
  title: string;
  text: string;
}

checkOutput(book, { allowNulls: false });
/** The books on a shelf, each by itself. */
export function* book(shelf: string): Parallelizable<Book> {
  yield { title: shelf, text: shelf };
}

config.when(entry__each, { by: "letter" });
/** One letter. */
export function entry__each(book: Book): Parallelizable<string> {
  return Array.from(book.title);
}

config.when(entry__whole, { by: "title" });
export function entry__whole(book: Book): string {
  return book.title;
}

config.when(entry__shelf, { by: "shelf" });
export function entry__shelf(shelf: string): string {
  return shelf;
}

export function entryLength(entry: string): number {
  return entry.length;
}
