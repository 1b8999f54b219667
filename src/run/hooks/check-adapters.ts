import { adapterInvalid, hookInvalid, hookUnknown } from "../../errors/adapters.ts";
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

/** What is wrong with the adapters that a driver is given; plain JavaScript may give anything. */
export function checkAdapters(adapters: unknown): readonly Problem[] {
  if (adapters === undefined) return [];
  if (!Array.isArray(adapters)) return [adapterInvalid(0, `${describeShape(adapters, [])}: adapters are a list`)];
  return adapters.flatMap((adapter: unknown, place) => checkAdapter(adapter, place));
}

function checkAdapter(adapter: unknown, place: number): readonly Problem[] {
  const name: unknown = typeof adapter === "object" && adapter !== null ? Reflect.get(adapter, "name") : undefined;
  if (typeof name !== "string" || name === "") return [adapterInvalid(place, describeShape(adapter, []))];
  const mistyped = hooks.filter((hook) => {
    const found: unknown = Reflect.get(adapter as object, hook);
    return found !== undefined && typeof found !== "function";
  });
  // What looks like a hook and is none would never be called, without a word.
  const unknown = namesOf(adapter as object).filter(
    (member) => /^(?:on|around|validate|check)[A-Z]/.test(member) && !known.has(member),
  );
  return [
    ...mistyped.map((hook) => hookInvalid(name, hook)),
    ...unknown.map((member) => hookUnknown(name, member, suggestName(member, known))),
  ];
}

/** Those of its class, too. */
function namesOf(adapter: object): readonly string[] {
  const names = new Set<string>();
  for (let at: unknown = adapter; at !== null && at !== Object.prototype; at = Object.getPrototypeOf(at))
    for (const name of Object.getOwnPropertyNames(at)) names.add(name);
  return [...names];
}
