import { expect, test } from "vitest";
import { chainModule, layeredModule, nodeName, zigzagModule } from "./made-modules.ts";
import { checkProject } from "./project.ts";

const isLong = process.env["EPONYM_LONG"] === "1";

test("1,000 nodes in one module with twenty requests stay within the budget", () => {
  const { problems, errors, instantiations } = checkProject(
    { "nodes0.ts": layeredModule(1000), "use.ts": requests(1, 1000) },
    ["nodes0.ts"],
  );
  expect({ problems, errors }).toEqual({ problems: [], errors: [] });
  expect(instantiations).toBeGreaterThan(10_000);
  expect(instantiations).toBeLessThan(233_000);
});

test("ten modules of 100 nodes with twenty requests stay within the budget", () => {
  const names = Array.from({ length: 10 }, (_, place) => `nodes${place}.ts`);
  const { problems, errors, instantiations } = checkProject(
    {
      ...Object.fromEntries(names.map((name, place) => [name, layeredModule(100, place)])),
      "use.ts": requests(10, 100),
    },
    names,
  );
  expect({ problems, errors }).toEqual({ problems: [], errors: [] });
  expect(instantiations).toBeGreaterThan(10_000);
  expect(instantiations).toBeLessThan(233_000);
});

/** The only mistake is the first input, which the second request leaves out. */
const onlyStartMissing = {
  problems: [],
  errors: [expect.stringContaining("error TS2741: Property 'start' is missing")],
  isCheap: true,
};

test("a chain through 40 modules is checked to its first input", () => {
  const modules = Array.from({ length: 40 }, (_, place) => zigzagModule(place, 40, 40));
  expect(checkLinks(modules, 40)).toEqual(onlyStartMissing);
});

test("a way that alternates between two modules is checked to its first input", () => {
  expect(checkLinks([zigzagModule(0, 2, 60), zigzagModule(1, 2, 60)], 60)).toEqual(onlyStartMissing);
});

test("so it is where consumers are written above their producers, as deep as the types say", () => {
  const reversed = (text: string): string => text.trimEnd().split("\n").toReversed().join("\n");
  expect(checkLinks([reversed(zigzagModule(0, 2, 44)), reversed(zigzagModule(1, 2, 44))], 44)).toEqual(
    onlyStartMissing,
  );
});

test("a chain of functions in one module is read, built and checked", () => {
  const size = isLong ? 10_000 : 2_000;
  const last = nodeName(0, size - 1);
  const use = (inputs: string): string => `
    import { Driver } from "eponym";
    import chain from "./chain.dag.ts";
    const driver = new Driver({ modules: [chain] });
    const result = await driver.execute(["${last}"], { inputs: ${inputs} });
    export const value: number = result.${last};
  `;
  const { problems, errors } = checkProject(
    { "chain.ts": chainModule(size), "use.ts": use("{ start: 1 }"), "wrong.ts": use("{}") },
    ["chain.ts"],
  );
  expect(problems).toEqual([]);
  expect(errors).toHaveLength(1);
  expect(errors[0]).toContain("Property 'start' is missing in type '{}'");
}, 300_000);

/** Twenty requests of modules in layers, one of them with overrides. */
function requests(count: number, size: number): string {
  const places = Array.from({ length: count }, (_, place) => place);
  const inputs = places.flatMap((place) =>
    Array.from({ length: Math.ceil(size / 20) }, (_, part) => `input${place}_${part}_0: 1, input${place}_${part}_1: 1`),
  );
  const calls = Array.from({ length: 20 }, (_, call) => {
    const output = nodeName(Math.max(0, count - 1 - (call % 10)), size - 1 - call);
    const overridden = [30, 31].map((step) => `${nodeName(count - 1, size - step)}: 1`);
    const overrides = call === 0 ? `, overrides: { ${overridden.join(", ")} }` : "";
    return `export const value${call}: number = (await driver.execute(["${output}"], { inputs${overrides} })).${output};`;
  });
  return [
    `import { Driver } from "eponym";`,
    ...places.map((place) => `import module${place} from "./nodes${place}.dag.ts";`),
    `const driver = new Driver({ modules: [${places.map((place) => `module${place}`).join(", ")}] });`,
    `const inputs = { ${inputs.join(", ")} };`,
    ...calls,
    "// @ts-expect-error unknown output",
    `await driver.execute(["${nodeName(0, size)}"], { inputs });`,
  ].join("\n");
}

/** Checks a driver of modules that hold a chain together: once with all inputs, once without the first. */
function checkLinks(modules: readonly string[], length: number): unknown {
  const names = modules.map((_, place) => `links${place}`);
  const last = `link${length - 1}`;
  const extras = names.map((_, place) => `extra${place}: 1`).join(", ");
  const use = [
    `import { Driver } from "eponym";`,
    ...names.map((name) => `import ${name} from "./${name}.dag.ts";`),
    `const driver = new Driver({ modules: [${names.join(", ")}] });`,
    `const result = await driver.execute(["${last}"], { inputs: { start: 1, ${extras} } });`,
    `export const value: number = result.${last};`,
    `await driver.execute(["${last}"], { inputs: { ${extras} } });`,
  ].join("\n");
  const files = names.map((name) => `${name}.ts`);
  const { problems, errors, instantiations } = checkProject(
    { ...Object.fromEntries(files.map((file, place) => [file, modules[place]!])), "use.ts": use },
    files,
  );
  return { problems, errors, isCheap: instantiations < 53_000 };
}
