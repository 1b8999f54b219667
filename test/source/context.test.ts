import { describe, expect, test } from "vitest";
import { readText } from "./read-text.ts";

/** The functions that are known to ask for their context. */
function scoped(text: string, others?: Readonly<Record<string, string>>): readonly string[] {
  return readText(text, others)
    .declared.filter((declared) => declared.scoped === true)
    .map(({ name }) => name);
}

const plain = "export function plain(): number { return 1; }";

describe("a function is known to ask for its context", () => {
  test.each([
    ["itself", 'import { context } from "eponym"; export function asks(): string { return context().runId; }'],
    [
      "by another name",
      'import { context as here } from "eponym"; export function asks(): string { return here().runId; }',
    ],
    [
      "of the whole package",
      'import * as eponym from "eponym"; export function asks(): string { return eponym.context().runId; }',
    ],
    [
      "handing it on",
      'import { context } from "eponym"; const get = context; export function asks(): string { return get().runId; }',
    ],
    [
      "through a helper",
      'import { context } from "eponym"; const id = (): string => deep(); function deep(): string { return context().runId; } export function asks(): string { return id(); }',
    ],
    [
      "through a circle of helpers",
      'import { context } from "eponym"; function one(n: number): string { return n > 0 ? two(n - 1) : context().runId; } function two(n: number): string { return one(n); } export function asks(): string { return two(1); }',
    ],
    [
      "in a step of it",
      'import { context, pipeOutput, step } from "eponym"; export function _mark(text: string): string { return text + context().runId; } pipeOutput(asks, step(_mark)); export function asks(): string { return ""; }',
    ],
  ])("%s", (_, text) => {
    expect(scoped(`${text}\n${plain}`)).toEqual(["asks"]);
  });

  test("through another file, and a file between", () => {
    const others = {
      "id.ts": 'export { ask as id } from "./ask.ts";',
      "ask.ts": 'import { context } from "eponym"; export const ask = (): string => context().runId;',
    };
    expect(
      scoped(`import { id } from "./id.ts"; export function asks(): string { return id(); }\n${plain}`, others),
    ).toEqual(["asks"]);
  });

  test.each([
    [
      "of another package",
      'import { context } from "other"; export function asks(): string { return context().runId; }',
    ],
    [
      "other members",
      'import * as eponym from "eponym"; export function asks(): string { return String(eponym.Driver); }',
    ],
    [
      "as a type",
      'import type { context } from "eponym"; export function asks(take: typeof context): string { return String(take); }',
    ],
    ["of its own", 'function context(): string { return ""; } export function asks(): string { return context(); }'],
  ])("but not %s", (_, text) => {
    expect(scoped(text)).toEqual([]);
  });
});
