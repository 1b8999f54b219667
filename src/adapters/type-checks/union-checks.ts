import { literalsIn, partsOf, type ValueType } from "../../value-type.ts";
import type { Check, Compiling } from "./check.ts";
import { follow, membersIn } from "./follow.ts";
import { collectMistakes, type Mistakes, pathTo } from "./mistakes.ts";

type Literal = string | number | boolean;

/** A property that tells the members of a union apart. */
interface Discriminant {
  readonly name: string;
  readonly type: ValueType;
  readonly byLiteral: ReadonlyMap<unknown, Check>;
}

/** One of several types. */
export function checkUnion(type: ValueType, compiling: Compiling): Check {
  const { compile, table, settings } = compiling;
  const parts = partsOf(type).map(compile);
  // Types that name each other are not all there yet.
  let discriminant: Discriminant | null | undefined;
  const objects = parts.filter((part) => membersIn(part.type, table) !== undefined);
  return {
    type,
    fits(value) {
      for (const part of parts) if (part.fits(value)) return true;
      return false;
    },
    explain(value, path, mistakes) {
      if (this.fits(value)) return;
      const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
      discriminant ??= findDiscriminant(objects, table) ?? null;
      if (isObject && discriminant !== null) return explainBy(discriminant, value, path, mistakes);
      const nearest = isObject ? findNearest(objects, value, compiling) : findOnly(parts, value, settings.tables);
      if (nearest === undefined) mistakes.add(path, type, value);
      else nearest.explain(value, path, mistakes);
    },
  };
}

function explainBy({ name, type, byLiteral }: Discriminant, value: object, path: string, mistakes: Mistakes): void {
  const found: unknown = Reflect.get(value, name);
  const member = byLiteral.get(found);
  if (member === undefined) mistakes.add(`${path}${pathTo(name)}`, type, found);
  else member.explain(value, path, mistakes);
}

/** The member of which the value has most, where there is one. */
function findNearest(objects: readonly Check[], value: unknown, { table, settings }: Compiling): Check | undefined {
  const shareWrong = (check: Check): number =>
    countMistakes(check, value, settings.tables) / Object.keys(membersIn(check.type, table) ?? {}).length;
  const [first, second] = objects
    .map((check) => ({ check, share: shareWrong(check) }))
    .toSorted((one, other) => one.share - other.share);
  return first !== undefined && first.share < 1 && first.share !== second?.share ? first.check : undefined;
}

/** Of `User[] | null`, a list is meant where there is one. */
function findOnly(parts: readonly Check[], value: unknown, tables: Compiling["settings"]["tables"]): Check | undefined {
  const deep = parts.filter((part) => {
    const mistakes = collectMistakes(tables);
    part.explain(value, "", mistakes);
    return mistakes.list.every(({ path }) => path !== "");
  });
  return deep.length === 1 ? deep[0] : undefined;
}

function countMistakes(check: Check, value: unknown, tables: Compiling["settings"]["tables"]): number {
  const mistakes = collectMistakes(tables);
  check.explain(value, "", mistakes);
  return mistakes.count;
}

function findDiscriminant(objects: readonly Check[], table: Compiling["table"]): Discriminant | undefined {
  const [first, ...others] = objects.map(({ type }) => membersIn(type, table) ?? {});
  if (first === undefined || others.length === 0) return undefined;
  for (const name of Object.keys(first)) {
    const literals = [first, ...others].map((members) => readLiterals(members[name], table));
    const all = literals.flatMap((each) => each ?? []);
    if (literals.includes(undefined) || new Set(all).size < all.length) continue;
    const byLiteral = new Map(
      literals.flatMap((each, place) => (each ?? []).map((one) => [one, objects[place]!] as const)),
    );
    return { name, type: ["=", ...all], byLiteral };
  }
  return undefined;
}

function readLiterals(type: ValueType | undefined, table: Compiling["table"]): readonly Literal[] | undefined {
  const known = type === undefined ? undefined : follow(type, table);
  return typeof known === "object" && known[0] === "=" ? literalsIn(known) : undefined;
}
