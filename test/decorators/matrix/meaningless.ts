import { findKind } from "../../../src/decorators/kinds.ts";
import { sizedKind } from "./project/sized.ts";
import type { Kind } from "./use.ts";

/** Why two decorators above one function have no meaning, and how that is told. */
export interface Meaningless {
  readonly reason: string;
  /** Who tells: the build, or `tsc` at the call. */
  readonly by: "build" | "tsc";
  /** A part of the message. */
  readonly says: string;
  readonly code?: string;
}

const noTable = "what is known of saved data is no table";

/** Pairs that types reject, in either order. */
const rejected: readonly (readonly [one: Kind, other: Kind, reason: string, says: string])[] = [
  ["dataSaver", "extractColumns", noTable, "is not assignable to type 'never'"],
  ["dataSaver", "parameterizeExtractColumns", noTable, "is not assignable to type 'never'"],
  ["dataSaver", "unpackFields", "what is known of saved data is no array", "to parameter of type 'never'"],
];

/** What a node has once, while another of its function may be for other nodes. */
const once: readonly Kind[] = ["retry", "limit", "timeout"];

/** `undefined` where two decorators above one function mean something together. */
export function findMeaningless(one: Kind, other: Kind): Meaningless | undefined {
  const reason = excludesOf(one)?.[other] ?? excludesOf(other)?.[one];
  if (reason !== undefined) return { reason, by: "build", says: reason };
  if (one === other && once.includes(one))
    return { reason: "a node has one of each", by: "build", says: `has two ${one}`, code: "POLICY_TWICE" };
  const found = rejected.find((pair) => pair.includes(one) && pair.includes(other) && one !== other);
  return found && { reason: found[2], by: "tsc", says: found[3] };
}

function excludesOf(kind: Kind): Readonly<Record<string, string>> | undefined {
  return (kind === "sized" ? sizedKind : findKind(kind))?.excludes;
}
