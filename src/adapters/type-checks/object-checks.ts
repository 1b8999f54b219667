import type { TypeMembers, ValueType } from "../../value-type.ts";
import { type Check, type Compiling, explainPart, strideOf } from "./check.ts";
import { isInstance } from "./instance-checks.ts";
import { pathTo } from "./mistakes.ts";

type Kind<Name extends string> = Extract<ValueType, readonly [Name, ...unknown[]]>;
type Fields = Readonly<Record<string, unknown>>;

interface Property {
  readonly name: string;
  readonly optional: boolean;
  readonly check: Check;
}

/** `isExact`: no further properties. */
export function checkObject(type: Kind<"object">, compiling: Compiling, isExact: boolean): Check {
  const { settings } = compiling;
  const properties = readProperties(type[1], compiling);
  const index = type[2] === undefined ? undefined : compiling.compile(type[2]);
  const names = new Set(properties.map(({ name }) => name));
  const isClosed = isExact && index === undefined;
  const looksInside = isClosed || (index !== undefined && index.isOpen !== true);
  const mayBePrimitive = index === undefined && (names.size === 0 || properties.some(({ optional }) => !optional));
  const isObject = (value: unknown): value is Fields => {
    if (value === null || value === undefined) return false;
    if (typeof value !== "object" && typeof value !== "function")
      return (
        mayBePrimitive && properties.every(({ name, optional }) => optional || (value as Fields)[name] !== undefined)
      );
    // What may be missing is missing from anything: a set is not of a type because it has nothing of it.
    if (properties.length > 0 && !isPlain(value) && !properties.some(({ name }) => name in value)) return false;
    return index === undefined || index.isOpen === true || isPlain(value);
  };
  function fitsInside(value: Fields): boolean {
    const stride = settings.mostItems === Infinity ? 1 : strideOf(Object.keys(value).length, settings);
    let [place, next] = [0, 0];
    for (const name in value) {
      if (!Object.hasOwn(value, name) || names.has(name)) continue;
      if (isClosed) return false;
      if (place++ < Math.floor(next)) continue;
      next += stride;
      if (!index!.fits(value[name])) return false;
    }
    return true;
  }
  return {
    type,
    fits(value) {
      if (!isObject(value)) return false;
      for (const property of properties) if (!fitsProperty(value, property)) return false;
      return !looksInside || typeof value !== "object" || fitsInside(value);
    },
    explain(value, path, mistakes) {
      if (!isObject(value)) return mistakes.add(path, type, value);
      // A text lacks all that an object has.
      if (typeof value !== "object" && typeof value !== "function" && !this.fits(value))
        return mistakes.add(path, type, value);
      for (const property of properties)
        if (!fitsProperty(value, property))
          explainPart(property.check, value[property.name], `${path}${pathTo(property.name)}`, mistakes);
      if (!looksInside || typeof value !== "object") return;
      for (const name of Object.keys(value)) {
        if (names.has(name)) continue;
        if (isClosed) mistakes.addExtra(`${path}${pathTo(name)}`);
        else explainPart(index!, value[name], `${path}${pathTo(name)}`, mistakes);
      }
    },
  };
}

/** An instance, or what has all of its properties: types do not tell them apart, and a bundle gives classes other names. */
export function checkClass(type: Kind<"class">, compiling: Compiling): Check {
  const [, name, members] = type;
  const structure = checkObject(["object", members], compiling, false);
  return {
    type,
    fits: (value) => isInstance(value, name) || (Object.keys(members).length > 0 && structure.fits(value)),
    explain(value, path, mistakes) {
      if (this.fits(value)) return;
      if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype)
        mistakes.add(path, type, value);
      else structure.explain(value, path, mistakes);
    },
  };
}

function readProperties(members: TypeMembers, { compile }: Compiling): readonly Property[] {
  return Object.entries(members).map(([label, type]) => {
    const optional = label.endsWith("?");
    return { name: optional ? label.slice(0, -1) : label, optional, check: compile(type) };
  });
}

/** Not of a class of the language: what these have is no set of names and values. */
function isPlain(value: object): boolean {
  const tag = Object.prototype.toString.call(value);
  return tag === "[object Object]" || tag === "[object Module]";
}

function fitsProperty(value: Fields, { name, optional, check }: Property): boolean {
  const found = value[name];
  if (check.fits(found)) return true;
  // Any object has a `constructor` from elsewhere.
  return optional && (found === undefined || found === Object.prototype[name as keyof object]);
}
