import { formatBounds, limitConflict, type PolicyPlace } from "../errors/policies.ts";
import type { Problem } from "../node.ts";
import { createLimiter, type LimitBounds, type Limiter } from "./limiter.ts";

/** A limit as one function asks for it. */
export interface LimitRequest {
  readonly fn: object;
  /** Shared by all that give it. */
  readonly name: string | undefined;
  readonly bounds: LimitBounds;
  /** Tells apart the limits of one function that have no name. */
  readonly target: readonly string[];
  readonly place: PolicyPlace;
}

interface Named {
  readonly limiter: Limiter;
  readonly fn: object;
  readonly place: PolicyPlace;
}

/** One table for all copies of the package in a process, as they call the same servers. */
const key = Symbol.for("eponym.limits");
const holder = globalThis as {
  [key]?: { readonly named: Map<string, Named>; readonly own: WeakMap<object, Map<string, Limiter>> };
};
const table = (holder[key] ??= { named: new Map(), own: new WeakMap() });

/** The limiter of a function, or of all that share its name; other numbers under one name are a problem. */
export function findLimiter(request: LimitRequest): { readonly limiter: Limiter } | { readonly problem: Problem } {
  const { fn, name, bounds, target, place } = request;
  if (name === undefined) {
    const limiters = table.own.get(fn) ?? new Map<string, Limiter>();
    table.own.set(fn, limiters);
    const id = JSON.stringify([bounds.concurrency, bounds.perMinute, bounds.tokensPerMinute, target]);
    const limiter = limiters.get(id) ?? createLimiter(bounds);
    limiters.set(id, limiter);
    return { limiter };
  }
  const known = table.named.get(name);
  if (known === undefined || (isReloaded(known, request) && !isSame(known.limiter.bounds, bounds))) {
    const limiter = known?.limiter ?? createLimiter(bounds);
    limiter.bounds = bounds;
    table.named.set(name, { limiter, fn, place });
    return { limiter };
  }
  if (isSame(known.limiter.bounds, bounds)) return { limiter: known.limiter };
  return {
    problem: limitConflict(name, place, formatBounds(bounds), known.place, formatBounds(known.limiter.bounds)),
  };
}

/** The same function of a file that has been loaded again says something new rather than something else. */
function isReloaded(known: Named, { fn, place }: LimitRequest): boolean {
  return known.fn !== fn && known.place.node === place.node && known.place.location.file === place.location.file;
}

function isSame(one: LimitBounds, other: LimitBounds): boolean {
  return (
    one.concurrency === other.concurrency &&
    one.perMinute === other.perMinute &&
    one.tokensPerMinute === other.tokensPerMinute
  );
}
