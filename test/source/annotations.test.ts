import { expect, test } from "vitest";
import type { BindingArgument } from "../../src/node.ts";
import type { ReadModule } from "../../src/source/read-modules.ts";
import { readText } from "./read-text.ts";

const declarations = `
  import { inject } from "eponym";
  import pl from "nodejs-polars";
  import type { Row as TableRow, default as Table } from "./table.ts";
  import * as arrow from "apache-arrow";
  import { limits } from "./limits.ts";
  import source from "./source.ts";
  export interface Order { price: number }
  interface Line { amount: number }
  export type { Line as OrderLine };
  export class Shop {}
  export const rates = { low: 1 };
  export const key: unique symbol = Symbol("key");
`;

/** Reads one binding whose parameters have these types. */
function readBinding(...types: readonly string[]): ReadModule {
  const parameters = types.map((type, place) => `p${place}: ${type}`).join(", ");
  return readText(`${declarations}\ninject(f, (${parameters}) => []);\nexport function f(): number { return 1; }`);
}

function takes(...types: readonly string[]): readonly (string | undefined)[] {
  const [binding] = readBinding(...types).declared[0]?.decorations[0]?.args ?? [];
  return (binding as BindingArgument).parameters.map((parameter) => parameter.takes);
}

test.each([
  ["Order", "source.Order"],
  ["Line[]", "source.OrderLine[]"],
  ["Map<string, Readonly<Order>>", "Map<string, Readonly<source.Order>>"],
  ["Shop | null", "source.Shop | null"],
  ["typeof rates.low", "typeof source.rates.low"],
  ["(typeof rates)['low']", "(typeof source.rates)['low']"],
  ["Order['price']", "source.Order['price']"],
  ["{ Order: Order; [key]: string; Line?: number }", "{ Order: source.Order; [source.key]: string; Line?: number }"],
  ["{\n  // the order\n  order: Order\n}", "{ order: source.Order }"],
  ["\n | Order\n | Line", "source.Order | source.OrderLine"],
  ["[first: Order, second?: Line]", "[first: source.Order, second?: source.OrderLine]"],
  [
    "<Order>(order: Order, line: Line) => typeof order",
    "<Order>(order: Order, line: source.OrderLine) => typeof order",
  ],
  ["(rates: number) => typeof rates", "(rates: number) => typeof rates"],
  ["{ [Order in 'a' | 'b']: Order }", "{ [Order in 'a' | 'b']: Order }"],
  [
    "{ of<Line>(line: Line, order: Order): line is Line }",
    "{ of<Line>(line: Line, order: source.Order): line is Line }",
  ],
  ["Shop extends Array<infer Order> ? Order : Order", "source.Shop extends Array<infer Order> ? Order : source.Order"],
  ["`${Order['price']} €`", "`${source.Order['price']} €`"],
  ["import('./other.ts').Order", "import('./other.ts').Order"],
  ["keyof Order", "keyof source.Order"],
  ["Promise<unknown> & Unheard", "Promise<unknown> & Unheard"],
])("%s becomes %s", (written, resolved) => {
  expect(takes(written)).toEqual([resolved]);
  expect(readBinding(written).typeImports).toEqual([]);
});

test("imported names stay as they are written, and their imports are listed", () => {
  const types = ["pl.DataFrame", "TableRow<Table>", "arrow.Table", "typeof limits.low", "source.Thing", "pl.Series"];
  expect(takes(...types)).toEqual([
    "pl.DataFrame",
    "TableRow<Table>",
    "arrow.Table",
    "typeof limits.low",
    "source_.Thing",
    "pl.Series",
  ]);
  expect(readBinding(...types).typeImports).toEqual([
    { specifier: "./limits.ts", kind: "named", imported: "limits", local: "limits" },
    { specifier: "./source.ts", kind: "default", imported: "default", local: "source_" },
    { specifier: "./table.ts", kind: "named", imported: "default", local: "Table" },
    { specifier: "./table.ts", kind: "named", imported: "Row", local: "TableRow" },
    { specifier: "apache-arrow", kind: "namespace", imported: "*", local: "arrow" },
    { specifier: "nodejs-polars", kind: "default", imported: "default", local: "pl" },
  ]);
});

test("annotations of declared functions need no imports", () => {
  const { declared, typeImports } = readText(
    `${declarations}\nexport function f(frame: pl.DataFrame, line: Line): number { return 1; }`,
  );
  expect(typeImports).toEqual([]);
  expect(declared[0]?.parameters.map((parameter) => [parameter.type, parameter.takes])).toEqual([
    ["pl.DataFrame", undefined],
    ["Line", undefined],
  ]);
});
