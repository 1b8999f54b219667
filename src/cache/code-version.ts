import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { callsFunction } from "../decorators/calls-function.ts";
import { isOwnKind } from "../decorators/kinds.ts";
import type { Module } from "../module.ts";
import type { Argument, Config, Declared, Decoration, Node, ResolverArgument } from "../node.ts";
import { combineVersions } from "../values/combine.ts";
import { describeSetting } from "./describe-setting.ts";
import type { CodePart, CodeRecord } from "./entry.ts";
import { ownVersion } from "./own-version.ts";
import { packageVersion } from "./package-version.ts";
import { findStale, readCodeParts } from "./read-code.ts";

/** What a node's code comes to. */
export interface CodeVersion {
  readonly version: string;
  /** Why the code may give something else although its version is the same. */
  readonly doubts: string | undefined;
  /** The build is older than the source. */
  readonly isStale: boolean;
  /** What the version stands for; read from the source when it is asked for. */
  record(): CodeRecord;
}

/** Versions the code of a node, which stands in a module of its own where it is part of a subdag. */
export function versionCode(node: Node, module: Module, config: Config): CodeVersion {
  const declared = module.declared.find(({ name }) => name === node.code.declared);
  const tag = node.cache?.version;
  if (tag !== undefined) {
    // A tag is about one function: a variant of the same node, and a node of that name elsewhere, may have the same.
    const version = combineVersions("tag", [tag, module.name, node.code.declared]);
    return {
      version,
      doubts: undefined,
      isStale: false,
      record: () => ({ version, tag, parts: readParts(module, declared, node), packages: {} }),
    };
  }
  // A node that is made by hand has no code to be read.
  if (declared === undefined) {
    const version = combineVersions("none", [node.hash]);
    return { version, doubts: undefined, isStale: false, record: () => ({ version, parts: [], packages: {} }) };
  }
  const { decoration } = node.code;
  const made = declared.decorations[decoration];
  const isFunction = callsFunction(node.code) || !isOwnKind(node.code.kind);
  const resolvers = declared.decorations.filter((each) => resolverOf(each) !== undefined);
  const chosen = [...resolvers, ...(made === undefined ? [] : [made])];
  const reached = [...(isFunction ? declared.packages : []), ...chosen.flatMap((each) => each.packages ?? [])];
  const packages = readPackages(reached, module);
  const doubts = [
    ...((isFunction && declared.unreadable) || []),
    ...chosen.flatMap((each) => each.unreadable ?? []),
    ...resolvers.flatMap((each) => findObscure(each, config)),
    ...(module.home === undefined ? [] : findUnknown(packages)),
  ];
  const version = combineVersions("code", [
    describeShape(node),
    isFunction ? declared.hash : "",
    made === undefined ? "" : hashDecoration(made),
    decoration < 0 ? "" : ownVersion(),
    ...resolvers.map((each) => hashResolver(each, config)),
    ...Object.entries(packages).flat(),
  ]);
  return {
    version,
    doubts: doubts.length === 0 ? undefined : doubts.join("; "),
    isStale: findStale(module).has(declared.name),
    record: () => ({ version, parts: readParts(module, declared, node), packages }),
  };
}

/** What a node does besides its code: how that is called, and with what in which place. */
function describeShape({ call, code, edges, omitted = [] }: Node): string {
  const taken = edges.map(({ parameter, marker = "" }) => [parameter, marker]);
  return JSON.stringify([call, code.kind, code.part, taken, omitted.map(({ place }) => place)]);
}

function hashDecoration({ kind, args, hash }: Decoration): string {
  return JSON.stringify([kind, hash ?? describeSetting(args)]);
}

/** A resolver chooses by what it reads of the config. */
function hashResolver(decoration: Decoration, config: Config): string {
  const read = configKeys(decoration).map((key) => [key, describeSetting(config[key])]);
  return JSON.stringify([decoration.hash ?? describeSetting(decoration.args), read]);
}

/** A package that is not found from the module may change without a word; a bundle has its packages within it. */
function findUnknown(packages: Readonly<Record<string, string>>): readonly string[] {
  return Object.keys(packages)
    .filter((name) => packages[name] === "unknown")
    .map((name) => `the package "${name}", which is not found from its module`);
}

/** What a function or an instance of a class in the config does is not told by its parts. */
function findObscure(decoration: Decoration, config: Config): readonly string[] {
  return configKeys(decoration)
    .filter((key) => describeSetting(config[key]) === undefined)
    .map((key) => `"${key}" of the config, which cannot be compared`);
}

function configKeys(decoration: Decoration): readonly string[] {
  return Object.keys(resolverOf(decoration)?.config ?? {});
}

function resolverOf({ args }: Decoration): ResolverArgument | undefined {
  return args.find((argument) => isResolver(argument));
}

function isResolver(argument: Argument): argument is ResolverArgument {
  return argument !== null && typeof argument === "object" && "$" in argument && argument.$ === "resolver";
}

function readPackages(names: readonly string[], { home, file }: Module): Readonly<Record<string, string>> {
  const from = home === undefined ? resolve(file) : fileURLToPath(home.url);
  return Object.fromEntries([...new Set(names)].toSorted().map((name) => [name, packageVersion(name, from)]));
}

function readParts(module: Module, declared: Declared | undefined, { code }: Node): readonly CodePart[] {
  if (declared === undefined) return [];
  return readCodeParts(module, declared, code.decoration < 0 ? undefined : code.decoration);
}
