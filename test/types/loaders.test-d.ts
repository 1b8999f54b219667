import {
  defineLoader,
  defineSaver,
  from,
  to,
  type Loaded,
  type Loader,
  type Memory,
  type Metadata,
  type Saver,
} from "eponym";
import type pl from "nodejs-polars";
import * as valibot from "valibot";
import { z } from "zod";
import { same } from "./same.ts";

interface Order {
  readonly id: string;
  readonly price: number;
}
const order = z.object({ id: z.string(), price: z.coerce.number() });
const count = valibot.pipe(valibot.string(), valibot.transform(Number));

declare function accept<T>(value: NoInfer<T>): void;
/** What a loader gives. */
declare function give<T>(loader: Loader<T>): T;

// Without a schema: what the format knows, or what a type argument promises.
const json = give(from.json("a.json"));
same<typeof json, unknown>();
const promised = give(from.json<Order>("a.json"));
same<typeof promised, Order>();
const lines = give(from.jsonl<Order>(new URL("a.jsonl", import.meta.url)));
same<typeof lines, Order[]>();
const rows = give(from.csv("a.csv"));
same<typeof rows, Record<string, string>[]>();
const tabs = give(from.tsv("a.tsv", { as: "rows", delimiter: "|" }));
same<typeof tabs, Record<string, string>[]>();
const cells = give(from.xlsx("a.xlsx", { sheet: 2 }));
same<typeof cells, Record<string, string | number | boolean | Date | null>[]>();
const text = give(from.text("a.txt"));
same<typeof text, string>();
const bytes = give(from.bytes("a.bin"));
same<typeof bytes, Uint8Array>();
const variable = give(from.env("PORT", { default: "80" }));
same<typeof variable, string>();
const literal = give(from.literal({ a: 1 }));
same<typeof literal, { a: number }>();

// With a schema: its output.
const orders = give(from.csv("a.csv", { schema: order, delimiter: ";" }));
same<typeof orders, { id: string; price: number }[]>();
const counts = give(from.jsonl("a.jsonl", { schema: count }));
same<typeof counts, number[]>();
const one = give(from.json("a.json", { schema: order }));
same<typeof one, { id: string; price: number }>();
const sheet = give(from.xlsx("a.xlsx", { schema: order }));
same<typeof sheet, { id: string; price: number }[]>();
const port = give(from.env("PORT", { schema: count, default: 80 }));
same<typeof port, number>();
const frameRows = give(from.parquet("a.parquet", { as: "rows", schema: order }));
same<typeof frameRows, { id: string; price: number }[]>();

// Frames.
const frame = give(from.csv("a.csv", { as: "polars" }));
same<typeof frame, pl.DataFrame>();
const lazy = give(from.csv("a.csv", { as: "lazy" }));
same<typeof lazy, pl.LazyDataFrame>();
const parquet = give(from.parquet("a.parquet"));
same<typeof parquet, pl.DataFrame>();
const arrow = give(from.arrow("a.arrow", { as: "lazy" }));
same<typeof arrow, pl.LazyDataFrame>();
const plain = give(from.arrow("a.arrow", { as: "rows" }));
same<typeof plain, Record<string, unknown>[]>();

// HTTP.
const answer = give(from.http("https://example.org"));
same<typeof answer, unknown>();
const promisedAnswer = give(from.http<Order>("https://example.org", { headers: { authorization: "x" } }));
same<typeof promisedAnswer, Order>();
const page = give(from.http("https://example.org", { as: "text" }));
same<typeof page, string>();
const image = give(from.http(new URL("https://example.org"), { as: "bytes" }));
same<typeof image, Uint8Array>();
const checked = give(from.http("https://example.org", { schema: order }));
same<typeof checked, { id: string; price: number }>();

// Memory.
const memory: Memory<number> = {};
const kept = give(from.memory(memory));
same<typeof kept, number>();
const named = give(from.memory<number>("key"));
same<typeof named, number>();

// A loader of something narrower is a loader of something wider, a saver the other way round.
accept<Loader<object>>(from.csv("a.csv"));
accept<Saver<Order[]>>(to.csv("a.csv"));
accept<Saver<Order>>(to.json("a.json"));
accept<Saver<number>>(to.memory(memory));

// What must not compile.
// @ts-expect-error rows of texts are no rows of numbers
accept<Loader<Record<string, number>[]>>(from.csv("a.csv"));
// @ts-expect-error a frame is checked by nothing but its own types
from.csv("a.csv", { as: "polars", schema: order });
// @ts-expect-error an unknown way to read
from.csv("a.csv", { as: "frame" });
// @ts-expect-error an unknown option
from.csv("a.csv", { delimeter: ";" });
// @ts-expect-error a schema is for rows
from.parquet("a.parquet", { schema: order });
// @ts-expect-error no schema
from.json("a.json", { schema: { id: "string" } });
// @ts-expect-error the default is of another type than what the schema makes
from.env("PORT", { schema: count, default: "80" });
// @ts-expect-error bytes have no schema
from.http("https://example.org", { as: "bytes", schema: order });
// @ts-expect-error Excel files are read only
to.xlsx("a.xlsx");
// @ts-expect-error a number is no table
accept<Saver<number>>(to.csv("a.csv"));
// @ts-expect-error a text saver takes no numbers
accept<Saver<number>>(to.text("a.txt"));
// @ts-expect-error a memory of numbers keeps no texts
accept<Saver<string>>(to.memory(memory));
// @ts-expect-error a number is no path
from.json(1);
// @ts-expect-error an unknown format
from.yaml("a.yaml");

// One's own.
const stamp = defineLoader("stamp", (zone: string): Loader<Date> => ({
  kind: "stamp",
  load: ({ signal }): Loaded<Date> => ({ data: new Date(), metadata: { zone, aborted: signal.aborted } }),
}));
const print = defineSaver("print", (width: number): Saver<string> => ({
  kind: "print",
  save: (line): Metadata => ({ bytes: line.length, width }),
}));
declare module "eponym" {
  interface From {
    stamp: typeof stamp;
  }
  interface To {
    print: typeof print;
  }
}
const stamped = give(from.stamp("utc"));
same<typeof stamped, Date>();
same<ReturnType<typeof to.print>, Saver<string>>();
// @ts-expect-error the factory's own parameters
from.stamp(1);
// @ts-expect-error no loader
defineLoader("none", () => ({ kind: "none" }));
// @ts-expect-error metadata are an object
defineSaver("none", () => ({ kind: "none", save: (line: string) => line }));
