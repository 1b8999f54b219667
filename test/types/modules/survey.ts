import {
  checkOutput,
  config,
  extractColumns,
  extractFields,
  inject,
  parameterize,
  unpackFields,
  type Source,
} from "eponym";

export interface Config {
  mode: "batch" | "online";
}

export interface Answer {
  age: number;
  city: string;
}

config.when(answers__batch, { mode: "batch" });
/** The answers in a file. */
export function answers__batch(path: string): Answer[] {
  return [{ age: path.length, city: "Oslo" }];
}

config.when(answers__online, { mode: "online" });
/** The answers of a client. */
export async function answers__online(clientId: number): Promise<Answer[]> {
  return [{ age: clientId, city: "Bergen" }];
}

config.when(label__batch, { mode: "batch" });
export function label__batch(): "batch" {
  return "batch";
}

config.when(label__online, { mode: "online" });
export function label__online(clientId: number): number {
  return clientId;
}

config.when(receipt, { mode: "online" });
/** Only made online. */
export function receipt(clientId: number): string {
  return `${clientId}`;
}

export function receiptLength(receipt: string): number {
  return receipt.length;
}

extractColumns(table, ["age", "city"]);
export function table(answers: Answer[]): Answer[] {
  return answers;
}

/** The mean age in years. */
export function meanAge(age: number[]): number {
  return age.reduce((sum, value) => sum + value, 0) / age.length;
}

checkOutput(spread, { range: [0, 100] });
/** How far ages lie apart. */
export async function spread(age: number[], scale: number = 1): Promise<number> {
  return (Math.max(...age) - Math.min(...age)) * scale;
}

extractFields(halves, ["young", "old"]);
export function halves(age: number[], meanAge: number): { young: number[]; old: number[] } {
  return { young: age.filter((value) => value < meanAge), old: age.filter((value) => value >= meanAge) };
}

unpackFields(bounds, ["youngest", "oldest"]);
export function bounds(age: number[]): [number, number] {
  return [Math.min(...age), Math.max(...age)];
}

parameterize(above, {
  above30: (age: number[]) => [age, 30],
  aboveLimit: (age: number[], limit: number) => [age, limit],
});
/** How many lie above a threshold. */
export function above(values: number[], threshold: number): number {
  return values.filter((value) => value > threshold).length;
}

inject(total, (above30: number, aboveLimit: number) => [[above30, aboveLimit]]);
export function total(counts: number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Takes its edges by name. */
export function summary({ meanAge, total, note }: { meanAge: number; total: number; note?: string }): string {
  return `${meanAge} ${total} ${note ?? ""}`;
}

export function headline(text: Source<"summary", string>): { title: string } {
  return { title: text };
}

export function later(label: "batch" | number): Promise<{ label: "batch" | number }> {
  return Promise.resolve({ label });
}
