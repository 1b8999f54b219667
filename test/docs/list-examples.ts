import { fileNameOf, readFences } from "../../tools/docs/read-fences.ts";

/** An example of a page, and the nodes that the page says it makes. */
export interface Example {
  /** The heading it stands under. */
  readonly heading: string;
  readonly file: string;
  readonly code: string;
  /** `undefined` where the page does not tell. */
  readonly nodes: readonly string[] | undefined;
}

/** The `ts` fences of a page, each with the line of nodes that comes before the next heading or fence: "Nodes: `price.raw`, `price`." */
export function listExamples(page: string): readonly Example[] {
  const lines = page.split("\n");
  return readFences(page)
    .filter(({ language }) => language === "ts")
    .map((fence) => {
      const before = lines.slice(0, fence.line).findLast((line) => /^#+ /.test(line)) ?? "";
      const after = lines.slice(fence.line + fence.code.split("\n").length);
      const end = after.findIndex((line) => /^(#+ |```)/.test(line));
      const told = after.slice(0, end === -1 ? after.length : end).find((line) => line.startsWith("Nodes: "));
      return {
        heading: before.replace(/^#+ /, ""),
        file: fileNameOf(fence) ?? `example-${fence.line}.ts`,
        code: fence.code,
        nodes: told?.match(/(?<=`)[^`, ]+(?=`)/g) ?? undefined,
      };
    });
}
