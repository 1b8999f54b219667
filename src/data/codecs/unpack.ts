import { codecNamed } from "./codecs.ts";
import type { CodedPlace, Packed } from "./pack.ts";

/** The values that were packed, after they have arrived. */
export async function unpackValues({ values, coded, places }: Packed): Promise<readonly unknown[]> {
  if (coded.length === 0) return values as readonly unknown[];
  const made: unknown[] = [];
  for (const [name, parts] of coded) made.push(await codecNamed(name).unpack(parts));
  return putTogether({ values, coded, places }, made);
}

/** The same at once, of values that `packNow` has packed. */
export function unpackNow({ values, coded, places }: Packed): readonly unknown[] {
  const made = coded.map(([name, parts]) => codecNamed(name).unpack(parts));
  return putTogether({ values, coded, places }, made);
}

function putTogether({ values, coded, places }: Packed, made: readonly unknown[]): readonly unknown[] {
  for (const [within, ofOne] of Map.groupBy(places, (place) => place.within)) fillIn(within, ofOne, made);
  for (const [number, [name, parts]] of coded.entries()) codecNamed(name).fill?.(made[number] as object, parts);
  return values as readonly unknown[];
}

function fillIn(within: object, places: readonly CodedPlace[], made: readonly unknown[]): void {
  if (within instanceof Map) return fillMap(within, places, made);
  if (within instanceof Set) return fillSet(within, places, made);
  for (const { key, coded } of places) {
    if (key === "__proto__") Object.defineProperty(within, key, { value: made[coded] });
    else (within as Record<string | number, unknown>)[key] = made[coded];
  }
}

/** Entries keep their order. */
function fillMap(map: Map<unknown, unknown>, places: readonly CodedPlace[], made: readonly unknown[]): void {
  const entries = [...map];
  map.clear();
  for (const { key, side, coded } of places) entries[Number(key)]![side === "key" ? 0 : 1] = made[coded];
  for (const [key, value] of entries) map.set(key, value);
}

function fillSet(set: Set<unknown>, places: readonly CodedPlace[], made: readonly unknown[]): void {
  const items = [...set];
  set.clear();
  for (const { key, coded } of places) items[Number(key)] = made[coded];
  for (const item of items) set.add(item);
}
