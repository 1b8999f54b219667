import { expect, test } from "vitest";
import { named } from "./named.ts";
import { checkProject } from "./project.ts";

test("an edge within a module whose producer does not fit is an error that names both sides", () => {
  const { problems, errors } = checkProject(
    {
      "shop.ts": `
        export function price(): string { return "free"; }
        export function total(price: number, count: number): number { return price * count; }
        export function label({ total }: { total: string }): string { return total; }
      `,
    },
    ["shop.ts"],
  );
  expect(problems).toEqual([]);
  expect(named(errors)).toEqual([
    "shop.dag.ts TS2344 total(price) <- price",
    "shop.dag.ts TS2344 label(total) <- total",
  ]);
  expect(errors.slice(0, 3)).toEqual([
    expect.stringContaining(
      `error TS2344: Type '{ "total(price) <- price": string; }' does not satisfy the constraint '{ "total(price) <- price": number; }'.`,
    ),
    "  Types of property '\"total(price) <- price\"' are incompatible.",
    "    Type 'string' is not assignable to type 'number'.",
  ]);
});

test("each variant and each derived node is held against its consumers", () => {
  const { problems, errors } = checkProject(
    {
      "survey.ts": `
        import { config, extractColumns, extractFields, parameterize, unpackFields } from "eponym";
        export interface Config { mode: "batch" | "online" }
        extractColumns(rows, ["age"]);
        export function rows(): { age: number }[] { return []; }
        extractFields(split, ["train"]);
        export function split(age: number[]): { train: number[] } { return { train: age }; }
        unpackFields(pair, ["least", "most"]);
        export function pair(age: string[]): [number, string] { return [0, age[0] ?? ""]; }
        parameterize(above, { above1: (train: Set<number>) => [train, 1] });
        export function above(values: Set<number>, threshold: number): number { return values.size + threshold; }
        config.when(note__batch, { mode: "batch" });
        export function note__batch(least: number): number { return least; }
        config.when(note__online, { mode: "online" });
        export function note__online(most: number): string { return String(most); }
        export function shown(note: string): string { return note; }
      `,
    },
    ["survey.ts"],
  );
  expect(problems).toEqual([]);
  expect(named(errors)).toEqual([
    "survey.dag.ts TS2344 pair(age) <- age",
    "survey.dag.ts TS2344 above1(train) <- train",
    "survey.dag.ts TS2344 note__online(most) <- most",
    "survey.dag.ts TS2344 shown(note) <- note__batch",
  ]);
});

test("a condition outside the exported Config is an error that names the function and the key", () => {
  const { problems, errors } = checkProject(
    {
      "survey.ts": `
        import { config } from "eponym";
        export interface Config { mode: "batch" | "online" }
        config.when(rows__batch, { mode: "bath" });
        export function rows__batch(): number[] { return []; }
        config.whenIn(rows__online, { mode: ["online", "onlin"] });
        export function rows__online(): number[] { return []; }
      `,
    },
    ["survey.ts"],
  );
  expect(problems).toEqual([]);
  expect(named(errors)).toEqual([
    "survey.dag.ts TS2344 rows__batch: config.mode",
    "survey.dag.ts TS2344 rows__online: config.mode",
  ]);
  expect(errors.join("\n")).toContain(`Type '"bath"' is not assignable to type '"batch" | "online"'.`);
});

test("a condition on a key that the exported Config does not have is an error", () => {
  const { errors } = checkProject(
    {
      "survey.ts": `
        import { config } from "eponym";
        export interface Config { mode: "batch" | "online" }
        config.when(rows__batch, { mood: "batch" });
        export function rows__batch(): number[] { return []; }
      `,
    },
    ["survey.ts"],
  );
  expect(errors.join("\n")).toContain("error TS2339: Property 'mood' does not exist on type 'Config'.");
});

test("a marker hidden behind an alias is an error that says where to write it", () => {
  const { problems, errors } = checkProject(
    {
      "tax.ts": `
        import type { Source } from "eponym";
        type Rate = Source<"taxRate", number>;
        export function taxRate(): number { return 0.2; }
        export function total(price: number, rate: Rate): number { return price * (1 + rate); }
        export function direct(price: number, rate: Source<"taxRate", number>): number { return price * (1 + rate); }
      `,
    },
    ["tax.ts"],
  );
  expect(problems).toEqual([]);
  expect(named(errors)).toEqual(["tax.dag.ts TS2344 total(rate)"]);
  expect(errors.join("\n")).toContain("write the marker at the parameter, not behind an alias");
});

test("an edge between modules whose producer does not fit is an error at the driver", () => {
  const { problems, errors } = checkProject(
    {
      "prices.ts": `export function net(): string { return "free"; }`,
      "taxes.ts": `export function gross(net: number): number { return net * 1.2; }`,
      "use.ts": [
        `import { Driver } from "eponym";`,
        `import prices from "./prices.dag.ts";`,
        `import taxes from "./taxes.dag.ts";`,
        `export const driver = new Driver({ modules: [prices, taxes] });`,
      ].join("\n"),
    },
    ["prices.ts", "taxes.ts"],
  );
  expect(problems).toEqual([]);
  expect(errors[0]).toContain("use.ts(4,36): error TS2322");
  expect(errors.join("\n")).toContain(
    'the node \\"net\\" gives a value that does not fit the parameter of that name in another module',
  );
});
