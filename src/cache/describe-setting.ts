/** A value of the config, or an argument that is written out, as a text that equal ones alone have; `undefined` where its parts do not tell all that it does. */
export function describeSetting(value: unknown): string | undefined {
  const open = new Set<unknown>();

  function describe(part: unknown): string | undefined {
    if (typeof part === "string") return JSON.stringify(part);
    if (typeof part === "function" || typeof part === "symbol") return undefined;
    if (typeof part === "bigint") return `${part}n`;
    if (typeof part !== "object" || part === null) return Object.is(part, -0) ? "-0" : String(part);
    // What holds itself has no end.
    if (open.has(part)) return undefined;
    open.add(part);
    const text = describeObject(part);
    open.delete(part);
    return text;
  }

  function describeObject(part: object): string | undefined {
    const prototype: unknown = Object.getPrototypeOf(part);
    if (Array.isArray(part)) return join("[", [...(part as readonly unknown[])]);
    if (part instanceof Map) return join("Map[", [...part].flat());
    if (part instanceof Set) return join("Set[", [...part]);
    if (part instanceof Date) return `Date[${part.getTime()}`;
    if (prototype !== Object.prototype && prototype !== null) return undefined;
    return join("{", Object.entries(part).flat());
  }

  function join(start: string, parts: readonly unknown[]): string | undefined {
    const texts = parts.map(describe);
    return texts.includes(undefined) ? undefined : `${start}${texts.join(",")}]`;
  }

  return describe(value);
}
