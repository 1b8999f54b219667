import fc from "fast-check";
import { expect, test } from "vitest";
import { inlineBytes, sealEntry, unsealEntry } from "../../../src/stores/s3/kept-entry.ts";
import { seal, unseal } from "../../../src/stores/s3/sealed.ts";
import { makeEntry } from "../make-entry.ts";

test("what is sealed is unsealed, by its own kind alone", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const bytes = seal("run", value);
      expect(JSON.stringify(unseal("run", bytes))).toBe(JSON.stringify(value));
      expect(unseal("code", bytes)).toBe(undefined);
    }),
  );
});

test("any bit that is changed, and any byte that is missing or more, is noticed", () => {
  const { entry, bytes } = makeEntry("größe 中文", { summary: 'a "text" \u{FFFD}' });
  const sealed = sealEntry(entry, bytes);
  expect(Buffer.from(inlineBytes(unsealEntry(entry.key, sealed)!)!).equals(bytes)).toBe(true);
  for (let bit = 0; bit < sealed.length * 8; bit += 1) {
    const changed = Uint8Array.from(sealed);
    changed[bit >> 3] = changed[bit >> 3]! ^ (1 << (bit % 8));
    expect(unsealEntry(entry.key, changed)).toBe(undefined);
  }
  for (let length = 0; length < sealed.length; length += 1)
    expect(unsealEntry(entry.key, sealed.subarray(0, length))).toBe(undefined);
  expect(unsealEntry(entry.key, Buffer.concat([sealed, Buffer.from(" ")]))).toBe(undefined);
  expect(unsealEntry("another key", sealed)).toBe(undefined);
});
