import fc from "fast-check";
import { expect, test } from "vitest";
import { from } from "../../src/data/from.ts";
import { to } from "../../src/data/to.ts";
import type { Loader } from "../../src/loader.ts";
import type { Saver } from "../../src/saver.ts";
import { context, makeFolder } from "./scratch.ts";

const at = makeFolder();

const text = fc.string({ unit: "grapheme" });
const tricky = fc.oneof(
  text,
  fc.constantFrom("", " ", "007", '"', '""', "a,b", "a;b", "\t", "\n", "\r", "\r\n", "=1+1", "null", "ü😀", "\u2028"),
  fc.string({ unit: fc.constantFrom('"', ",", "\n", "\r", "\t", " ", "a") }),
);
const plainName = text.filter((name) => !name.startsWith("\uFEFF"));

/** Rows of the same columns. */
const tableOf = <T>(cell: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>[]> =>
  fc
    .uniqueArray(fc.oneof(plainName, tricky), { minLength: 1, maxLength: 4 })
    .chain((names) =>
      fc
        .array(fc.tuple(...names.map(() => cell)), { minLength: 1, maxLength: 6 })
        .map((rows) => rows.map((cells) => Object.fromEntries(names.map((name, place) => [name, cells[place]!])))),
    );

const column = fc.constantFrom<fc.Arbitrary<unknown>>(
  fc.double(),
  tricky,
  fc.boolean(),
  fc.date({ min: new Date("0001-01-01"), max: new Date("9999-01-01"), noInvalidDate: true }),
);
const typedRows = fc
  .tuple(
    fc.integer({ min: 1, max: 8 }),
    fc.uniqueArray(
      tricky.filter((name) => name !== ""),
      { minLength: 1, maxLength: 4 },
    ),
  )
  .chain(([rows, names]) =>
    fc
      .tuple(
        ...names.map(() => column.chain((cell) => fc.array(fc.option(cell), { minLength: rows, maxLength: rows }))),
      )
      .map((columns) =>
        Array.from({ length: rows }, (_, row) =>
          Object.fromEntries(names.map((name, place) => [name, columns[place]![row]])),
        ),
      ),
  );

/** JSON has a minus zero, and JavaScript writes it as 0. */
const json = fc.jsonValue({ maxDepth: 4 }).map((value): unknown => JSON.parse(JSON.stringify(value)));

type Case = readonly [name: string, values: fc.Arbitrary<unknown>, saver: Saver<never>, loader: Loader<unknown>];

test.each<Case>([
  ["JSON", json, to.json(at("a")), from.json(at("a"))],
  ["JSON Lines", fc.array(json), to.jsonl(at("b")), from.jsonl(at("b"))],
  ["CSV", tableOf(tricky), to.csv(at("c")), from.csv(at("c"))],
  ["TSV", tableOf(tricky), to.tsv(at("d")), from.tsv(at("d"))],
  ["semicolons", tableOf(tricky), to.csv(at("e"), { delimiter: ";" }), from.csv(at("e"), { delimiter: ";" })],
  ["bytes", fc.uint8Array(), to.bytes(at("f")), from.bytes(at("f"))],
  ["text", fc.oneof(plainName, tricky), to.text(at("g")), from.text(at("g"))],
  ["Parquet", typedRows, to.parquet(at("h")), from.parquet(at("h"), { as: "rows" })],
  ["Arrow", typedRows, to.arrow(at("i")), from.arrow(at("i"), { as: "rows" })],
])("what is saved is what is loaded: %s", async (_, values, saver, loader) => {
  await fc.assert(
    fc.asyncProperty(values, async (value) => {
      const saved = await saver.save(value as never, context);
      const { data, metadata } = await loader.load(context);
      expect(data).toEqual(value);
      expect(metadata).toMatchObject(saved);
    }),
    { numRuns: 60 },
  );
});
