import { registeredOn } from "../decorators/registry.ts";
import { moduleInvalid, modulesInvalid, moduleStale } from "../errors/graph.ts";
import type { Module } from "../module.ts";
import type { Declared, Problem } from "../node.ts";

const checked = new WeakMap<Module, readonly Problem[]>();

/** Finds modules that are none, and generated files that no longer fit their source. */
export function checkModules(modules: unknown): readonly Problem[] {
  if (!Array.isArray(modules)) return [modulesInvalid()];
  return modules.flatMap((module, place) => (isModule(module) ? checkModule(module) : [moduleInvalid(place)]));
}

function isModule(value: unknown): value is Module {
  return value !== null && typeof value === "object" && "declared" in value && "source" in value;
}

function checkModule(module: Module): readonly Problem[] {
  let problems = checked.get(module);
  if (problems === undefined) {
    const stale = module.declared
      .filter((declared) => isStale(declared, module.source[declared.name]))
      .map(({ name }) => name);
    problems = stale.length === 0 ? [] : [moduleStale(module, stale)];
    checked.set(module, problems);
  }
  return problems;
}

/** What the running code can tell of a function: that it is there, how many arguments it must have, and its decorators. */
function isStale({ parameters, call, decorations }: Declared, fn: unknown): boolean {
  if (typeof fn !== "function") return true;
  if (call === "positional" && fn.length > parameters.length) return true;
  const registered = registeredOn(fn);
  return (
    registered.length !== decorations.length || decorations.some(({ kind }, place) => registered[place]?.kind !== kind)
  );
}
