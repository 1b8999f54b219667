import { describeShape } from "../../run/shape.ts";
import type { TableType } from "../../table.ts";
import type { ValueType } from "../../value-type.ts";
import { printType } from "./print-type.ts";

/** One place inside of a value that is not what it is declared as. */
export interface Mistake {
  readonly path: string;
  readonly declared: string;
  /** What is there, without telling it. */
  readonly shape: string;
}

/** What is wrong with a value: the first so many mistakes, and how many there are. */
export interface Mistakes {
  readonly list: readonly Mistake[];
  readonly count: number;
  /** Only the first places on the way are wanted: which type is meant is asked at each level. */
  readonly isShallow: boolean;
  add(path: string, declared: ValueType, value: unknown): void;
  /** Whether a value has not been looked at as a type of that name: it may lead back to itself. */
  isNew(name: string, value: unknown): boolean;
  /** Something that should not be there. */
  addExtra(path: string): void;
}

const mostTold = 10;

export function collectMistakes(tables: readonly TableType[], isShallow = false): Mistakes {
  const list: Mistake[] = [];
  const looked = new Map<string, Set<unknown>>();
  let count = 0;
  const add = (make: () => Mistake): void => {
    count += 1;
    if (list.length < mostTold) list.push(make());
  };
  return {
    list,
    isShallow,
    get count() {
      return count;
    },
    add: (path, declared, value) =>
      add(() => ({ path, declared: printType(declared), shape: describeShape(value, tables) })),
    isNew(name, value) {
      if (typeof value !== "object" || value === null) return true;
      const known = looked.get(name) ?? new Set();
      looked.set(name, known);
      return !known.has(value) && known.add(value).size > 0;
    },
    addExtra: (path) => add(() => ({ path, declared: "", shape: "" })),
  };
}

/** `.name`, or `["two words"]`. */
export function pathTo(name: string): string {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}
