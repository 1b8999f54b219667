import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createSlidingWindow, windowMs } from "../../src/policies/sliding-window.ts";
import { earliestStarts } from "./earliest-starts.ts";

const arrivals = fc.array(
  fc.record({ after: fc.integer({ min: 0, max: 40_000 }), amount: fc.integer({ min: 0, max: 10 }) }),
  {
    maxLength: 60,
  },
);

/** Starts calls one after the other on a clock of its own, each as soon as the window says. */
function simulate(calls: readonly { readonly after: number; readonly amount: number }[], budget: number) {
  const window = createSlidingWindow();
  let now = 0;
  let arrival = 0;
  return calls.map(({ after, amount }) => {
    arrival += after;
    now = Math.max(now, arrival);
    for (let wait = window.wait(amount, budget, now); wait > 0; wait = window.wait(amount, budget, now)) now += wait;
    window.take(amount, now);
    return { arrival, amount, at: now };
  });
}

describe("a sliding window", () => {
  test("never lets more through within a minute, and never later than needed", () => {
    fc.assert(
      fc.property(arrivals, fc.integer({ min: 10, max: 30 }), (calls, budget) => {
        const started = simulate(calls, budget);
        for (const { at } of started) {
          const within = started.filter((other) => other.at > at - windowMs && other.at <= at);
          expect(within.reduce((sum, { amount }) => sum + amount, 0)).toBeLessThanOrEqual(budget);
        }
        expect(started.map(({ at }) => at)).toEqual(earliestStarts(started, budget));
      }),
    );
  });

  test("waits until enough of the oldest is a minute old", () => {
    const window = createSlidingWindow();
    window.take(4, 0);
    window.take(3, 1000);
    window.take(3, 2000);
    expect(window.wait(1, 10, 2000)).toBe(58_000);
    expect(window.wait(4, 10, 2000)).toBe(58_000);
    expect(window.wait(5, 10, 2000)).toBe(59_000);
    expect(window.wait(10, 10, 2000)).toBe(60_000);
    expect(window.wait(4, 10, 59_999)).toBe(1);
    expect(window.wait(4, 10, 60_000)).toBe(0);
    expect(window.wait(10, 10, 62_000)).toBe(0);
  });

  test("counts what was used in fact, as long as it counts at all", () => {
    const window = createSlidingWindow();
    const first = window.take(6, 0);
    const second = window.take(4, 1000);
    expect(window.wait(3, 10, 1000)).toBe(59_000);
    window.correct(first, 1);
    expect(window.wait(3, 10, 1000)).toBe(0);
    window.correct(second, 12);
    expect(window.wait(1, 10, 1000)).toBe(60_000);
    expect(window.wait(1, 10, 61_000)).toBe(0);
    window.correct(second, 100);
    expect(window.wait(10, 10, 61_000)).toBe(0);
  });

  test("counts a minute and no more, however long it is used", () => {
    const window = createSlidingWindow();
    const waits = new Set<number>();
    for (let now = 0; now < 10_000_000; now += 100) {
      waits.add(window.wait(1, 600, now));
      window.take(1, now);
    }
    expect([...waits]).toEqual([0]);
    expect(window.wait(1, 599, 10_000_000)).toBe(100);
    expect(window.wait(1, 600, 10_000_000)).toBe(0);
  });
});
