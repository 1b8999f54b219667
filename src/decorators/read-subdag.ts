import { subdagAnsweredTwice, subdagInputInConfig, subdagOptionsNotLiteral } from "../errors/subdags.ts";
import type { Argument, BindingArgument, Decoration } from "../node.ts";
import { readBinding, readNames, readRecord } from "./arguments.ts";
import type { Site } from "./kind.ts";

/** Where options stand among the arguments of a decorator. */
export type OptionsPath = readonly (string | number)[];

/** How names inside a subdag are answered, as the source text tells it. */
export interface SubdagText {
  /** By what a binding returns under the name. */
  readonly inputs: ReadonlyMap<string, InputText>;
  /** By a value that is written there. */
  readonly config: ReadonlyMap<string, ConfigText>;
  /** By the config around it, under another key. */
  readonly configFrom: ReadonlyMap<string, string>;
  /** By what is called the same outside. */
  readonly external: ReadonlySet<string>;
}

export interface InputText {
  readonly binding: BindingArgument;
  /** The parameter whose value is passed on; `null` where one is made. */
  readonly passes: string | null;
  readonly path: OptionsPath;
}

export interface ConfigText {
  readonly value: Argument;
  readonly path: OptionsPath;
}

/** Reads the options of one subdag; reports what is answered twice, and what is not written out, for which it gives nothing. */
export function readSubdag(
  argument: Argument,
  path: OptionsPath,
  prefix: string,
  decoration: Decoration,
  site: Site,
): SubdagText | undefined {
  let isWritten = true;
  function miss(option: string): undefined {
    isWritten = false;
    site.report(subdagOptionsNotLiteral(decoration, site.declared, option));
  }
  const options = argument === undefined ? {} : (readRecord(argument) ?? miss(""));
  const { inputs, config = {}, configFrom = {}, external = [] } = options ?? {};
  const binding = readBinding(inputs);
  if (inputs !== undefined && binding?.returns === undefined) miss("inputs");
  const bound = Object.entries(binding?.returns ?? {});
  const values = Object.entries(readRecord(config) ?? miss("config") ?? {});
  const text: SubdagText = {
    inputs: new Map(bound.map(([name, passes]) => [name, { binding: binding!, passes, path }])),
    config: new Map(values.map(([key, value]) => [key, { value, path }])),
    configFrom: new Map(Object.entries(readKeys(configFrom) ?? miss("configFrom") ?? {})),
    external: new Set(readNames(external) ?? miss("external")),
  };
  reportTwice(text, prefix, decoration, site);
  return isWritten ? text : undefined;
}

/** One subdag of several: what it says of a name goes before what is said for all. */
export function mergeSubdag(shared: SubdagText, own: SubdagText): SubdagText {
  const said = new Set(waysOf(own).flatMap(([, names]) => [...names]));
  const left = <Value>(all: ReadonlyMap<string, Value>): readonly (readonly [string, Value])[] =>
    [...all].filter(([name]) => !said.has(name));
  return {
    inputs: new Map([...left(shared.inputs), ...own.inputs]),
    config: new Map([...left(shared.config), ...own.config]),
    configFrom: new Map([...left(shared.configFrom), ...own.configFrom]),
    external: new Set([...[...shared.external].filter((name) => !said.has(name)), ...own.external]),
  };
}

function waysOf(text: SubdagText): readonly (readonly [string, Iterable<string>])[] {
  return [
    ["inputs", text.inputs.keys()],
    ["config", text.config.keys()],
    ["configFrom", text.configFrom.keys()],
    ["external", text.external],
  ];
}

function reportTwice(text: SubdagText, prefix: string, decoration: Decoration, site: Site): void {
  const ways = new Map<string, string[]>();
  for (const [way, names] of waysOf(text)) for (const name of names) ways.set(name, [...(ways.get(name) ?? []), way]);
  for (const [name, found] of ways) {
    if (found.length === 1) continue;
    const isBoth = found.includes("inputs") && found.includes("config");
    site.report(
      isBoth ? subdagInputInConfig(decoration, prefix, name) : subdagAnsweredTwice(decoration, prefix, name, found),
    );
  }
}

function readKeys(argument: Argument): Readonly<Record<string, string>> | undefined {
  const record = readRecord(argument);
  const isWritten = record !== undefined && Object.values(record).every((value) => typeof value === "string");
  return isWritten ? (record as Readonly<Record<string, string>>) : undefined;
}
