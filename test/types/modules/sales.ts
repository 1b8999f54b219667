import {
  checkOutput,
  config,
  extractColumns,
  extractFields,
  inject,
  mutate,
  parameterize,
  parameterizeExtractColumns,
  pipeInput,
  pipeOutput,
  schema,
  step,
  unpackFields,
} from "eponym";

export interface Sale {
  amount: number;
  city: string;
}

extractColumns(sales, ["amount", "city"]);
schema(sales, { amount: "number" });
/** All sales in a file. */
export function sales(salesPath: string): Sale[] {
  return [{ amount: salesPath.length, city: "Oslo" }];
}

extractFields(split, ["train", "test"]);
/** Two parts of the amounts. */
export function split(amount: number[], cut: number): { train: number[]; test: readonly number[] } {
  return { train: amount.slice(cut), test: amount.slice(0, cut) };
}

unpackFields(bounds, ["least", "most"]);
export async function bounds(amount: number[]): Promise<[least: number, most: number | null]> {
  return [Math.min(...amount), amount.at(-1) ?? null];
}

parameterize(above, {
  above10: (train: number[]) => [train, 10],
  aboveLimit: (train: number[], limit: number) => [train, limit],
});
/** How many lie above a threshold. */
export function above(values: readonly number[], threshold: number): number {
  return values.filter((value) => value > threshold).length;
}

inject(counted, (above10: number, aboveLimit: number) => [[above10, aboveLimit]]);
/** The counts in words. */
export function counted(counts: number[]): string {
  return counts.join();
}

parameterizeExtractColumns(region, {
  us: { columns: { usAmount: "amount", usCity: "city" }, bind: (usPath: string) => [usPath] },
  eu: { columns: { euAmount: "amount" }, bind: (euPath: string) => [euPath] },
});
/** The sales of a region. */
export async function region(path: string): Promise<Sale[]> {
  return [{ amount: path.length, city: "Oslo" }];
}

pipeOutput(
  price,
  step(_scale, (factor: number) => [factor]),
  step(_describe, { name: "text", when: { words: true } }),
);
checkOutput(price, { allowNulls: false });
/** A price, scaled. */
export function price(net: number): number {
  return net;
}

/** @internal */
export function _scale(value: number, factor: number): number {
  return value * factor;
}

export function _describe(value: number): string {
  return `${value} EUR`;
}

pipeInput(cost, step(_parse));
pipeInput(cost, { on: "rate" }, step(Math.abs));
/** What a listed price comes to. */
export function cost(listed: number, rate: number): number {
  return listed * rate;
}

export function _parse(text: string): number {
  return Number(text);
}

mutate(trimmed, [note]);
export function trimmed(value: string, width: number): string[] {
  return [value.slice(0, width)];
}

/** A note of a sale. */
export function note(remark: string): string {
  return remark;
}

config.when(answer__short, { long: false });
checkOutput(answer__short, { range: [0, 10] });
/** A short answer. */
export function answer__short(remark: string): number {
  return remark.length;
}

config.when(answer__long, { long: true });
/** A long answer. */
export function answer__long(remarks: readonly string[]): string {
  return remarks.join();
}
