import { expect, test } from "vitest";
import { checkProject } from "./project.ts";

const built = `
import type { Collect, Lazy, Parallelizable } from "eponym";
export function items(n: number): Parallelizable<number> { return [n]; }
export function sum(items: Collect<number>): number { return items.length; }
export async function late({ sum }: { sum: Lazy<number> }): Promise<number> { return sum(); }
`;

test("a marker that is gone since the build is told by tsc", () => {
  expect(checkProject({ "flow.ts": built }, ["flow.ts"]).errors).toEqual([]);
  const { errors } = checkProject({ "flow.ts": built }, ["flow.ts"], {
    "flow.ts": `
export function items(n: number): number[] { return [n]; }
export function sum(items: number): number { return items; }
export async function late({ sum }: { sum: number }): Promise<number> { return sum; }
`,
  });
  const told = new Set(errors.flatMap((error) => /marker of [^"]*/.exec(error)?.[0] ?? []));
  expect([...told]).toEqual(["marker of result of items", "marker of sum(items)", "marker of late(sum)"]);
});
