import type { TableType } from "../../table.ts";
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

/** The member that the value has most of: properties that fit, then properties at all. Nothing, where that is none or no one member. */
function findNearest(objects: readonly Check[], value: object, { table, settings }: Compiling): Check | undefined {
  const [first, second] = objects
    .map((check) => {
      const names = Object.keys(membersIn(check.type, table) ?? {}).map((label) => label.replace(/\?$/, ""));
      const absent = names.filter((name) => !(name in value)).length / names.length;
      return { check, absent, wrong: lookBriefly(check, value, settings.tables).count / names.length };
    })
    .toSorted((one, other) => one.wrong - other.wrong || one.absent - other.absent);
  if (first === undefined || first.absent === 1) return undefined;
  return first.wrong === second?.wrong && first.absent === second.absent ? undefined : first.check;
}

/** Of `User[] | null`, a list is meant where there is one. */
function findOnly(parts: readonly Check[], value: unknown, tables: readonly TableType[]): Check | undefined {
  const deep = parts.filter((part) => {
    const { list } = lookBriefly(part, value, tables);
    return list.every(({ path }) => path !== "");
  });
  return deep.length === 1 ? deep[0] : undefined;
}

function lookBriefly(check: Check, value: unknown, tables: readonly TableType[]): Mistakes {
  const mistakes = collectMistakes(tables, true);
  check.explain(value, "", mistakes);
  return mistakes;
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
