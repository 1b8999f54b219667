import { expect, test } from "vitest";
import { chainModule, layeredModule, nodeName, zigzagModule } from "./made-modules.ts";
import { checkProject } from "./project.ts";

/** Twenty requests, one of them with overrides; inputs come from a value that has them all. */
function requests(modules: readonly string[], size: number): string {
  const last = modules.length - 1;
  const imports = modules.map((name, place) => `import module${place} from "./${name}.dag.ts";`);
  const calls = Array.from({ length: 20 }, (_, call) => {
    const output = nodeName(Math.max(0, last - (call % 10)), size - 1 - call);
    const overrides =
      call === 7 ? `, overrides: { ${nodeName(last, size - 30)}: 1, ${nodeName(last, size - 31)}: 2 }` : "";
    return `const result${call} = await driver.execute(["${output}"], { inputs: given${overrides} });\nexport const value${call}: number = result${call}.${output};`;
  });
  return [
    `import { Driver } from "eponym";`,
    ...imports,
    `const driver = new Driver({ modules: [${modules.map((_, place) => `module${place}`).join(", ")}] });`,
    `declare const given: { ${modules.flatMap((_, place) => Array.from({ length: Math.ceil(size / 20) }, (_, part) => `input${place}_${part}_0: number; input${place}_${part}_1: number`)).join("; ")} };`,
    ...calls,
    "",
  ].join("\n");
}

test("1,000 nodes in one module", () => {
  const r = checkProject({ "nodes.ts": layeredModule(1000), "use.ts": requests(["nodes"], 1000) }, ["nodes.ts"]);
  console.log(r);
});
test("10x100", () => {
  const names = Array.from({ length: 10 }, (_, place) => `nodes${place}`);
  const r = checkProject(
    {
      ...Object.fromEntries(names.map((name, place) => [`${name}.ts`, layeredModule(100, place)])),
      "use.ts": requests(names, 100),
    },
    names.map((n) => `${n}.ts`),
  );
  console.log(r);
});
for (const n of [60, 150])
  test("chain of modules " + n, () => {
    const names = Array.from({ length: n }, (_, place) => `links${place}`);
    const use = [
      `import { Driver } from "eponym";`,
      ...names.map((name) => `import ${name} from "./${name}.dag.ts";`),
      `const driver = new Driver({ modules: [${names}] });`,
      `const { link${n - 1}: last } = await driver.execute(["link${n - 1}"], { inputs: { start: 1, ${names.map((_, i) => `extra${i}: 1`)} } });`,
      "export const value: number = last;",
      "// @ts-expect-error",
      `await driver.execute(["link${n - 1}"], { inputs: { ${names.map((_, i) => `extra${i}: 1`)} } });`,
      "",
    ].join("\n");
    const r = checkProject(
      { ...Object.fromEntries(names.map((name, place) => [`${name}.ts`, zigzagModule(place, n, n)])), "use.ts": use },
      names.map((n) => `${n}.ts`),
    );
    console.log(n, r);
  });
for (const n of [150, 300, 600])
  test("zigzag " + n, () => {
    const names = ["even", "odd"];
    const use = [
      `import { Driver } from "eponym";`,
      ...names.map((name) => `import ${name} from "./${name}.dag.ts";`),
      `const driver = new Driver({ modules: [${names}] });`,
      `const { link${n - 1}: last } = await driver.execute(["link${n - 1}"], { inputs: { start: 1, extra0: 1, extra1: 1 } });`,
      "export const value: number = last;",
      "// @ts-expect-error",
      `await driver.execute(["link${n - 1}"], { inputs: { extra0: 1, extra1: 1 } });`,
      "",
    ].join("\n");
    const r = checkProject(
      { "even.ts": zigzagModule(0, 2, n), "odd.ts": zigzagModule(1, 2, n), "use.ts": use },
      names.map((n) => `${n}.ts`),
    );
    console.log(n, r);
  });
