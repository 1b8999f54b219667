import type { ValueType } from "../../value-type.ts";
import type { Check } from "./check.ts";
import type { Mistakes } from "./mistakes.ts";

/** Deeper than this nobody looks: the call stack has an end. */
const deepest = 1000;

/** The check of a type that names itself, before it is known what it is. A value may lead back to itself, and is looked at once. */
export function checkNamed(name: string): { readonly check: Check; readonly settle: (inner: Check) => void } {
  let inner: Check | undefined;
  const looked = new Set<unknown>();
  let depth = 0;
  let explained = 0;

  return {
    check: {
      type: name,
      fits(value) {
        if (inner === undefined || depth > deepest) return true;
        // Most values have none of their own type inside, and cost nothing here.
        const isInside = depth > 0 && typeof value === "object";
        if (isInside && looked.has(value)) return true;
        if (isInside) looked.add(value);
        depth += 1;
        try {
          const isFine = inner.fits(value);
          // Another type of a union may still ask for it.
          if (isInside && !isFine) looked.delete(value);
          return isFine;
        } finally {
          depth -= 1;
          if (depth === 0 && looked.size > 0) looked.clear();
        }
      },
      explain(value, path, mistakes) {
        if (inner === undefined || !mistakes.isNew(name, value)) return;
        if (explained > deepest) return;
        explained += 1;
        try {
          inner.explain(value, path, sayName(mistakes, inner.type, name));
        } finally {
          explained -= 1;
        }
      },
    },
    settle: (known) => void (inner = known),
  };
}

/** The same check for a type that is told by its name. */
export function nameCheck(name: string, inner: Check): Check {
  if (inner.isOpen === true) return inner;
  return {
    type: name,
    fits: (value) => inner.fits(value),
    explain: (value, path, mistakes) => inner.explain(value, path, sayName(mistakes, inner.type, name)),
  };
}

function sayName(mistakes: Mistakes, type: ValueType, name: string): Mistakes {
  return {
    list: mistakes.list,
    isShallow: mistakes.isShallow,
    get count() {
      return mistakes.count;
    },
    add: (path, declared, value) => mistakes.add(path, declared === type ? name : declared, value),
    isNew: (each, value) => mistakes.isNew(each, value),
    addExtra: (path) => mistakes.addExtra(path),
  };
}
