/** How long the window is: budgets are given for a minute. */
export const windowMs = 60_000;

/** What has been taken out of a budget at one time. */
export interface Taken {
  readonly at: number;
  amount: number;
  /** It is less than a minute old. */
  isCounted: boolean;
}

/** What has been taken within the last minute; times are milliseconds of a clock that only goes forward. */
export interface SlidingWindow {
  /** Milliseconds until so much can be taken without going over the budget in any minute: 0 where it can be now. */
  wait(amount: number, budget: number, now: number): number;
  take(amount: number, now: number): Taken;
  /** Says how much was used in fact of what has been taken. */
  correct(taken: Taken, amount: number): void;
}

/**
 * Starts an empty window. Of the packages that are kept up, p-queue counts starts, and none weighs them; that is why this is here. A bucket that refills would let twice the
 * budget through within a minute.
 */
export function createSlidingWindow(): SlidingWindow {
  let entries: Taken[] = [];
  let first = 0;
  let sum = 0;

  /** Leaves out what is a minute old. */
  function forget(now: number): void {
    for (; first < entries.length && now - entries[first]!.at >= windowMs; first++) {
      const old = entries[first]!;
      old.isCounted = false;
      sum -= old.amount;
    }
    if (first > 1000 || first === entries.length) {
      entries = entries.slice(first);
      first = 0;
    }
  }

  return {
    wait(amount, budget, now) {
      forget(now);
      let over = sum + amount - budget;
      if (over <= 0) return 0;
      let place = first;
      while (place < entries.length - 1 && over > entries[place]!.amount) over -= entries[place++]!.amount;
      const last = entries[place];
      return last === undefined ? 0 : last.at + windowMs - now;
    },
    take(amount, now) {
      const taken = { at: now, amount, isCounted: true };
      entries.push(taken);
      sum += amount;
      return taken;
    },
    correct(taken, amount) {
      if (taken.isCounted) sum += amount - taken.amount;
      taken.amount = amount;
    },
  };
}
