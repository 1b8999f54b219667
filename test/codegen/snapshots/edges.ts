import type { Source } from "eponym";

export type Money = number;

/** Result of the Column in a CheckResult; "ConditionFits<". */
export function net(gross: Money, taxRate: number = 0.2): Money {
  return gross * (1 - taxRate);
}

export async function report({ net, note = "none" }: { net: number; note?: string }): Promise<string> {
  return `${net} ${note}`;
}

export const shout = (text: Source<"report", string>, mark?: string): string => text.toUpperCase() + (mark ?? "!");

export function either(flag: boolean): Promise<number> | Promise<string> {
  return flag ? Promise.resolve(1) : Promise.resolve("one");
}
