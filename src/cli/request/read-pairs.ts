import { readFileSync } from "node:fs";
import { extname, resolve } from "node:path";
import { pairInvalid, valueFileInvalid, valueFileUnreadable, valueInvalid, valueRepeated } from "../../errors/cli.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import type { Problem } from "../../node.ts";
import { secretWord } from "../print/secret-word.ts";
import { parseValue } from "./parse-value.ts";

export type Values = Readonly<Record<string, unknown>>;

/** An option of `name=value` pairs. */
export interface PairOption {
  /** As it is typed: `--input`. */
  readonly option: string;
  readonly pairs: readonly string[];
  /** The declared type of a name; `unknown` where there is none. */
  readonly typeOf: (name: string) => string;
  /** The names whose values no message may repeat. */
  readonly secrets?: ReadonlySet<string>;
}

const noSecrets: ReadonlySet<string> = new Set();

/** The values of an option by name, with every mistake in them; a name whose value is wrong is there, for its own sake. */
export function readPairs(
  cwd: string,
  { option, pairs, typeOf, secrets = noSecrets }: PairOption,
  problems: Problem[],
): Values {
  const values = new Map<string, unknown>();
  for (const pair of pairs) {
    const [, name, text] = /^([^=]+)=(.*)$/s.exec(pair) ?? [];
    // What has no name may be the value of a secret.
    if (name === undefined || text === undefined)
      problems.push(pairInvalid(option, secrets.size > 0 ? secretWord : pair));
    else if (values.has(name)) problems.push(valueRepeated(option, name));
    else
      values.set(
        name,
        catchProblems(
          () => readText(cwd, option, { name, text, type: typeOf(name), isSecret: secrets.has(name) }),
          problems,
        ),
      );
  }
  return Object.fromEntries(values);
}

/** A JSON file of values by name; where some are secret, no message repeats a part of it. */
export function readValuesFile(cwd: string, option: string, file: string, isSecret: boolean): Values {
  const value = parseJson(readFile(cwd, option, file), option, file, isSecret);
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new DataflowError([valueFileInvalid(option, file, "it holds no object")]);
}

interface Given {
  readonly name: string;
  readonly text: string;
  readonly type: string;
  readonly isSecret: boolean;
}

/** `@file` stands for what is in the file, `@@` for an @ itself. */
function readText(cwd: string, option: string, { name, text, type, isSecret }: Given): unknown {
  if (!text.startsWith("@") || text.startsWith("@@"))
    return parseTyped(option, { name, text: text.replace(/^@@/, "@"), type });
  const file = text.slice(1);
  // A secret that starts with an @ is no path.
  const content = readFile(cwd, option, file, isSecret ? secretWord : file);
  if (extname(file) === ".json") return parseJson(content, option, file, isSecret);
  return /\bstring\b|unknown|any/.test(type) ? content : parseTyped(option, { name, text: content.trim(), type });
}

function parseTyped(option: string, { name, text, type }: Omit<Given, "isSecret">): unknown {
  const parsed = parseValue(text, type);
  if ("value" in parsed) return parsed.value;
  throw new DataflowError([valueInvalid(option, name, type, parsed.expected)]);
}

function readFile(cwd: string, option: string, file: string, shown = file): string {
  try {
    return readFileSync(resolve(cwd, file), "utf8").replace(/^\uFEFF/, "");
  } catch (error) {
    const reason = shown === file ? messageOf(error) : ((error as NodeJS.ErrnoException).code ?? "unknown");
    throw new DataflowError([valueFileUnreadable(option, shown, reason)]);
  }
}

function parseJson(text: string, option: string, file: string, isSecret: boolean): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    // The message of a parser quotes the text.
    throw new DataflowError([valueFileInvalid(option, file, isSecret ? "it holds no JSON" : messageOf(error))]);
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
