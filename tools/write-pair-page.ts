/**
 * Writes docs/decorator-pairs.md from what the matrix of decorators tests.
 * Usage: node tools/write-pair-page.ts
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { dependsOnOrder } from "../test/decorators/matrix/file-order.ts";
import { meanings } from "../test/decorators/matrix/meanings.ts";
import { type Pair, pairs } from "../test/decorators/matrix/pairs.ts";
import { type Kind, kinds } from "../test/decorators/matrix/use.ts";

const shown: Partial<Readonly<Record<Kind, string>>> = {
  config: "`config.when` …",
  mutated: "a step of another function's `mutate`",
  sized: "one of your own",
};

const head = `# Decorators in pairs

Decorators above one function take effect in a fixed order, whatever their order in the file. Each pair below is a dataflow that is built, type checked, run and compared
with the rules, in both orders of the file, and with the same decorator twice; \`node tools/write-pair-page.ts\` writes this page from the same data.
The rows are in the order in which they act; the columns are the same decorators by their numbers.

- \`·\` they work together, and their order in the file makes no difference
- \`↓\` they act at one time, in the order of the file
- \`–\` they have no meaning together, and \`eponym build\` or \`tsc\` says so
`;

/** The page of all pairs. */
export function printPairPage(): string {
  return [head, printTable(), printReasons(), printMeanings()].join("\n");
}

function printTable(): string {
  const numbers = kinds.map((_, place) => place + 1);
  const rows = kinds.map((kind, place) => [place + 1, show(kind), ...kinds.map((other) => mark(kind, other))]);
  const lines = [["", "", ...numbers], ["", "", ...numbers].map(() => "---"), ...rows];
  return `<!-- prettier-ignore -->\n${lines.map((cells) => `| ${cells.join(" | ")} |\n`).join("")}`;
}

function mark(above: Kind, below: Kind): string {
  const { meaningless, stack } = find(above, below);
  if (meaningless !== undefined) return "–";
  return dependsOnOrder(stack) ? "↓" : "·";
}

function printReasons(): string {
  const rejected = pairs.filter(
    ({ meaningless, above, below }) => meaningless !== undefined && kinds.indexOf(above) <= kinds.indexOf(below),
  );
  const reasons = Map.groupBy(new Set(rejected.map(({ above, below }) => find(above, below))), (pair) => {
    return pair.meaningless!.reason;
  });
  const lines = [...reasons].map(([reason, found]) => `- ${found.map(describePair).join(", ")}: ${reason}.`);
  return `## Without a meaning\n\n${lines.join("\n")}\n`;
}

function printMeanings(): string {
  const lines = meanings.map(({ of, with: others, says, node }) => {
    return `- ${show(of)} and ${others.map(show).join(", ")}: ${says} (\`${node}\`)`;
  });
  return `## What they mean

The function of these examples is \`pair\`, with the parameters \`table\` and \`factor\`; \`parameterize\` makes \`us\` and \`eu\` of it, \`parameterizedSubdag\` \`north\` and \`south\`,
\`parameterizeExtractColumns\` \`east\` and \`west\`; as a step it is one of \`origin\`. A node that shows it is named at the end of each line.

${lines.join("\n")}
`;
}

function find(above: Kind, below: Kind): Pair {
  return pairs.find((pair) => pair.above === above && pair.below === below)!;
}

function describePair({ above, below }: Pair): string {
  return above === below ? `${show(above)} twice` : `${show(above)} and ${show(below)}`;
}

function show(kind: Kind): string {
  return shown[kind] ?? `\`${kind}\``;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(new URL("../docs/decorator-pairs.md", import.meta.url), printPairPage());
