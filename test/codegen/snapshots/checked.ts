import { checkOutput, extractColumns, parameterize } from "eponym";
import { z } from "zod";

const limits = { range: [0, 120] } as const;

extractColumns(people, ["age"]);
checkOutput(people, { range: [-0, 1e3] }, { target: "age", onFail: "warn" });
checkOutput(people, limits, { target: ["age"] });
checkOutput(people, { length: [1, 10], allowNulls: false });
export function people(rows: { age: number }[]): { age: number }[] {
  return rows;
}

checkOutput(mean, z.number().min(0));
checkOutput(mean, { range: [0, 120] });
checkOutput(mean, { range: [-1, 120] });
export function mean(age: number[]): number {
  return age.reduce((sum, value) => sum + value, 0) / age.length;
}

parameterize(scaled, { double: (mean: number) => [mean, 2], triple: (mean: number) => [mean, 3] });
checkOutput(scaled, { range: [0, 500] });
export function scaled(value: number, factor: number): number {
  return value * factor;
}
