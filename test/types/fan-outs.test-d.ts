import { type CheckResult, Driver, type Inputs } from "eponym";
import books from "./modules/books.dag.ts";
import type { Book } from "./modules/books.ts";
import pages from "./modules/pages.dag.ts";
import pamphlets from "./modules/pamphlets.dag.ts";
import tallies from "./modules/tallies.dag.ts";
import { same } from "./same.ts";

const driver = new Driver({ modules: [books, pages, tallies], config: { by: "letter" } });
type Library = typeof driver;
const inputs = { shelf: "a", mark: "-" };

// What fans out, and what takes it: an array of all items, one for each fan-out around it.
const items = await driver.execute(
  ["book", "book.raw", "book.check.allowNulls", "titleLength", "page", "counts", "words", "letters"],
  { inputs },
);
same<typeof items.book, Book[]>();
same<(typeof items)["book.raw"], Book[]>();
same<(typeof items)["book.check.allowNulls"], CheckResult[]>();
same<typeof items.titleLength, number[]>();
same<typeof items.page, string[][]>();
same<typeof items.counts, { words: number; letters: number }[][]>();
same<typeof items.words, number[][]>();
same<typeof items.letters, number[][]>();
same<Inputs<Library, "book">, { shelf: string }>();
same<Inputs<Library, "words">, { shelf: string; mark: string }>();

// What is derived inside of a fan-out, and a lazy parameter there.
const derived = await driver.execute(["over100", "over100.raw", "over100.text", "lazyWords"], { inputs });
same<typeof derived.over100, string[][]>();
same<(typeof derived)["over100.raw"], boolean[][]>();
same<(typeof derived)["over100.text"], string[][]>();
same<typeof derived.lazyWords, number[][]>();

// What collects stands one fan-out less deep; what also takes an item stands with the items.
const collected = await driver.execute(["bookWords", "allWords", "share", "ranked", "rank"], { inputs });
same<typeof collected.bookWords, number[]>();
same<typeof collected.allWords, { total: number; note?: string }>();
same<typeof collected.share, number[][]>();
same<typeof collected.ranked, bigint[]>();
same<typeof collected.rank, string[]>();
same<Inputs<Library, "allWords">, { shelf: string; mark: string; note?: string | undefined }>();

// An override takes what an output gives.
driver.execute(["allWords"], { overrides: { bookWords: [1, 2] } });
driver.execute(["words"], { overrides: { page: [["a"], []] } });
driver.execute(["share"], { overrides: { words: [[1]], book: [], allWords: { total: 1 } } });
driver.execute(["rank"], { overrides: { ranked: [1n] } });
// @ts-expect-error one value for all items
driver.execute(["allWords"], { overrides: { bookWords: 1 } });
// @ts-expect-error an array less deep
driver.execute(["words"], { overrides: { page: ["a"] } });
// @ts-expect-error an array too deep
driver.execute(["allWords"], { overrides: { allWords: [{ total: 1 }] } });
// @ts-expect-error items of another type
driver.execute(["rank"], { overrides: { ranked: [1] } });
// @ts-expect-error what the fan-out needs is needed inside
driver.execute(["words"], { inputs: { shelf: "a" } });
// @ts-expect-error what fans out is no input
driver.execute(["words"], { inputs: { shelf: "a", mark: "-", book: [] } });
// @ts-expect-error one item is not what is given
export const one: Book = items.book;
// @ts-expect-error what is collected is plain
export const totals: readonly unknown[] = collected.allWords;

// A run gives the same.
same<Awaited<ReturnType<typeof driver.run<"page">>>["results"]["page"], string[][]>();

// Alone, a module takes what fans out elsewhere as a single input.
const alone = await new Driver({ modules: [pages] }).execute(["page", "words", "titleLength"], {
  inputs: { book: { title: "a", text: "b" }, mark: "-" },
});
same<typeof alone.page, string[]>();
same<typeof alone.words, number[]>();
same<typeof alone.titleLength, number>();

// A config decides how deep a node stands, and what takes it with it.
const { entry, entryLength } = await driver.execute(["entry", "entryLength"], { inputs: { shelf: "a" } });
same<typeof entry, string[][]>();
same<typeof entryLength, number[][]>();
const byTitle = new Driver({ modules: [books, pages, tallies], config: { by: "title" } });
const titles = await byTitle.execute(["entry", "entryLength", "words"], { inputs });
same<typeof titles, { entry: string[]; entryLength: number[]; words: number[][] }>();
const byShelf = new Driver({ modules: [books], config: { by: "shelf" } });
const shelves = await byShelf.execute(["entry", "entryLength", "book"], { inputs: { shelf: "a" } });
same<typeof shelves.entry, string>();
same<typeof shelves.entryLength, number>();
same<typeof shelves.book, Book[]>();
byTitle.execute(["entryLength"], { overrides: { entry: ["a"] } });
byShelf.execute(["entryLength"], { overrides: { entry: "a" } });
// @ts-expect-error not so deep under this config
byTitle.execute(["entryLength"], { overrides: { entry: [["a"]] } });
// @ts-expect-error deeper under this one
driver.execute(["entryLength"], { overrides: { entry: ["a"] } });

// A later module that replaces a fan-out, or adds what collects, changes the depth of all that takes it.
const single = new Driver({ modules: [books, pages, pamphlets], onDuplicate: "later" });
const leaflet = await single.execute(["book", "titleLength", "page", "counts", "words", "lazyWords"], {
  inputs: { leaflet: "a", mark: "-" },
});
same<typeof leaflet.book, Book>();
same<typeof leaflet.titleLength, number>();
same<typeof leaflet.page, string[]>();
same<typeof leaflet.counts, { words: number; letters: number }[]>();
same<typeof leaflet.words, number>();
same<typeof leaflet.lazyWords, number>();
single.execute(["lazyWords"], { overrides: { words: 1 } });
// @ts-expect-error no fan-out is left around it
single.execute(["lazyWords"], { overrides: { words: [1] } });
// @ts-expect-error the input of the fan-out that is replaced
single.execute(["titleLength"], { inputs: { shelf: "a" } });
const again = new Driver({ modules: [pages, pamphlets, books, tallies], onDuplicate: "later" });
const many = await again.execute(["book", "titleLength", "page", "counts", "words"], { inputs });
same<typeof many.book, Book[]>();
same<typeof many.titleLength, number[]>();
same<typeof many.page, string[][]>();
same<typeof many.counts, { words: number; letters: number }[][]>();
same<typeof many.words, number[]>();
