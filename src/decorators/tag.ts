import { tagsNotLiteral, targetNotLiteral, targetUnknown } from "../errors/decorators.ts";
import type { AnyFunction } from "../types/functions.ts";
import type { Argument, Decoration, Node, Tags, TagValue } from "../node.ts";
import { hidesTarget, readRecord, readTarget } from "./arguments.ts";
import type { DecoratorKind, Site } from "./kind.ts";
import { register } from "./registry.ts";

/** Which of a function's nodes are tagged. */
export interface TagOptions {
  /** One node or several; all of the function's nodes but its checks without it. */
  readonly target?: string | readonly string[];
}

/**
 * Notes facts about all nodes of a function: they are shown in pictures, listed, and searched for.
 *
 * @example
 * ```ts
 * import { tag } from "eponym";
 *
 * tag(email, { owner: "growth", pii: true });
 * export function email(user: { email: string }): string {
 *   return user.email;
 * }
 * ```
 */
export function tag(fn: AnyFunction, tags: Tags, options?: TagOptions): void {
  register(fn, "tag", tags, options);
}

/**
 * Notes facts about single nodes of a function, by the node's name.
 *
 * @example
 * ```ts
 * import { extractColumns, tagOutputs } from "eponym";
 *
 * extractColumns(users, ["email", "age"]);
 * tagOutputs(users, { email: { pii: true } });
 * export function users(): { email: string; age: number }[] {
 *   return [];
 * }
 * ```
 */
export function tagOutputs(fn: AnyFunction, tags: Readonly<Record<string, Tags>>): void {
  register(fn, "tagOutputs", tags);
}

export const tagKind: DecoratorKind = {
  name: "tag",
  phase: "describe",
  apply(nodes, decoration, site) {
    const tags = readTags(decoration.args[0]);
    if (tags === undefined) return notLiteral(nodes, decoration, site);
    const target = readTarget(decoration.args[1]);
    if (hidesTarget(decoration.args[1])) site.report(targetNotLiteral(decoration, site.declared));
    reportUnknown(target ?? [], nodes, decoration, site);
    return nodes.map((node) =>
      (target === undefined ? node.role !== "check" : target.includes(node.name)) ? addTags(node, tags) : node,
    );
  },
};

export const tagOutputsKind: DecoratorKind = {
  name: "tagOutputs",
  phase: "describe",
  apply(nodes, decoration, site) {
    const outputs = readRecord(decoration.args[0]);
    if (outputs === undefined || !Object.values(outputs).every((tags) => readTags(tags)))
      return notLiteral(nodes, decoration, site);
    reportUnknown(Object.keys(outputs), nodes, decoration, site);
    return nodes.map((node) =>
      Object.hasOwn(outputs, node.name) ? addTags(node, readTags(outputs[node.name])!) : node,
    );
  },
};

function addTags(node: Node, tags: Tags): Node {
  return { ...node, tags: { ...node.tags, ...tags } };
}

function readTags(argument: Argument): Tags | undefined {
  const record = readRecord(argument);
  return record !== undefined &&
    Object.values(record).every((value) => isTagValue(value) || (Array.isArray(value) && value.every(isTagValue)))
    ? (record as Tags)
    : undefined;
}

function isTagValue(value: Argument): value is TagValue {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

function notLiteral(nodes: readonly Node[], decoration: Decoration, site: Site): readonly Node[] {
  site.report(tagsNotLiteral(decoration, site.declared));
  return nodes;
}

function reportUnknown(targets: readonly string[], nodes: readonly Node[], decoration: Decoration, site: Site): void {
  for (const target of targets)
    if (!nodes.some((node) => node.name === target)) site.report(targetUnknown(decoration, target, nodes));
}
