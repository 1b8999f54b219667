import { expect, test } from "vitest";
import { named } from "./named.ts";
import { checkProject } from "./project.ts";

// What the calls themselves would not take either is kept from `tsc` there.
const any = "as ReturnType<typeof JSON.parse>";

test("an edge of a derived node that does not fit is an error that names both sides", () => {
  const { problems, errors } = checkProject(
    {
      "steps.ts": `
        import { checkOutput, config, mutate, pipeInput, pipeOutput, step } from "eponym";
        export function _double(value: number): number { return 2 * value; }
        export function _print(value: number): string { return String(value); }
        export function _scale(value: number, factor: number): number { return value * factor; }
        export function price(): string { return "free"; }
        pipeOutput(first, step(_double) ${any}, step(_print));
        export function first(): string { return "1"; }
        pipeOutput(second, step(_print), step(_double) ${any});
        export function second(): number { return 1; }
        pipeOutput(bound, step(_scale, (price: number) => [price]));
        checkOutput(bound, { range: [0, 1] });
        export function bound(): number { return 1; }
        pipeOutput(chosen, step(_print, { when: { words: true } }), step(_double, { name: "twice" }) ${any});
        export function chosen(): number { return 1; }
        pipeOutput(last, step(_print, { when: { words: true } }));
        export function last(): number { return 1; }
        export function reader(bound: string, last: number): string { return bound + last; }
        pipeInput(entered, step(_double));
        export function entered(price: number): number { return price; }
        pipeInput(named, { on: "amount" }, step(_print) ${any});
        export function named(amount: number): number { return amount; }
        mutate(shown, [changed ${any}]);
        export function shown(value: string, chosen: Date): string { return value + chosen.getTime(); }
        export function changed(): number { return 1; }
        config.when(note__plain, { words: false });
        pipeOutput(note__plain, step(_scale, (price: Date) => [price.getTime()]), step(_print));
        export function note__plain(): number { return 1; }
        config.when(note__long, { words: true });
        export function note__long(): Date { return new Date(0); }
        export function noted(note: string): string { return note; }
      `,
      "parts.ts": `
        import { extractColumns, extractFields, inject, parameterize, parameterizeExtractColumns, unpackFields } from "eponym";
        extractColumns(rows, ["age"]);
        export function rows(): { age: number }[] { return []; }
        extractFields(split, ["train"]);
        export function split(age: string[]): { train: number[] } { return { train: [age.length] }; }
        unpackFields(pair, ["left"]);
        export function pair(train: number): [number, string] { return [train, "a"]; }
        parameterizeExtractColumns(table, { us: { columns: { usAge: "age" }, bind: (left: string[]) => [left] } });
        export function table(path: string[]): { age: number }[] { return [{ age: path.length }]; }
        export function old(usAge: string[]): number { return usAge.length; }
        parameterize(above, { above1: (us: number) => [us] });
        export function above(limit: number): number { return limit; }
        inject(sum, (above1: string) => [above1]);
        export function sum(text: string): string { return text; }
      `,
    },
    ["steps.ts", "parts.ts"],
  );
  expect(problems).toEqual([]);
  expect(named(errors)).toEqual([
    "parts.dag.ts TS2344 split(age) <- age",
    "parts.dag.ts TS2344 pair(train) <- train",
    "parts.dag.ts TS2344 us(left) <- left",
    "parts.dag.ts TS2344 old(usAge) <- usAge",
    "parts.dag.ts TS2344 above1(us) <- us",
    "parts.dag.ts TS2344 sum(above1) <- above1",
    "steps.dag.ts TS2344 first.double(value) <- first.raw",
    "steps.dag.ts TS2344 second.double(value) <- second.print",
    "steps.dag.ts TS2344 bound.scale(price) <- price",
    "steps.dag.ts TS2344 chosen.twice(value) <- chosen.print",
    "steps.dag.ts TS2344 reader(bound) <- bound",
    "steps.dag.ts TS2344 reader(last) <- last",
    "steps.dag.ts TS2344 entered.double(value) <- price",
    "steps.dag.ts TS2344 named(amount) <- named.amount.print",
    "steps.dag.ts TS2344 changed.shown(value) <- changed.raw",
    "steps.dag.ts TS2344 changed.shown(chosen) <- chosen",
    "steps.dag.ts TS2344 note.scale of note__plain(price) <- price",
    "steps.dag.ts TS2344 noted(note) <- note__long",
  ]);
});

test("so is one of what is loaded, saved, collected or inside a subdag", () => {
  const { problems, errors } = checkProject(
    {
      "files.ts": `
        import { dataLoader, from, type Loaded, loadFrom, saveTo, to } from "eponym";
        export interface Row { id: number }
        dataLoader(rows);
        export function rows(folder: string): Loaded<Row[]> { return { data: [{ id: folder.length }], metadata: {} }; }
        export function count(rows: string): number { return rows.length; }
        export function facts(rows: Loaded<Row[]>): number { return rows.data.length; }
        loadFrom(read, { table: (count: string) => from.json<string[]>(count) ${any}, limit: from.literal<string>("3") ${any} });
        export function read(table: Row[], limit: number): number { return table.length + limit; }
        loadFrom(limited, { limit: from.literal<string>("3"), name: from.literal("a") });
        export function limited(name: string, limit: number): string { return name + limit; }
        saveTo(count, (read: string) => to.json(read));
        saveTo(limited, to.text("a.txt"), { name: "kept" });
        export function after(kept: string): string { return kept; }
      `,
      "books.ts": `
        import type { Collect, Lazy, Parallelizable, Secret } from "eponym";
        export function page(text: string): Parallelizable<string> { return [text]; }
        export function words(page: string[]): number { return page.length; }
        export function all(words: Collect<string>): number { return words.length; }
        export function several(words: number[]): number { return words.length; }
        export function slow(all: Lazy<string>): Promise<string> { return all(); }
        export function key(): Secret<string> { return "k"; }
        export function used(key: number): number { return key; }
      `,
      "inner.ts": `
        import { config } from "eponym";
        export interface Config { region: "us" | "eu" }
        config.when(spends__us, { region: "us" });
        export function spends__us(path: string): number[] { return [path.length]; }
        config.when(spends__eu, { region: "eu" });
        export function spends__eu(path: string): string[] { return [path]; }
      `,
      "outer.ts": `
        import { subdag, withColumns } from "eponym";
        import inner from "./inner.dag.ts";
        export interface Config { region: "us" | "uk" }
        export function place(): number { return 1; }
        subdag(bound, inner, { inputs: (place: string) => ({ path: place }), config: { region: "us" } });
        export function bound(spends: string[]): number { return spends.length; }
        subdag(external, inner, { external: ["path"], config: { region: "eu" } });
        export function external(spends: string[]): number { return spends.length; }
        export function path(): number { return 1; }
        subdag(open, inner, { inputs: (place: number) => ({ path: String(place) }) });
        export function open(spends: (number | string)[]): number { return spends.length; }
        subdag(nested, [within], { inputs: (place: number) => ({ path: String(place) }) });
        export function nested(within: string): string { return within; }
        subdag(within, inner, { external: ["path"], config: { region: "us" } });
        /** @internal */
        export function within(spends: number[]): number { return spends.length; }
        /** @internal */
        export function ratio(spend: number[], weight: number): string[] { return spend.map((each) => String(each * weight)); }
        export function weight(): bigint { return 1n; }
        export function table(): { spend: string }[] { return []; }
        withColumns(model, [ratio], { columns: ["spend"], external: ["weight"] });
        export function model(table: { spend: number; ratio: number }[]): number { return table.length; }
      `,
    },
    ["files.ts", "books.ts", "inner.ts", "outer.ts"],
  );
  expect(problems).toEqual([]);
  expect(named(errors)).toEqual([
    "books.dag.ts TS2344 words(page) <- page",
    "books.dag.ts TS2344 all(words) <- words",
    "books.dag.ts TS2344 several(words) <- words",
    "books.dag.ts TS2344 slow(all) <- all",
    "books.dag.ts TS2344 used(key) <- key",
    "files.dag.ts TS2344 count(rows) <- rows",
    "files.dag.ts TS2344 count.save.json(read) <- read",
    "files.dag.ts TS2344 facts(rows) <- rows",
    "files.dag.ts TS2344 read.load.table.loader(count) <- count",
    "files.dag.ts TS2344 read(limit) <- read.load.limit",
    "files.dag.ts TS2344 limited(limit) <- limited.load.limit",
    "files.dag.ts TS2344 after(kept) <- kept",
    "outer.dag.ts TS2344 bound.inputs.path(place) <- place",
    "outer.dag.ts TS2344 bound(spends) <- bound.spends",
    "outer.dag.ts TS2344 external.spends(path) <- path",
    "outer.dag.ts TS2344 nested(within) <- nested.within",
    "outer.dag.ts TS2344 model.columns.spend(table) <- table",
    "outer.dag.ts TS2344 model.ratio(weight) <- weight",
    "outer.dag.ts TS2344 model.table(table) <- table",
    "outer.dag.ts TS2344 model.table(ratio) <- model.ratio",
    "outer.dag.ts TS2344 open.spends: config.region",
  ]);
});

test("a marker behind an alias is an error, of a result and wherever a parameter is written", () => {
  const { problems, errors } = checkProject(
    {
      "types.ts": `
        import type { Collect, Lazy } from "eponym";
        export type All = Collect<number>;
        export interface Props { later: Later; plain: number }
        export type Later = Lazy<number>;
      `,
      "pages.ts": `
        import type { Collect, Lazy, Parallelizable, Secret } from "eponym";
        import type * as types from "./types.ts";
        import type { Props } from "./types.ts";
        type Pages = Parallelizable<string>;
        type Key = Secret<string>;
        type Of<T> = Collect<T>;
        export function pages(text: string): Pages { return [text]; }
        export async function later(text: string): Promise<Pages> { return [text]; }
        export function either(text: string): Pages | null { return text === "" ? null : [text]; }
        export function key(): Key { return "k"; }
        export function page(text: string): Parallelizable<string> { return [text]; }
        export function all(page: Of<string>): number { return page.length; }
        export function qualified(page: types.All): number { return page.length; }
        export function maybe(key?: Key | null): number { return key?.length ?? 0; }
        export function named({ key, plain }: { key: Key; plain: number }): number { return key.length + plain; }
        export function ofProps({ later, plain }: Props): number { return plain + later.length; }
        export function fine(key: Secret<string>, plain: number | null, own: Props["plain"]): number { return key.length + own + (plain ?? 0); }
        export function lazy(page: Lazy<string>): Promise<string> { return page(); }
      `,
    },
    ["pages.ts"],
  );
  expect(problems).toEqual([]);
  expect(named(errors)).toEqual([
    "pages.dag.ts TS2344 all(page) <- page",
    "pages.dag.ts TS2344 qualified(page) <- page",
    "pages.dag.ts TS2344 ofProps(later) <- later",
    "pages.dag.ts TS2344 result of pages",
    "pages.dag.ts TS2344 result of later",
    "pages.dag.ts TS2344 result of either",
    "pages.dag.ts TS2344 result of key",
    "pages.dag.ts TS2344 all(page)",
    "pages.dag.ts TS2344 maybe(key)",
    "pages.dag.ts TS2344 named(key)",
    "pages.dag.ts TS2344 ofProps(later)",
  ]);
  expect(errors.join("\n")).toContain("write the marker at the parameter, not behind an alias");
});

test("edges between modules are held against their items, at the driver", () => {
  const { problems, errors } = checkProject(
    {
      "books.ts": `
        import type { Parallelizable } from "eponym";
        export function page(text: string): Parallelizable<string> { return [text]; }
        export function count(page: string): number { return page.length; }
      `,
      "fits.ts": `
        import type { Collect, Lazy } from "eponym";
        export function counted(page: string, count: Collect<number>): number { return page.length + count.length; }
        export function later(count: Lazy<number>): Promise<number> { return count(); }
      `,
      "whole.ts": `export function whole(page: string[]): number { return page.length; }\n`,
      "texts.ts": `
        import type { Collect } from "eponym";
        export function texts(count: Collect<string>): number { return count.length; }
      `,
      "use.ts": [
        `import { Driver } from "eponym";`,
        ...["books", "fits", "whole", "texts"].map((name) => `import ${name} from "./${name}.dag.ts";`),
        `new Driver({ modules: [books, fits] });`,
        `new Driver({ modules: [books, whole] });`,
        `new Driver({ modules: [texts, books] });`,
      ].join("\n"),
    },
    ["books.ts", "fits.ts", "whole.ts", "texts.ts"],
  );
  expect(problems).toEqual([]);
  expect(named(errors)).toEqual([
    expect.stringMatching(/^use.ts\(7,.*error TS2322/),
    expect.stringMatching(/^use.ts\(8,.*error TS2322/),
  ]);
  const told = errors.join("\n");
  expect(told).toContain('the node \\"page\\" gives a value that does not fit');
  expect(told).toContain('the node \\"count\\" gives a value that does not fit');
});
