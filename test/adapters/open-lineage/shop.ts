import {
  type Collect,
  dataLoader,
  dataSaver,
  from,
  type Loaded,
  loadFrom,
  type Metadata,
  type Parallelizable,
  saveTo,
  type Secret,
  to,
} from "eponym";

interface Customer {
  readonly id: number;
  readonly region: string;
}

dataLoader(customers);
/** From a database, which names its table itself. */
export function customers(rows: number): Loaded<Customer[]> {
  const data = Array.from({ length: rows }, (_, id) => ({ id, region: id % 2 === 0 ? "north" : "south" }));
  return { data, metadata: { namespace: "postgres://db:5432", name: "shop.public.customers", rows } };
}

loadFrom(revenue, {
  orders: (folder: string) => from.csv(`${folder}/orders.csv`),
  rates: (service: string) => from.http(`${service}/rates.json?key=1`),
  factor: from.literal(2),
});
saveTo(revenue, (folder: string) => to.json(`${folder}/out/revenue.json`));
export function revenue(
  orders: Record<string, string>[],
  customers: Customer[],
  rates: Record<string, number>,
  factor: number,
): { region: string; amount: number }[] {
  const all = orders.length * factor * (rates["EUR"] ?? 1);
  return customers.map(({ region }) => ({ region, amount: all }));
}

loadFrom(titles, { names: (folder: string) => from.text(`${folder}/names.txt`) });
export function titles(names: string): string {
  return names.toUpperCase();
}

dataSaver(titleFile);
/** Tells neither where it writes nor in which table. */
export function titleFile(titles: string): Metadata {
  return { bytes: titles.length };
}

export function folders(folder: string): Parallelizable<string> {
  return [folder, folder];
}

loadFrom(page, { read: (folders: string) => from.text(`${folders}/names.txt`) });
export function page(read: string): number {
  return read.length;
}

saveTo(pages, (folder: string) => to.json(`${folder}/out/pages.json`));
export function pages(page: Collect<number>): number[] {
  return [...page];
}

loadFrom(login, {
  token: from.env("EPONYM_TEST_TOKEN"),
  vault: (folder: string) => from.json<{ key: string }[]>(`${folder}/vault.json`),
});
saveTo(login, to.memory({}));
saveTo(login, (folder: string) => to.json(`${folder}/out/login.json`), { name: "loginFile" });
export function login(token: string, vault: Secret<{ key: string }[]>): Secret<{ key: string; token: string }[]> {
  return vault.map(({ key }) => ({ key, token }));
}

export async function broken(titles: string): Promise<string> {
  throw new RangeError(`too long: ${titles.length}`);
}

export function summary(broken: string): string {
  return broken;
}
