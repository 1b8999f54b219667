import { createByteWriter } from "./byte-writer.ts";
import { type Child, nameChildren } from "./list-children.ts";
import type { CodedValues, FindCodec } from "./pack-coded.ts";
import { Unfit } from "./unfit.ts";
import { createValueWriter } from "./write-value.ts";

const mostSteps = 50;

/** What cannot be stored, and where in the value it is: `a function at .handlers[2].onClick`. Of several the first. */
export function describeUnfit(root: unknown, first: Unfit, findCodec: FindCodec, coded: CodedValues): string {
  let unfit = first;
  let path = "";
  let value = root;
  const seen = new Set<unknown>();
  const search: Search = { first, findCodec, coded };
  for (let step = 0; step < mostSteps && value !== first.value; step++) {
    seen.add(value);
    const next = findChild(value, seen, search);
    if (next === undefined) break;
    path += next.step;
    unfit = next.unfit;
    value = next.value;
  }
  const made = coded.get(value as object);
  const where = path === "" ? "" : ` at ${path}`;
  return `${unfit.what}${where}${made === undefined ? "" : `, in what the codec "${made.codec.name}" writes`}`;
}

interface Search {
  readonly first: Unfit;
  readonly findCodec: FindCodec;
  readonly coded: CodedValues;
}

function findChild(
  value: unknown,
  seen: ReadonlySet<unknown>,
  search: Search,
): (Child & { readonly unfit: Unfit }) | undefined {
  if (typeof value !== "object" || value === null || search.coded.has(value)) return undefined;
  for (const child of nameChildren(value)) {
    const unfit = seen.has(child.value) ? undefined : findUnfit(child.value, search);
    if (unfit !== undefined) return { ...child, unfit };
  }
  return undefined;
}

function findUnfit(value: unknown, { first, findCodec, coded }: Search): Unfit | undefined {
  const out = createByteWriter();
  const seen = new Set<object>();
  function enter(object: object): boolean {
    if (seen.has(object)) return false;
    seen.add(object);
    return true;
  }
  const write = createValueWriter(out, {
    enter,
    leave: (_, start) => out.cut(start),
    part: (start) => out.cut(start),
    writeCoded(object) {
      if (object === first.value) throw first;
      const made = coded.get(object);
      if (made !== undefined && enter(object)) write(made.parts);
      return made !== undefined || findCodec(object) !== undefined;
    },
    keepsStacks: false,
  });
  try {
    write(value);
    return undefined;
  } catch (error) {
    if (error instanceof Unfit) return error;
    throw error;
  }
}
