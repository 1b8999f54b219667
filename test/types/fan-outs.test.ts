import { Driver } from "eponym";
import { expect, test } from "vitest";
import books from "./modules/books.dag.ts";
import pages from "./modules/pages.dag.ts";
import pamphlets from "./modules/pamphlets.dag.ts";
import tallies from "./modules/tallies.dag.ts";

// What `fan-outs.test-d.ts` says of types holds of the values.
const inputs = { shelf: "ab", mark: "b" };

test("nodes across modules are arrays as deep as their types", async () => {
  const driver = new Driver({ modules: [books, pages, tallies], config: { by: "letter" } });
  const given = await driver.execute(
    ["book", "book.raw", "page", "over100.raw", "bookWords", "allWords", "share", "ranked", "rank", "entryLength"],
    { inputs },
  );
  expect(given).toEqual({
    book: [{ title: "ab", text: "ab" }],
    "book.raw": [{ title: "ab", text: "ab" }],
    page: [["a", ""]],
    "over100.raw": [[false, false]],
    bookWords: [4],
    allWords: { total: 1 },
    share: [[0.25, 0.25]],
    ranked: [4n],
    rank: ["4"],
    entryLength: [[1, 1]],
  });
});

test("a config decides how deep a node stands", async () => {
  const byTitle = new Driver({ modules: [books], config: { by: "title" } });
  expect(await byTitle.execute(["entry", "entryLength"], { inputs: { shelf: "ab" } })).toEqual({
    entry: ["ab"],
    entryLength: [2],
  });
  const byShelf = new Driver({ modules: [books], config: { by: "shelf" } });
  expect(await byShelf.execute(["entry", "entryLength"], { inputs: { shelf: "ab" } })).toEqual({
    entry: "ab",
    entryLength: 2,
  });
});

test("so does a later module that replaces what fans out", async () => {
  const single = new Driver({ modules: [books, pages, pamphlets], onDuplicate: "later" });
  expect(
    await single.execute(["titleLength", "page", "counts", "words"], { inputs: { leaflet: "abc", mark: "b" } }),
  ).toEqual({
    titleLength: 3,
    page: ["a", "c"],
    counts: [
      { words: 1, letters: 1 },
      { words: 1, letters: 1 },
    ],
    words: 2,
  });
  const again = new Driver({ modules: [pages, pamphlets, books], onDuplicate: "later" });
  expect(await again.execute(["titleLength", "page", "words"], { inputs })).toEqual({
    titleLength: [2],
    page: [["a", ""]],
    words: [2],
  });
});
