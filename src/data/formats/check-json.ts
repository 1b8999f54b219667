import type { Fault } from "../../errors/data.ts";
import type { TableType } from "../../table.ts";

/** JSON of deeper values cannot be read by most programs. */
const deepest = 1000;

/** Everything in a value that JSON cannot hold, or would hold as something else. */
export function findJsonFaults(value: unknown, tables: readonly TableType[], place = ""): readonly Fault[] {
  const faults: Fault[] = [];
  const around = new Set<object>();
  const report = (path: string, message: string): void => {
    faults.push({ place: path === "" ? "the value itself" : path, message });
  };
  const walk = (inner: unknown, path: string): void => {
    const fault = faultOf(inner, tables);
    if (fault !== undefined) return report(path, fault);
    if (typeof inner !== "object" || inner === null) return;
    if (around.has(inner)) return report(path, "contains itself");
    if (around.size >= deepest) return report(path, `lies more than ${deepest} levels deep`);
    around.add(inner);
    if (hasToJson(inner)) walk(inner.toJSON(path), path);
    else if (Array.isArray(inner)) for (const [index, item] of inner.entries()) walk(item, `${path}[${index}]`);
    else for (const [key, item] of Object.entries(inner)) if (item !== undefined) walk(item, joinKey(path, key));
    around.delete(inner);
  };
  walk(value, place);
  return faults;
}

function faultOf(value: unknown, tables: readonly TableType[]): string | undefined {
  switch (typeof value) {
    case "undefined":
      return "is undefined; null is a value";
    case "function":
    case "symbol":
      return `is a ${typeof value}`;
    case "bigint":
      return "is a bigint; make it a text, or a number where it is small enough";
    case "number":
      return Number.isFinite(value) ? undefined : `is ${value}, which JSON has no word for; null may stand for it`;
    case "object":
      return value === null || Array.isArray(value) ? undefined : faultOfObject(value, tables);
    default:
      return undefined;
  }
}

/** Maps, sets, promises and the like turn into `{}`. */
function faultOfObject(value: object, tables: readonly TableType[]): string | undefined {
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return "holds bytes or a typed array; use Array.from";
  const type = tables.find((table) => table.isTable(value) || table.isColumn(value));
  if (type !== undefined) return `is a table or column of ${type.name}; turn it into arrays`;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "is an invalid date" : undefined;
  if (hasToJson(value)) return undefined;
  const tag = Object.prototype.toString.call(value).slice(8, -1);
  if (tag === "Object" || tag === "String" || tag === "Boolean") return undefined;
  return `is a ${tag}; turn it into arrays and plain objects`;
}

function hasToJson(value: object): value is { toJSON(key: string): unknown } {
  return "toJSON" in value && typeof value.toJSON === "function";
}

function joinKey(path: string, key: string): string {
  if (!/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path === "" ? key : `${path}.${key}`;
}
