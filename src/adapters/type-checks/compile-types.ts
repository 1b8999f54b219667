import { partsOf, type TypeTable, type ValueType } from "../../value-type.ts";
import type { Check, CheckSettings, Compiling } from "./check.ts";
import { checkArray, checkIterable, checkMap, checkMethod, checkSet, checkTuple } from "./collection-checks.ts";
import { checkInstance, checkTable } from "./instance-checks.ts";
import { checkClass, checkObject } from "./object-checks.ts";
import { checkBigint, checkLiterals, checkPrimitive, checkTemplate } from "./primitive-checks.ts";
import { checkNamed, nameCheck } from "./named-check.ts";
import { checkAll } from "./intersection-checks.ts";
import { checkUnion } from "./union-checks.ts";

/** Makes the checks of the types of one module, each name once. */
export function createCompiler(table: TypeTable, settings: CheckSettings): Compiling {
  const named = new Map<string, Check>();

  function compileNamed(name: string, isExact: boolean): Check {
    const key = `${isExact} ${name}`;
    const known = named.get(key);
    if (known !== undefined) return known;
    if (!Object.hasOwn(table, name)) return checkPrimitive("?");
    const { check, settle } = checkNamed(name);
    named.set(key, check);
    const inner = compile(table[name]!, isExact);
    settle(inner);
    // What names nothing that leads back here needs no looking out for circles.
    if (!leadsBack(name, table)) named.set(key, nameCheck(name, inner));
    return named.get(key)!;
  }

  function compile(type: ValueType, isExact: boolean): Check {
    if (typeof type === "string") return type.includes("#") ? compileNamed(type, isExact) : checkPrimitive(type);
    switch (type[0]) {
      case "=":
        return checkLiterals(type);
      case "bigint":
        return checkBigint(type);
      case "template":
        return checkTemplate(type);
      case "or":
        return checkUnion(type, isExact ? compiling : { ...compiling, compile: compiling.compileOpen });
      case "and":
        return checkAll(type, partsOf(type), compiling, isExact);
      case "array":
        return checkArray(type, compiling);
      case "tuple":
        return checkTuple(type, compiling);
      case "object":
        return checkObject(type, compiling, isExact);
      case "class":
        return checkClass(type, compiling);
      case "is":
        return checkInstance(type);
      case "from":
        return checkTable(type, settings);
      case "map":
        return checkMap(type, compiling);
      case "set":
        return checkSet(type, compiling);
      case "iterable":
        return checkIterable(type, compiling);
      case "asyncIterable":
        return checkMethod(type, Symbol.asyncIterator);
      case "promise":
        return checkMethod(type, "then");
      // A later version may know more kinds.
      default:
        return checkPrimitive("?");
    }
  }

  const compiling: Compiling = {
    table,
    settings,
    compile: (type) => compile(type, settings.exact),
    compileOpen: (type) => compile(type, false),
  };
  return compiling;
}

/** Whether a type names itself, at whatever distance. */
function leadsBack(name: string, table: TypeTable): boolean {
  const seen = new Set<string>();
  const visit = (part: unknown): boolean => {
    if (typeof part === "object" && part !== null) return Object.values(part).some(visit);
    if (typeof part !== "string" || !part.includes("#") || !Object.hasOwn(table, part)) return false;
    if (part === name) return true;
    if (seen.has(part)) return false;
    seen.add(part);
    return visit(table[part]);
  };
  return visit(table[name]);
}
