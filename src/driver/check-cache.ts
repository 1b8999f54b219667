import { cacheModes, cacheOptionNames, type CacheOptions } from "../cache/options.ts";
import { cacheBehaviors } from "../decorators/cache.ts";
import { cacheInvalid, cacheNodeUnknown, coordinateUnable } from "../errors/cache.ts";
import { suggestName } from "../errors/nearest.ts";
import type { Graph } from "../graph/graph.ts";
import type { Problem } from "../node.ts";
import { describeShape } from "../run/shape.ts";

const known = Object.keys(cacheOptionNames);
/** What can be said of an input: there is nothing to compute. */
const inputBehaviors: readonly string[] = ["default", "disable", "ignore"];

/** What is wrong with the cache of a driver; plain JavaScript may give anything. */
export function checkCache(given: unknown, graph: Graph): readonly Problem[] {
  if (given === undefined || typeof given === "boolean") return [];
  if (typeof given !== "object" || given === null || Array.isArray(given))
    return [cacheInvalid(`it is ${describeShape(given)}`, "Give true, or an object of options: { path, mode, … }.")];
  const options = given as Readonly<Record<keyof CacheOptions, unknown>>;
  const { path, store, mode, behavior, coordinate, codecs } = options;
  return [
    ...Object.keys(given)
      .filter((name) => !Object.hasOwn(cacheOptionNames, name))
      .map((name) => cacheInvalid(`it has no option "${name}"`, suggestName(name, known))),
    ...checkText("path", path),
    ...(path !== undefined && store !== undefined
      ? [cacheInvalid("it has a path and a store", "Give one of them: a path makes a store of files.")]
      : []),
    ...checkStore(store, coordinate),
    ...checkOneOf("mode", mode, cacheModes),
    ...checkOneOf("behavior", behavior, cacheBehaviors),
    ...checkBehaviors(options.behaviors, graph),
    ...(coordinate === undefined || typeof coordinate === "boolean"
      ? []
      : [cacheInvalid(`coordinate is ${describeShape(coordinate)}`, "Give true or false.")]),
    ...(codecs === undefined || Array.isArray(codecs)
      ? []
      : [cacheInvalid(`codecs is ${describeShape(codecs)}`, "Give a list of what defineCodec gives.")]),
  ];
}

function checkText(name: string, value: unknown): readonly Problem[] {
  if (value === undefined || (typeof value === "string" && value !== "")) return [];
  return [cacheInvalid(`${name} is ${describeShape(value)}`, "Give the path of a folder.")];
}

function checkStore(store: unknown, coordinate: unknown): readonly Problem[] {
  if (store === undefined) return [];
  const isStore = typeof store === "object" && store !== null && "find" in store && "put" in store;
  if (!isStore)
    return [cacheInvalid(`store is ${describeShape(store)}`, "Give files(…), memory() or s3(…) of eponym/cache.")];
  return coordinate === true && !("lease" in store && typeof store.lease === "function")
    ? [coordinateUnable(String("place" in store ? store.place : "the store"))]
    : [];
}

function checkOneOf(name: string, value: unknown, allowed: readonly string[]): readonly Problem[] {
  if (value === undefined || allowed.includes(value as string)) return [];
  const found = typeof value === "string" ? `"${value}"` : describeShape(value);
  const hint = typeof value === "string" ? suggestName(value, allowed) : `Give one of ${allowed.join(", ")}.`;
  return [cacheInvalid(`${name} is ${found}`, hint)];
}

function checkBehaviors(given: unknown, { nodes, inputs, inactive, dormantInputs, config }: Graph): readonly Problem[] {
  if (given === undefined) return [];
  if (typeof given !== "object" || given === null || Array.isArray(given))
    return [cacheInvalid(`behaviors is ${describeShape(given)}`, "Give an object of behaviors by node or input.")];
  return Object.entries(given).flatMap(([name, behavior]): readonly Problem[] => {
    const isNode = nodes.has(name) || inactive.has(name);
    if (!isNode && !inputs.has(name) && !dormantInputs.has(name) && !Object.hasOwn(config, name))
      return [cacheNodeUnknown(name, [...nodes.keys(), ...inputs.keys()])];
    return checkOneOf(`behaviors.${name}`, behavior, isNode ? cacheBehaviors : inputBehaviors);
  });
}

/** What the driver's option stands for; `undefined` where it has no cache. */
export function readCacheOptions(given: boolean | CacheOptions | undefined): CacheOptions | undefined {
  if (given === undefined || given === false) return undefined;
  return given === true ? {} : given;
}
