import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { writeProject } from "../../types/project.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));

const inner = `
interface Row { label: string }
export function labels(rows: Row[]): string[] {
  return rows.map(({ label }) => label);
}
`;

const outer = `
import { subdag } from "eponym";
import survey from "./inner.dag.ts";
import { Unit } from "./unit.ts";

export interface Row { label: number }

subdag(first, survey, { inputs: (rows: Row[]) => ({ rows }) });
export function first(labels: string[]): string | undefined {
  return labels[0];
}
export function size(unit: Unit): number {
  return unit.size;
}
`;

const unit = `
export class Unit {
  readonly size: number;
  constructor(size: number) {
    this.size = size;
  }
}
`;

const program = `
import { Driver } from "${root}src/index.ts";
import { checkTypes } from "${root}src/adapters.ts";
import { loadModule } from "${root}src/source.ts";
import { Unit } from "./unit.ts";

const driver = new Driver({ modules: [await loadModule("./outer.ts")], adapters: [checkTypes()] });
const told = [];
for (const [output, inputs] of [
  ["first", { rows: [{ label: "a" }] }],
  ["first", { rows: [{ label: 1 }] }],
  ["size", { unit: new Unit(3) }],
  ["size", { unit: new Date() }],
])
  told.push(await driver.execute([output], { inputs }).catch(({ problems }) => problems.map(({ message }) => message)));
console.log(JSON.stringify(told));
`;

test("types of one name in the files of a subdag and of what is around it are two, and classes are known", () => {
  const folder = writeProject({ "inner.ts": inner, "outer.ts": outer, "unit.ts": unit });
  writeFileSync(join(folder, "run.ts"), program);
  const { stdout, stderr } = spawnSync(process.execPath, ["run.ts"], { cwd: folder, encoding: "utf8" });
  expect(stderr).toBe("");
  expect(JSON.parse(stdout)).toEqual([
    [
      'The input "rows" is declared by "first.inputs.rows" as Row[], which the value is not:\n' +
        "  rows[0].label is string (1 character), declared as number",
    ],
    [
      '"first.labels" takes "rows" (the value of "first.inputs.rows") as Row[], which the value is not:\n' +
        "  rows[0].label is number, declared as string",
    ],
    { size: 3 },
    ['The input "unit" is declared by "size" as Unit, which the value is not:\n  unit is Date, declared as Unit'],
  ]);
});
