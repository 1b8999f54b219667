import { joinTypes, partsOf, type ValueType } from "../../value-type.ts";
import { builtinClasses, builtinErrors } from "./builtin-types.ts";
import { literalsOf, makeObject, membersOf, nameOf } from "./members.ts";
import { type Describing, lookUp } from "./type-scope.ts";

type Rows = Pick<Describing, "rows">;
type Make = (args: readonly ValueType[], describing: Rows) => ValueType;

const first: Make = ([type = "?"]) => type;
const text: Make = () => "string";
const iterable: Make = ([item = "?"]) => ["iterable", item];
const asyncIterable: Make = ([item = "?"]) => ["asyncIterable", item];
const iterator: Make = () => ["object", { next: "function" }];
const map: Make = ([key = "?", value = "?"]) => ["map", key, value];
const set: Make = ([item = "?"]) => ["set", item];
const array: Make = ([item = "?"]) => ["array", item];
const promise: Make = ([value = "?"]) => ["promise", value];

/** The types of the language that take others, or mean something simple. */
const makers: Readonly<Record<string, Make>> = {
  Array: array,
  ReadonlyArray: array,
  ArrayLike: () => ["object", { length: "number" }],
  Map: map,
  ReadonlyMap: map,
  Set: set,
  ReadonlySet: set,
  Iterable: iterable,
  IterableIterator: iterable,
  Generator: iterable,
  IteratorObject: iterable,
  AsyncIterable: asyncIterable,
  AsyncIterableIterator: asyncIterable,
  AsyncGenerator: asyncIterable,
  Iterator: iterator,
  AsyncIterator: iterator,
  Promise: promise,
  PromiseLike: promise,
  Awaited: ([type = "?"], describing) => {
    const known = lookUp(type, describing);
    if (typeof known !== "object") return type;
    return known[0] === "promise" ? known[1] : known[0] === "or" ? "?" : type;
  },
  Function: () => "function",
  Object: () => ["object", {}],
  PropertyKey: () => ["or", "string", "number", "symbol"],
  Uppercase: text,
  Lowercase: text,
  Capitalize: text,
  Uncapitalize: text,
  Readonly: first,
  NoInfer: first,
  Record: makeRecord,
  Partial: (args, describing) => withMarks(args, describing, (name) => `${name}?`),
  Required: (args, describing) => withMarks(args, describing, (name) => name),
  Pick: (args, describing) => choose(args, describing, true),
  Omit: (args, describing) => choose(args, describing, false),
  NonNullable: ([type = "?"], describing) =>
    onlySome(type, describing, (part) => part !== "null" && part !== "undefined"),
  Exclude: (args, describing) => sift(args, describing, false),
  Extract: (args, describing) => sift(args, describing, true),
};

/** What a type of the language or its environment is; `?` for what is not known. */
export function describeBuiltin(name: string, args: readonly ValueType[], describing: Rows): ValueType {
  if (Object.hasOwn(makers, name)) return makers[name]!(args, describing);
  if (builtinErrors.has(name)) return ["class", name, { name: "string", message: "string" }];
  return builtinClasses.has(name) ? ["is", name] : "?";
}

function makeRecord([key = "?", value = "?"]: readonly ValueType[], describing: Rows): ValueType {
  const names = literalsOf(key, describing);
  if (names !== undefined) return ["object", Object.fromEntries(names.map((name) => [String(name), value]))];
  const known = lookUp(key, describing);
  if (known === "string" || JSON.stringify(known) === '["or","string","number","symbol"]') return ["object", {}, value];
  return "object";
}

function withMarks([type = "?"]: readonly ValueType[], describing: Rows, mark: (name: string) => string): ValueType {
  const found = membersOf(type, describing);
  if (found === undefined) return "?";
  const marked = Object.entries(found.members).map(([label, each]) => [mark(nameOf(label)), each] as const);
  return makeObject({ ...found, members: Object.fromEntries(marked) });
}

function choose([type = "?", key = "?"]: readonly ValueType[], describing: Rows, isPicked: boolean): ValueType {
  const found = membersOf(type, describing);
  const names = literalsOf(key, describing)?.map(String);
  if (found === undefined || names === undefined) return "?";
  // Without some of its names, a type that has any name still has any.
  if (found.index !== undefined && !isPicked) return ["object", {}, found.index];
  const kept = Object.entries(found.members).filter(([label]) => names.includes(nameOf(label)) === isPicked);
  return ["object", Object.fromEntries(kept)];
}

/** Those parts of a union that pass. */
function onlySome(type: ValueType, describing: Rows, passes: (part: ValueType) => boolean): ValueType {
  const known = lookUp(type, describing);
  if (typeof known === "object" && known[0] === "or") return joinTypes(partsOf(known).filter(passes));
  return known === undefined || passes(known) ? type : "never";
}

/** `Exclude` and `Extract` of literals. */
function sift([type = "?", other = "?"]: readonly ValueType[], describing: Rows, isKept: boolean): ValueType {
  const all = literalsOf(type, describing);
  const named = literalsOf(other, describing);
  if (named === undefined) return "?";
  if (all !== undefined)
    return joinTypes(all.filter((each) => named.includes(each) === isKept).map((each) => ["=", each]));
  return "?";
}
