import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { combineVersions } from "../../src/values/combine.ts";
import { sha256 } from "../../src/values/sha256.ts";

test("the hash of a text is that of its UTF-8, short or long", () => {
  expect(sha256("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  for (const text of ["abc", "é".repeat(100_000)]) {
    expect(sha256(text)).toBe(createHash("sha256").update(text).digest("hex"));
    expect(sha256(Buffer.from(text))).toBe(sha256(text));
  }
});

test("versions that are combined differ with their tag, their parts, and where one part ends", () => {
  const lists = fc.tuple(fc.string(), fc.array(fc.string()));
  fc.assert(
    fc.property(lists, lists, (first, second) => {
      const isSame = JSON.stringify(first) === JSON.stringify(second);
      expect(combineVersions(...first) === combineVersions(...second)).toBe(isSame);
    }),
  );
  expect(combineVersions("a", ["ab", "c"])).not.toBe(combineVersions("a", ["a", "bc"]));
  expect(combineVersions("a", ["1:b"])).not.toBe(combineVersions("a", ["", "b"]));
  expect(combineVersions("a", [])).not.toBe(combineVersions("a", [""]));
  expect(combineVersions("a", ["b"])).toMatch(/^[\da-f]{64}$/);
});
