import type { Command } from "commander";
import type { RequestOptions } from "./request/read-request.ts";

/** Collects an option that may be given more than once. */
export function collect(value: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, value];
}

/** Collects names that may be given as `a,b` and more than once. */
export function collectNames(value: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, ...splitNames(value)];
}

export function splitNames(value: string): readonly string[] {
  return value
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

/** The examples at the end of a command's help. */
export function printExamples(...examples: readonly string[]): string {
  return `\nExamples:\n${examples.map((example) => `  $ eponym ${example}`).join("\n")}`;
}

/** The options that say what to compute, and from what. */
export function addRequestOptions(command: Command): Command {
  return addInputOptions(command.option("-o, --outputs <names>", "what to compute: a,b", collectNames));
}

/** The options that say from what to compute. */
export function addInputOptions(command: Command): Command {
  return command
    .option("-i, --input <name=value>", "the value of an input, or @file; may be repeated", collect)
    .option("--inputs <file.json>", "inputs by name, as a JSON object in a file")
    .option("-c, --config <key=value>", "chooses variants and answers parameters; may be repeated", collect)
    .option("--override <node=value>", "a value in place of a node; may be repeated", collect);
}

/** Whether values are given, without which nobody knows what would be reused. */
export function givesValues({ input, inputs, override }: Omit<RequestOptions, "outputs">): boolean {
  return input !== undefined || inputs !== undefined || override !== undefined;
}
