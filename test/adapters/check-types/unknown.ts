import type { Argument } from "eponym/decorators";

type Trimmed<T> = T extends ` ${infer Rest}` ? Rest : T;

export function first(options: Argument): number {
  return typeof options === "number" ? options : 0;
}

export function second(options: Argument, text: Trimmed<string>): string {
  return options === null ? text : text.trim();
}
