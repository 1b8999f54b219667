import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { listErrorCodes } from "../../tools/docs/list-error-codes.ts";
import { printErrorPage } from "../../tools/write-error-page.ts";
import { writeTree } from "./write-tree.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

test("docs/errors.md is what the catalogue says", () => {
  const page = readFileSync(join(root, "docs/errors.md"), "utf8");
  expect(page, "write it again: node tools/write-error-page.ts").toBe(printErrorPage(listErrorCodes(root)));
});

test("a situation is read from an object and from a call", () => {
  const tree = writeTree({
    "src/errors/shop.ts": [
      "function problem(code: string, message: string, hint: string) { return { code, message, hint }; }",
      'export const nothing = { code: "NOT_A_FACTORY" };',
      'export function priceMissing(name: string) { return { code: "PRICE_MISSING", message: `"${name}" has no price.` }; }',
      "export function shopShut(at: string, names: string[]) {",
      '  const hint = at === "" ? "Come back." : suggestName(at, names);',
      '  return problem("SHOP_SHUT", at, hint);',
      "}",
      'export function aisleUnknown(name: string) { return problem("AISLE_UNKNOWN", "Go | on.", suggestName(name, [])); }',
    ].join("\n"),
  });
  const codes = listErrorCodes(tree);
  expect(codes).toEqual([
    { area: "shop", code: "PRICE_MISSING", message: '"…" has no price.', hint: "" },
    { area: "shop", code: "SHOP_SHUT", message: "…", hint: "Come back." },
    { area: "shop", code: "AISLE_UNKNOWN", message: "Go | on.", hint: "Did you mean …?" },
  ]);
  expect(printErrorPage(codes)).toContain(
    "\n## shop\n\n<!-- prettier-ignore -->\n| code | message | what to do |\n|---|---|---|\n| `PRICE_MISSING` |",
  );
  expect(printErrorPage(codes)).toContain(String.raw`| Go \| on. |`);
});
