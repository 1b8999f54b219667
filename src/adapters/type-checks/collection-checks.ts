import type { ValueType } from "../../value-type.ts";
import { type Check, type Compiling, explainPart, simpleCheck, strideOf } from "./check.ts";
import type { Mistakes } from "./mistakes.ts";

type Kind<Name extends string> = Extract<ValueType, readonly [Name, ...unknown[]]>;

export function checkArray(type: Kind<"array">, { compile, settings }: Compiling): Check {
  const item = compile(type[1]);
  if (item.isOpen === true) return simpleCheck(type, Array.isArray);
  return {
    type,
    fits(value) {
      if (!Array.isArray(value)) return false;
      const stride = strideOf(value.length, settings);
      for (let at = 0; at < value.length; at += stride) if (!item.fits(value[Math.floor(at)])) return false;
      return true;
    },
    explain(value, path, mistakes) {
      if (!Array.isArray(value)) return mistakes.add(path, type, value);
      const stride = strideOf(value.length, settings);
      for (let at = 0; at < value.length; at += stride)
        explainPart(item, value[Math.floor(at)], `${path}[${Math.floor(at)}]`, mistakes);
    },
  };
}

export function checkTuple(type: Kind<"tuple">, { compile }: Compiling): Check {
  const [, firstTypes, least, restType, lastTypes = []] = type;
  const first = firstTypes.map(compile);
  const last = lastTypes.map(compile);
  const rest = restType === undefined ? undefined : compile(restType);
  const most = rest === undefined ? first.length : Infinity;
  const required = least - last.length;
  const hasLength = (value: unknown): value is readonly unknown[] =>
    Array.isArray(value) && value.length >= least && value.length <= most;
  const checkAt = (place: number, length: number): Check =>
    place < first.length && place < length - last.length
      ? first[place]!
      : place >= length - last.length
        ? last[place - (length - last.length)]!
        : rest!;
  // An element that may be missing may be undefined.
  const isMissing = (value: unknown, place: number): boolean =>
    value === undefined && place >= required && place < first.length;
  return {
    type,
    fits(value) {
      if (!hasLength(value)) return false;
      for (let place = 0; place < value.length; place += 1)
        if (!checkAt(place, value.length).fits(value[place]) && !isMissing(value[place], place)) return false;
      return true;
    },
    explain(value, path, mistakes) {
      if (!hasLength(value)) return mistakes.add(path, type, value);
      for (const [place, element] of value.entries())
        if (!isMissing(element, place))
          explainPart(checkAt(place, value.length), element, `${path}[${place}]`, mistakes);
    },
  };
}

export function checkMap(type: Kind<"map">, { compile, settings }: Compiling): Check {
  const [key, entry] = [compile(type[1]), compile(type[2])];
  if (key.isOpen === true && entry.isOpen === true) return simpleCheck(type, isMap);
  return {
    type,
    fits(value) {
      if (!isMap(value)) return false;
      const stride = strideOf(value.size, settings);
      let [place, next] = [0, 0];
      for (const pair of value) {
        if (place++ < Math.floor(next)) continue;
        next += stride;
        if (!key.fits(pair[0]) || !entry.fits(pair[1])) return false;
      }
      return true;
    },
    explain(value, path, mistakes) {
      if (!isMap(value)) return mistakes.add(path, type, value);
      let place = 0;
      for (const [name, each] of value) {
        explainPart(key, name, `${path}.keys()[${place}]`, mistakes);
        explainPart(entry, each, `${path}.values()[${place}]`, mistakes);
        place += 1;
      }
    },
  };
}

export function checkSet(type: Kind<"set">, { compile, settings }: Compiling): Check {
  const item = compile(type[1]);
  if (item.isOpen === true) return simpleCheck(type, isSet);
  return {
    type,
    fits(value) {
      if (!isSet(value)) return false;
      const stride = strideOf(value.size, settings);
      let [place, next] = [0, 0];
      for (const each of value) {
        if (place++ < Math.floor(next)) continue;
        next += stride;
        if (!item.fits(each)) return false;
      }
      return true;
    },
    explain(value, path, mistakes) {
      if (isSet(value)) explainEach(value, path, item, mistakes);
      else mistakes.add(path, type, value);
    },
  };
}

/** What is not an array or a set is used up by looking at its items. */
export function checkIterable(type: Kind<"iterable">, compiling: Compiling): Check {
  const array = checkArray(["array", type[1]], compiling);
  const set = checkSet(["set", type[1]], compiling);
  return {
    type,
    fits: (value) =>
      Array.isArray(value) ? array.fits(value) : isSet(value) ? set.fits(value) : hasMethod(value, Symbol.iterator),
    explain(value, path, mistakes) {
      if (Array.isArray(value)) array.explain(value, path, mistakes);
      else if (isSet(value)) set.explain(value, path, mistakes);
      else if (!hasMethod(value, Symbol.iterator)) mistakes.add(path, type, value);
    },
  };
}

/** The method alone: what it gives cannot be had twice. */
export function checkMethod(type: ValueType, method: PropertyKey): Check {
  return simpleCheck(type, (value) => hasMethod(value, method));
}

function explainEach(items: Iterable<unknown>, path: string, item: Check, mistakes: Mistakes): void {
  let place = 0;
  for (const each of items) explainPart(item, each, `${path}.values()[${place++}]`, mistakes);
}

export function hasMethod(value: unknown, method: PropertyKey): boolean {
  return (
    value !== null &&
    value !== undefined &&
    typeof (value as Readonly<Record<PropertyKey, unknown>>)[method] === "function"
  );
}

function isMap(value: unknown): value is ReadonlyMap<unknown, unknown> {
  return value instanceof Map;
}

function isSet(value: unknown): value is ReadonlySet<unknown> {
  return value instanceof Set;
}
