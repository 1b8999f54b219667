import type { TypeMembers, ValueType } from "../../value-type.ts";
import type { Check, Compiling } from "./check.ts";
import { checkObject } from "./object-checks.ts";
import { membersIn } from "./follow.ts";

/** All of several types. Only together they say which properties there may be. */
export function checkAll(type: ValueType, types: readonly ValueType[], compiling: Compiling, isExact: boolean): Check {
  const parts = types.map(compiling.compileOpen);
  const members = isExact ? membersIn(type, compiling.table) : undefined;
  const closed = members && checkObject(["object", asOpen(members)], compiling, true);
  return {
    type,
    fits(value) {
      for (const part of parts) if (!part.fits(value)) return false;
      return closed === undefined || closed.fits(value);
    },
    explain(value, path, mistakes) {
      const before = mistakes.count;
      for (const part of parts) if (mistakes.count === before) part.explain(value, path, mistakes);
      if (mistakes.count === before) closed?.explain(value, path, mistakes);
    },
  };
}

/** The names alone. */
function asOpen(members: TypeMembers): TypeMembers {
  return Object.fromEntries(Object.keys(members).map((name) => [name, "?"]));
}
