import { writeFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import {
  checkOutput,
  type Collect,
  context,
  dataSaver,
  extractColumns,
  from,
  type Lazy,
  limit,
  loadFrom,
  type Metadata,
  type Parallelizable,
  retry,
  runOn,
  type Secret,
  timeout,
} from "eponym";
import pl from "nodejs-polars";

export function net(price: number): number {
  return price * 2;
}

retry(rate, { attempts: 3, delay: 1, jitter: false });
/** Fails twice, and tells a secret as it does. */
export async function rate(net: number, key: Secret<string>): Promise<number> {
  const { attempt, log } = context();
  log.debug("asking", { attempt, key });
  if (attempt < 3) throw new RangeError(`no rate for ${key} in attempt ${attempt}`);
  return net + 0.5;
}

/** Consists of other things where the label is another. */
export function facts(net: number, label: unknown): { net: number; label: unknown } {
  return { net, label };
}

/** Gives something else than it says. */
export function lying(net: number): string {
  return net as unknown as string;
}

loadFrom(orders, { rows: (folder: string) => from.csv(`${folder}/orders.csv`) });
export function orders(rows: Record<string, string>[]): { region: string; amount: number }[] {
  return rows.map(({ region = "", amount }) => ({ region, amount: Number(amount) }));
}

dataSaver(archive);
/** Tells no time, so that runs are alike. */
export async function archive(orders: { region: string; amount: number }[], folder: string): Promise<Metadata> {
  const path = `${folder}/orders.json`;
  await writeFile(path, JSON.stringify(orders));
  return { path, rows: orders.length };
}

extractColumns(table, ["region", "amount"]);
checkOutput(table, { range: [0, 1000] }, { target: "amount" });
export function table(orders: { region: string; amount: number }[]): pl.DataFrame {
  return pl.DataFrame(orders);
}

export function amounts(amount: pl.Series): number {
  return amount.sum();
}

runOn(heavy, "threads");
export function heavy(net: number, token: Secret<string>): number {
  const scope = context();
  scope.log.info("far away", { net, token });
  scope.progress(1, 2, `half of ${token}`);
  return net ** 2;
}

runOn(lost, "threads");
export function lost(token: Secret<string>): number {
  throw new Error(`refused ${token}`, { cause: new TypeError(token) });
}

timeout(prompt, 60_000);
export async function prompt(rate: number): Promise<number> {
  await wait(1);
  return rate * 2;
}

export function words(text: string): Parallelizable<string> {
  return text.split(" ");
}

limit(size, { concurrency: 1 });
export async function size(words: string, key: Secret<string>): Promise<number> {
  await Promise.resolve();
  if (words === "bad") throw new TypeError(`no word of ${key}`);
  return words.length;
}

export function square(size: number): number {
  return size * size;
}

/** Where failures are borne, some are missing. */
export function squares(square: Collect<number | null>): number {
  return [...square].reduce<number>((sum, one) => sum + (one ?? 0), 0);
}

export function token(key: Secret<string>): Secret<string> {
  return `${key}-${key.length}`;
}

export async function page(token: Secret<string>): Promise<number> {
  const scope = context();
  scope.log.warn(`asking with ${token}`, { token, nested: [{ token }], size: token.length });
  scope.progress(1, 3, token);
  await wait(1);
  scope.progress(3, 3);
  return token.length;
}

export function big(net: number): number {
  return net ** 3;
}

export async function lazily(isBig: boolean, big: Lazy<number>): Promise<number> {
  return isBig ? await big() : 0;
}

export function broken(net: number, token: Secret<string>): number {
  throw new Error(`refused ${token} for ${net > 0 ? "any" : "none"}`);
}

export function mended(broken: number): number {
  return broken + 1;
}

/** Says that it has begun. */
export async function endless(net: number, begun: () => void): Promise<number> {
  const { signal } = context();
  begun();
  return wait(1_000_000, net, { signal });
}
