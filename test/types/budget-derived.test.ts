import { expect, test } from "vitest";
import { derivedModule, fanModule, layeredModule, nodeName, subdagModule, zigzagModule } from "./made-modules.ts";
import { checkProject } from "./project.ts";

test("1,000 nodes of which most are derived, with twenty requests, stay within the budget", () => {
  const groups = 167;
  const calls = times(20, (call) => {
    const group = groups - 1 - call;
    const output = [`value${group}`, `left${group}`, `value${group}.raw`, `value${group}.round`][call % 4]!;
    const overrides = call === 0 ? `, overrides: { "value${group - 4}.round": 1, left${group - 3}: 1 }` : "";
    return `export const value${call}: number = (await driver.execute(["${output}"], { inputs${overrides} }))["${output}"];`;
  });
  const inputs = "const inputs = { input0: 1, input1: 1, input2: 1, input3: 1 };";
  const { problems, errors, instantiations } = checkProject(
    { "derived.ts": derivedModule(groups), "use.ts": [...driverOf(["derived"]), inputs, ...calls].join("\n") },
    ["derived.ts"],
  );
  expect({ problems, errors }).toEqual({ problems: [], errors: [] });
  expect(instantiations).toBeGreaterThan(10_000);
  expect(instantiations).toBeLessThan(173_000);
});

test("fan-outs that cross ten modules of 100 nodes cost no more than the modules without them", () => {
  const size = 100;
  const names = times(10, (place) => `nodes${place}`);
  const inputs = names.flatMap((_, place) =>
    times(size / 20, (part) => `input${place}_${part}_0: 1, input${place}_${part}_1: 1`),
  );
  const calls = times(20, (call) => {
    const place = 9 - (call % 10);
    const output = nodeName(place, size - 1 - call);
    const overrides = call === 0 ? `, overrides: { ${nodeName(9, size - 30)}: [[1]] }` : "";
    const type = place < 5 ? "number[]" : "number[][]";
    return `export const value${call}: ${type} = (await driver.execute(["${output}"], { inputs${overrides} })).${output};`;
  });
  const { problems, errors, instantiations } = checkProject(
    {
      ...Object.fromEntries(names.map((name, place) => [`${name}.ts`, fanModule(size, place)])),
      "use.ts": [
        ...driverOf(names),
        `const inputs = { start: 1, ${inputs.join(", ")} };`,
        ...calls,
        `const { some, all } = await driver.execute(["some", "all"], { inputs });`,
        "export const collected: number[] = some;",
        "export const whole: number = all;",
      ].join("\n"),
    },
    names.map((name) => `${name}.ts`),
  );
  expect({ problems, errors }).toEqual({ problems: [], errors: [] });
  expect(instantiations).toBeGreaterThan(10_000);
  expect(instantiations).toBeLessThan(203_000);
});

test("200 nodes inside of ten subdags stay within the budget", () => {
  const places = times(10, (place) => place);
  const calls = times(20, (call) => {
    const output = call === 0 ? "all" : `sub${call % 10}.${nodeName(0, 19 - (call % 5))}`;
    return `export const value${call}: number = (await driver.execute(["${output}"], { inputs }))["${output}"];`;
  });
  const { problems, errors, instantiations } = checkProject(
    {
      "nodes0.ts": layeredModule(20),
      "outer.ts": subdagModule(places.length, nodeName(0, 19)),
      "use.ts": [
        ...driverOf(["outer"]),
        `const inputs = { start: 1, ${places.map((place) => `path${place}: 1`).join(", ")} };`,
        ...calls,
        "// @ts-expect-error an input of one of them is missing",
        `await driver.execute(["all"], { inputs: { start: 1, path0: 1 } });`,
      ].join("\n"),
    },
    ["nodes0.ts", "outer.ts"],
  );
  expect({ problems, errors }).toEqual({ problems: [], errors: [] });
  expect(instantiations).toBeGreaterThan(10_000);
  expect(instantiations).toBeLessThan(53_000);
});

test("a fan-out is followed through a chain of 40 modules", () => {
  const names = times(40, (place) => `links${place}`);
  const modules = names.map((_, place) => zigzagModule(place, 40, 40));
  modules[0] = `
    import type { Parallelizable } from "eponym";
    export function link0(start: number, extra0: number): Parallelizable<number> { return [start + extra0]; }
  `;
  const inputs = `{ start: 1, ${names.map((_, place) => `extra${place}: 1`).join(", ")} }`;
  const { problems, errors, instantiations } = checkProject(
    {
      ...Object.fromEntries(names.map((name, place) => [`${name}.ts`, modules[place]!])),
      "use.ts": [
        ...driverOf(names),
        `const { link39 } = await driver.execute(["link39"], { inputs: ${inputs} });`,
        "export const values: number[] = link39;",
      ].join("\n"),
    },
    names.map((name) => `${name}.ts`),
  );
  expect({ problems, errors }).toEqual({ problems: [], errors: [] });
  expect(instantiations).toBeLessThan(53_000);
});

function times<T>(count: number, make: (place: number) => T): T[] {
  return Array.from({ length: count }, (_, place) => make(place));
}

function driverOf(modules: readonly string[]): readonly string[] {
  return [
    `import { Driver } from "eponym";`,
    ...modules.map((name) => `import ${name} from "./${name}.dag.ts";`),
    `const driver = new Driver({ modules: [${modules.join(", ")}] });`,
  ];
}
