import { readBinding, readCall, readExpression } from "../decorators/arguments.ts";
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
    const stale = module.declared.filter((declared) => isStale(declared, module)).map(({ name }) => name);
    problems = stale.length === 0 ? [] : [moduleStale(module, stale)];
    checked.set(module, problems);
  }
  return problems;
}

/** What the running code can tell of a function: that it is there, what it takes, and its decorators with all that is written out in them. */
function isStale({ name: own, parameters, call, decorations }: Declared, module: Module): boolean {
  const fn = module.source[own];
  const keepsNames = module.keepsNames === true;
  if (typeof fn !== "function") return true;
  if (call === "positional" && fn.length > parameters.length) return true;
  const names = parameters.map(({ name }) => name);
  if (keepsNames && call === "positional" && !hasParameterNames(fn, names)) return true;
  const registered = registeredOn(fn);
  if (registered.length !== decorations.length) return true;
  return decorations.some(({ kind, args }, place) => {
    const { kind: found, args: given } = registered[place]!;
    return found !== kind || args.some((argument, index) => !isSame(argument, given[index], module));
  });
}

/** Whether an argument is what was read of it; an expression that is no function of the module is whatever it gives. */
function isSame(read: Argument, given: unknown, module: Module): boolean {
  const binding = readBinding(read);
  if (binding !== undefined) {
    const names = binding.parameters.map(({ name }) => name);
    return typeof given === "function" && (module.keepsNames !== true || hasParameterNames(given, names));
  }
  const declared = readExpression(read)?.declared;
  if (declared !== undefined) return given === module.source[declared];
  const call = readCall(read);
  if (call !== undefined) {
    const calledWith = (given as { readonly calledWith?: readonly unknown[] } | undefined)?.calledWith;
    return (
      calledWith === undefined || call.args.every((argument, place) => isSame(argument, calledWith[place], module))
    );
  }
  if (read !== null && typeof read === "object" && "$" in read) return true;
  if (read === null || typeof read !== "object") return Object.is(read, given);
  if (given === null || typeof given !== "object" || Array.isArray(read) !== Array.isArray(given)) return false;
  const [wanted, found] = [Object.entries(read), Object.keys(given)];
  return (
    wanted.length === found.length &&
    wanted.every(([key, value]) => isSame(value, (given as Readonly<Record<string, unknown>>)[key], module))
  );
}
