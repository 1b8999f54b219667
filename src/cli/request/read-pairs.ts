import { readFileSync } from "node:fs";
import { extname, resolve } from "node:path";
import { pairInvalid, valueFileInvalid, valueFileUnreadable, valueInvalid, valueRepeated } from "../../errors/cli.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import type { Problem } from "../../node.ts";
import { parseValue } from "./parse-value.ts";

export type Values = Readonly<Record<string, unknown>>;

/** An option of `name=value` pairs. */
export interface PairOption {
  /** As it is typed: `--input`. */
  readonly option: string;
  readonly pairs: readonly string[];
  /** The declared type of a name; `unknown` where there is none. */
  readonly typeOf: (name: string) => string;
}

/** The values of an option by name, with every mistake in them; a name whose value is wrong is there, for its own sake. */
export function readPairs(cwd: string, { option, pairs, typeOf }: PairOption, problems: Problem[]): Values {
  const values = new Map<string, unknown>();
  for (const pair of pairs) {
    const [, name, text] = /^([^=]+)=(.*)$/s.exec(pair) ?? [];
    if (name === undefined || text === undefined) problems.push(pairInvalid(option, pair));
    else if (values.has(name)) problems.push(valueRepeated(option, name));
    else
      values.set(
        name,
        catchProblems(() => readText(cwd, option, { name, text, type: typeOf(name) }), problems),
      );
  }
  return Object.fromEntries(values);
}

/** A JSON file of values by name. */
export function readValuesFile(cwd: string, option: string, file: string): Values {
  const value = parseJson(readFile(cwd, option, file), option, file);
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new DataflowError([valueFileInvalid(option, file, "it holds no object")]);
}

interface Given {
  readonly name: string;
  readonly text: string;
  readonly type: string;
}

/** `@file` stands for what is in the file, `@@` for an @ itself. */
function readText(cwd: string, option: string, { name, text, type }: Given): unknown {
  if (!text.startsWith("@") || text.startsWith("@@"))
    return parseTyped(option, { name, text: text.replace(/^@@/, "@"), type });
  const file = text.slice(1);
  const content = readFile(cwd, option, file);
  if (extname(file) === ".json") return parseJson(content, option, file);
  return /\bstring\b|unknown|any/.test(type) ? content : parseTyped(option, { name, text: content.trim(), type });
}

function parseTyped(option: string, { name, text, type }: Given): unknown {
  const parsed = parseValue(text, type);
  if ("value" in parsed) return parsed.value;
  throw new DataflowError([valueInvalid(option, name, type, parsed.expected)]);
}

function readFile(cwd: string, option: string, file: string): string {
  try {
    return readFileSync(resolve(cwd, file), "utf8").replace(/^\uFEFF/, "");
  } catch (error) {
    throw new DataflowError([valueFileUnreadable(option, file, messageOf(error))]);
  }
}

function parseJson(text: string, option: string, file: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new DataflowError([valueFileInvalid(option, file, messageOf(error))]);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** `null` in place of what cannot be read, so that its name counts as given. */
export function catchProblems<Value>(read: () => Value, problems: Problem[]): Value | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof DataflowError)) throw error;
    problems.push(...error.problems);
    return null;
  }
}
