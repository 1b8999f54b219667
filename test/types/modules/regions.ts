import { parameterizedSubdag, subdag, withColumns } from "eponym";
import spending from "./spending.dag.ts";

subdag(usSpend, spending, {
  inputs: (usPath: string, limit: number) => ({ surveyPath: `${usPath}/us`, limit }),
  config: { region: "us" },
});
/** The most that was spent in the US. */
export function usSpend(spends: number[]): number {
  return Math.max(...spends);
}

subdag(euSpend, [spending], { config: { region: "eu", rate: 2, surveyPath: "eu.csv" }, external: ["bonus"] });
/** What was spent in the EU, in words. */
export function euSpend(spends: string[], bonus: bigint): { text: string } {
  return { text: `${spends.join()} ${bonus}` };
}

parameterizedSubdag(
  ends,
  spending,
  { firstEnd: { inputs: (usPath: string) => ({ surveyPath: usPath }) }, otherEnd: { external: ["surveyPath"] } },
  { config: { region: "us" } },
);
/** The last answer. */
export function ends(last: number, above10: number[]): [number, number] {
  return [last, above10.length];
}

subdag(anySpend, spending, { configFrom: { region: "place" }, external: ["surveyPath", "rate"] });
export function anySpend(spends: readonly (string | number)[]): number {
  return spends.length;
}

/** @internal */
export function doubled(amount: number): number {
  return 2 * amount;
}

subdag(inside, [doubled], { external: ["amount"] });
/** @internal */
export function inside(doubled: number): string {
  return String(doubled);
}

subdag(nested, [inside], { inputs: (euPath: string) => ({ amount: euPath.length }) });
/** Two subdags deep. */
export function nested(inside: string): string[] {
  return [inside];
}

/** @internal */
export function ratio(spend: number[], signups: number[], weight: number): number[] {
  return spend.map((each, row) => (each * weight) / (signups[row] ?? 1));
}

withColumns(best, [ratio], { columns: ["spend", "signups"], external: ["weight"] });
/** The best ratio. */
export function best(campaigns: { spend: number; signups: number; ratio: number }[]): number {
  return Math.max(...campaigns.map((row) => row.ratio));
}
