import type { Location, Node, Problem } from "../node.ts";
import { listNames } from "./format.ts";

/** Mistakes in what fans out, what collects it and what pulls lazily. Values are never told, only their shapes. */

/** An edge with the fan-outs around what it takes, outermost first. */
export interface FannedEdge {
  readonly node: string;
  readonly path: readonly string[];
}

/** A node that takes items of two fan-outs, neither of which is inside of the other. */
export function fanOutsCross({ name, location }: Node, first: FannedEdge, second: FannedEdge): Problem {
  const place = first.path.findIndex((fan, depth) => fan !== second.path[depth]);
  const [one, other] = [first.path[place]!, second.path[place]!];
  return {
    code: "FAN_OUTS_CROSS",
    message: `"${name}" takes items of two fan-outs that are not nested: of "${one}" ${through(one, first)} and of "${other}" ${through(other, second)}.`,
    nodes: [name],
    location,
    hint: `Collect one of them first: take "${second.node}" as Collect<…>, here or in a node before this one.`,
  };
}

function through(fan: string, { node }: FannedEdge): string {
  return fan === node ? "itself" : `through "${node}"`;
}

export function collectOutside({ name, location }: Node, collected: string, isNode: boolean): Problem {
  return {
    code: "COLLECT_OUTSIDE",
    message: isNode
      ? `"${name}" collects "${collected}", and nothing fans out around it.`
      : `"${name}" collects "${collected}", which is an input: nothing fans out around it.`,
    nodes: [name],
    location,
    hint: isNode
      ? `Make the result of "${collected}", or of a node that it needs, Parallelizable<…>, or take "${collected}" without Collect.`
      : `Take "${collected}" without Collect.`,
  };
}

export function fanOutNotIterable({ name, location }: Node, shape: string): Problem {
  return {
    code: "FAN_OUT_NOT_ITERABLE",
    message: `"${name}" fans out, and gave no items to iterate over: ${shape}.`,
    nodes: [name],
    location,
    hint: shape.startsWith("string")
      ? "A text counts as one value. Return an array: [text], or [...text] for its characters."
      : "Return an array, an iterable, a generator or an async iterable.",
  };
}

/** An override inside of a fan-out that is no array, or not as long as the others; `item` is where it stands inside of an outer fan-out. */
export function overrideShape(
  name: string,
  fan: Node,
  found: { readonly shape: string; readonly expected?: number; readonly isLeast?: boolean },
  item: string,
): Problem {
  const wanted =
    found.expected === undefined
      ? ""
      : `, where "${fan.name}" has ${found.isLeast === true ? "at least " : ""}${countItems(found.expected)}`;
  return {
    code: "FAN_OUT_OVERRIDE_SHAPE",
    message: `The override of "${name}" is ${found.shape}${item}${wanted}.`,
    nodes: [name, fan.name],
    location: fan.location,
    hint: `"${name}" has a value for each item of "${fan.name}": override it by an array of them, in the order of the items.`,
  };
}

function countItems(number: number): string {
  return `${number} item${number === 1 ? "" : "s"}`;
}

/** Further failures of a node for items of a fan-out, after those that are told one by one. */
export function itemsFailed({ name, location }: Node, more: number): Problem {
  return {
    code: "NODE_FAILED",
    message: `"${name}" failed for ${more} more item${more === 1 ? "" : "s"}.`,
    nodes: [name],
    location,
  };
}

/** ` for item 17 of "urls"`; innermost first. */
export function describeItem(items: readonly (readonly [index: number, fan: string])[]): string {
  if (items.length === 0) return "";
  return ` for ${items.map(([index, fan]) => `item ${index} of "${fan}"`).join(", ")}`;
}

export function pulledTooLate(name: string, location: Location | undefined): Problem {
  return {
    code: "LAZY_TOO_LATE",
    message: `"${name}" was asked for after the run, or the item, that it belongs to was over.`,
    nodes: [name],
    ...(location && { location }),
    hint: "Await what a Lazy parameter gives before the function returns.",
  };
}

export function pulledFailed(name: string, location: Location | undefined): Problem {
  return {
    code: "LAZY_FAILED",
    message: `"${name}" was asked for, and it or something that it needs has failed.`,
    nodes: [name],
    ...(location && { location }),
  };
}

/** `not asked for by "report"` */
export function describeNotAsked(holders: readonly string[]): string {
  return `not asked for by ${listNames(holders)}`;
}
