import { expect, test } from "vitest";
import { checkText } from "./check-text.ts";

interface Link {
  value: unknown;
  next: Link | null;
}

function chain(length: number, wrongAt: number): Link {
  let link: Link | null = null;
  for (let place = length - 1; place >= 0; place -= 1) link = { value: place === wrongAt ? "a" : 1, next: link };
  return link!;
}

const list = "interface Link { value: number; next: Link | null }";

test("a long list is looked at to a thousand links, and no stack ends before", () => {
  const tell = checkText("Link", list);
  expect(tell(chain(100_000, -1))).toEqual([]);
  expect(tell(chain(100_000, 50_000))).toEqual([]);
  const path = `value${".next".repeat(300)}.value`;
  expect(tell(chain(100_000, 300))).toEqual([`${path} is string (1 character), declared as number`]);
});

test("a mistake deep inside of a union of objects that nothing tells apart is found", () => {
  const tell = checkText(
    "Sum",
    "interface Sum { left: Node; right: Node } interface Negated { of: Node } type Node = Sum | Negated | number",
  );
  const nest = (depth: number, inner: unknown): object =>
    depth === 0 ? { left: 1, right: { of: inner } } : { left: nest(depth - 1, inner), right: { of: 2 } };
  expect(tell(nest(100, 3))).toEqual([]);
  expect(tell(nest(100, "3"))).toEqual([
    `value${".left".repeat(100)}.right.of is string (1 character), declared as Node`,
  ]);
});

test("values that lead back to themselves, and to one another in many ways, are looked at once", () => {
  const tell = checkText("Person", "interface Person { name: string; knows: Person[] }");
  const people: { name: unknown; knows: unknown[] }[] = Array.from({ length: 200 }, (_, place) => ({
    name: `${place}`,
    knows: [],
  }));
  for (const person of people) person.knows = people;
  expect(tell(people[0])).toEqual([]);
  people[77]!.name = 77;
  const told = tell(people[0]);
  expect(told).toHaveLength(1);
  expect(told[0]).toMatch(/\.knows\[77\]\.name is number, declared as string$/);
});
