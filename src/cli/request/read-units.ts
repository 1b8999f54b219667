import { InvalidArgumentError } from "commander";

const ages: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
const sizes: Readonly<Record<string, number>> = { b: 1, kb: 1e3, mb: 1e6, gb: 1e9, tb: 1e12 };

/** `30d` in milliseconds. */
export function readAge(text: string): number {
  return readUnit(text, ages, "Write a number and one of s, m, h, d and w, such as 30d.");
}

/** `2GB` in bytes. */
export function readSize(text: string): number {
  return readUnit(text, sizes, "Write a number and one of B, kB, MB, GB and TB, such as 500MB.");
}

/** A whole number from 1 on. */
export function readCount(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError("Write a whole number from 1 on.");
  return Number(text);
}

function readUnit(text: string, units: Readonly<Record<string, number>>, expected: string): number {
  const [, amount = "", unit = ""] = /^(\d+(?:\.\d+)?)\s*([a-z]+)$/i.exec(text) ?? [];
  const factor = units[unit.toLowerCase()];
  if (factor === undefined) throw new InvalidArgumentError(expected);
  return Number(amount) * factor;
}
