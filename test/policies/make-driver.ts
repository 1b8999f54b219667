import { register } from "../../src/decorators/registry.ts";
import { Driver } from "../../src/driver/driver.ts";
import { createModule, type ParameterRow } from "../../src/module.ts";
import type { Argument } from "../../src/node.ts";
import type { Adapter } from "../../src/run/adapter.ts";

/** What a function takes, its code, and the decorators above it with their arguments. `"[x]"` collects, `"lazy x"` takes a function, and a name that ends in `[]` fans out. */
export type Sketch = readonly [
  takes: readonly string[],
  fn: (...args: never[]) => unknown,
  ...decorators: (readonly [kind: string, ...args: readonly unknown[]])[],
];

/** A driver of one module, as the build would have read it. Its functions are its own. */
export function makeDriver(
  sketches: Readonly<Record<string, Sketch>>,
  adapters: readonly Adapter[] = [],
  options: { readonly concurrency?: number } = {},
): Driver {
  const source: Record<string, unknown> = {};
  const functions = Object.entries(sketches).map(([name, [takes, fn, ...decorators]]) => {
    const own = (...args: never[]): unknown => fn(...args);
    for (const [kind, ...args] of decorators) register(own, kind, ...args);
    const exported = name.replace("[]", "");
    source[exported] = own;
    return {
      name: exported,
      takes: takes.map(readParameter),
      gives: "unknown",
      ...(exported !== name && { result: ["parallelizable" as const] }),
      hash: "",
      scoped: true as const,
      decorators: decorators.map(([kind, ...args]) => [kind, ...args.map(readArgument)] as const),
    };
  });
  const positions = functions.map((_, place) => [10 * place + 2, 1, 10 * place + 1, 1, 10 * place + 1, 40]);
  const module = createModule({ name: "calls", file: "calls.ts", url: "", source, functions, positions });
  return new Driver({ modules: [module], adapters: [...adapters], ...options } as never);
}

function readParameter(text: string): ParameterRow {
  const name = text.replace(/^lazy |[[\]]/g, "");
  if (text.startsWith("lazy ")) return [name, "unknown", name, "lazy"];
  return name === text ? [name, "unknown"] : [name, "unknown", name, "collect"];
}

function readArgument(value: unknown): Argument {
  if (typeof value === "function") return { $: "expression", text: "…" };
  if (Array.isArray(value)) return value.map(readArgument);
  if (value === null || typeof value !== "object") return value as Argument;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, readArgument(member)]));
}

/** What a promise rejects with. */
export async function rejection(promise: Promise<unknown>): Promise<Error & Record<string, unknown>> {
  try {
    await promise;
  } catch (error) {
    return error as Error & Record<string, unknown>;
  }
  throw new Error("it was not rejected");
}

/** The timers that keep the process alive. */
export function countTimers(): number {
  return process.getActiveResourcesInfo().filter((resource) => resource === "Timeout").length;
}
