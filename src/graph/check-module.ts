import { readBinding } from "../decorators/arguments.ts";
import { registeredOn } from "../decorators/registry.ts";
import { moduleInvalid, modulesInvalid, moduleStale } from "../errors/graph.ts";
import type { Module } from "../module.ts";
import type { Argument, Declared, Problem } from "../node.ts";
import { hasParameterNames } from "./parameter-names.ts";

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
      .filter((declared) => isStale(declared, module.source[declared.name], module.keepsNames === true))
      .map(({ name }) => name);
    problems = stale.length === 0 ? [] : [moduleStale(module, stale)];
    checked.set(module, problems);
  }
  return problems;
}

/** What the running code can tell of a function: that it is there, what it takes, and its decorators with all that is written out in them. */
function isStale({ parameters, call, decorations }: Declared, fn: unknown, keepsNames: boolean): boolean {
  if (typeof fn !== "function") return true;
  if (call === "positional" && fn.length > parameters.length) return true;
  const names = parameters.map(({ name }) => name);
  if (keepsNames && call === "positional" && !hasParameterNames(fn, names)) return true;
  const registered = registeredOn(fn);
  if (registered.length !== decorations.length) return true;
  return decorations.some(({ kind, args }, place) => {
    const { kind: found, args: given } = registered[place]!;
    return found !== kind || args.some((argument, index) => !isSame(argument, given[index], keepsNames));
  });
}

/** Whether an argument is what was read of it; an expression is whatever it gives. */
function isSame(read: Argument, given: unknown, keepsNames: boolean): boolean {
  const binding = readBinding(read);
  if (binding !== undefined) {
    const names = binding.parameters.map(({ name }) => name);
    return typeof given === "function" && (!keepsNames || hasParameterNames(given, names));
  }
  if (read !== null && typeof read === "object" && "$" in read) return true;
  if (read === null || typeof read !== "object") return Object.is(read, given);
  if (given === null || typeof given !== "object" || Array.isArray(read) !== Array.isArray(given)) return false;
  const [wanted, found] = [Object.entries(read), Object.keys(given)];
  return (
    wanted.length === found.length &&
    wanted.every(([key, value]) => isSame(value, (given as Readonly<Record<string, unknown>>)[key], keepsNames))
  );
}
