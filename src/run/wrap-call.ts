import type { LinkTarget, Wrapped } from "../decorators/kind.ts";
import { findKind, kindNames } from "../decorators/kinds.ts";
import type { Registered } from "../decorators/registry.ts";
import type { Policy } from "../node.ts";
import { followCall } from "./follow-call.ts";

/** Code as policies say that it is called; which of them is outermost follows from the list of kinds. */
export function wrapCall(
  call: Wrapped,
  policies: readonly Policy[],
  target: LinkTarget,
  decorated: readonly Registered[],
): Wrapped {
  if (policies.length === 0) return call;
  const places = kindNames();
  const innermost = policies.toSorted((one, other) => places.indexOf(other.kind) - places.indexOf(one.kind));
  const wrap = (wrapped: Wrapped, { kind, decoration, given }: Policy, hook: "wrap" | "wrapAll"): Wrapped => {
    const args = given ?? decorated[decoration]?.args ?? [];
    return findKind(kind)?.[hook]?.({ ...target, args }, wrapped) ?? wrapped;
  };
  const each = innermost.reduce((wrapped, policy) => wrap(wrapped, policy, "wrap"), followCall(call, target.node));
  return innermost.reduce((wrapped, policy) => wrap(wrapped, policy, "wrapAll"), each);
}
