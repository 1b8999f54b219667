import {
  adapterInvalid,
  adapterIsFunction,
  adapterNameless,
  adapterRepeated,
  adaptersInvalid,
  hookInvalid,
  hookUnknown,
} from "../../errors/adapters.ts";
import { suggestName } from "../../errors/nearest.ts";
import type { Problem } from "../../node.ts";
import type { Adapter } from "../adapter.ts";
import { describeShape } from "../shape.ts";

/** All of them, as `tsc` makes sure. */
const hookNames: Readonly<Record<Exclude<keyof Adapter, "name">, true>> = {
  onDriverStart: true,
  checkEdge: true,
  validateNode: true,
  validateGraph: true,
  onGraphConstruct: true,
  validateInput: true,
  onGraphStart: true,
  aroundGraph: true,
  onGraphEnd: true,
  onFanOut: true,
  onItemStart: true,
  onItemEnd: true,
  onNodeStart: true,
  aroundNode: true,
  onNodeEnd: true,
  onRetry: true,
  onProgress: true,
  onLog: true,
  onWarning: true,
  onTaskStart: true,
  aroundTask: true,
  onTaskEnd: true,
};
const hooks = Object.keys(hookNames) as readonly (keyof Adapter)[];
const known: ReadonlySet<string> = new Set(hooks);

/** How an adapter is called in messages, by its place in the list. */
export type NamePlace = (place: number) => string;

/** What is wrong with the adapters that a driver is given; plain JavaScript may give anything. */
export function checkAdapters(
  adapters: unknown,
  namePlace: NamePlace = (place) => `adapters[${place}]`,
): readonly Problem[] {
  if (adapters === undefined) return [];
  if (!Array.isArray(adapters)) return [adaptersInvalid(describeShape(adapters, []))];
  return adapters.flatMap((adapter: unknown, place) => {
    const first = adapters.indexOf(adapter);
    const isRepeated = first < place && typeof adapter === "object" && adapter !== null;
    return isRepeated ? [adapterRepeated(namePlace(place), namePlace(first))] : checkAdapter(adapter, namePlace(place));
  });
}

function checkAdapter(adapter: unknown, place: string): readonly Problem[] {
  if (typeof adapter === "function") return [adapterIsFunction(place, adapter.name, isClass(adapter))];
  if (typeof adapter !== "object" || adapter === null) return [adapterInvalid(place, describeShape(adapter, []))];
  const name: unknown = Reflect.get(adapter, "name");
  const isNamed = typeof name === "string" && name !== "";
  const called = isNamed ? `the adapter "${name}"` : place;
  const mistyped = hooks.filter((hook) => {
    const found: unknown = Reflect.get(adapter, hook);
    return found !== undefined && typeof found !== "function";
  });
  // What looks like a hook and is none would never be called, without a word.
  const unknown = namesOf(adapter).filter(
    (member) => /^(?:on|around|validate|check)[A-Z]/.test(member) && !known.has(member),
  );
  return [
    ...(isNamed ? [] : [name === "" ? adapterNameless(place) : adapterInvalid(place, describeShape(adapter, []))]),
    ...mistyped.map((hook) => hookInvalid(called, hook)),
    ...unknown.map((member) => hookUnknown(called, member, suggestName(member, known))),
  ];
}

function isClass(fn: object): boolean {
  return /^class\b/.test(Function.prototype.toString.call(fn));
}

/** Those of its class, too. */
function namesOf(adapter: object): readonly string[] {
  const names = new Set<string>();
  for (let at: unknown = adapter; at !== null && at !== Object.prototype; at = Object.getPrototypeOf(at))
    for (const name of Object.getOwnPropertyNames(at)) names.add(name);
  return [...names];
}
