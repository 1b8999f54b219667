import fc from "fast-check";
import { expect, test } from "vitest";
import { printAge, printSize, printTime } from "../../src/cli/print/cache-units.ts";
import { readAge, readSize } from "../../src/cli/request/read-units.ts";

test.each([
  [0, "0 B"],
  [999, "999 B"],
  [1000, "1 kB"],
  [1550, "1.6 kB"],
  [9960, "10 kB"],
  [50_000, "50 kB"],
  [3_400_000, "3.4 MB"],
  [2.5e12, "2.5 TB"],
])("%i bytes are %s", (bytes, text) => expect(printSize(bytes)).toBe(text));

test.each([
  [0.4, "0 ms"],
  [12.5, "13 ms"],
  [1234, "1.2 s"],
  [90_000, "1.5 min"],
  [36_000_000, "10 h"],
])("%f ms take %s", (ms, text) => expect(printTime(ms)).toBe(text));

test("ages tell days, and none is before now", () => {
  expect([-5, 400, 90_000, 3 * 86_400_000].map(printAge)).toEqual(["0 s", "0 s", "1.5 min", "3 d"]);
});

test("what is printed can be typed again", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e15 }), (bytes) => {
      const read = readSize(printSize(bytes).replace(" ", ""));
      expect(Math.abs(read - bytes) / bytes).toBeLessThan(0.06);
    }),
  );
  expect(["90s", "15m", "6h", "1.5d", "2 W"].map(readAge)).toEqual([
    90_000, 900_000, 21_600_000, 129_600_000, 1_209_600_000,
  ]);
  for (const text of ["", "5", "d", "-1d", "1y", "1 d d"]) expect(() => readAge(text)).toThrow("Write a number");
  for (const text of ["5", "5 apples", "1e3B"]) expect(() => readSize(text)).toThrow("Write a number");
});
