/**
 * Writes docs/errors.md from the catalogue in src/errors.
 * Usage: node tools/write-error-page.ts
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { listErrorCodes, type ErrorCode } from "./docs/list-error-codes.ts";

const areas: Readonly<Record<string, string>> = {
  source: "Reading a source file",
  code: "Code whose versions are not known",
  "decorator-calls": "How a decorator is called",
  decorators: "What a decorator is given",
  steps: "Steps",
  resolve: "Decorators chosen by the config",
  subdags: "Subdags",
  columns: "Columns that are added",
  io: "Loaders, savers and schemas of functions",
  policies: "Retries, limits and timeouts",
  markers: "Markers",
  "fan-outs": "Fan-outs and lazy parameters",
  graph: "How nodes fit together",
  run: "What a run is asked for, and failures in it",
  driver: "Options of a driver",
  adapters: "Adapters",
  "adapter-options": "Options of adapters, and what these report",
  executors: "Where nodes run",
  context: "The context of a node",
  values: "Values",
  "value-types": "Types of values",
  data: "Files and tables",
  cache: "The cache",
  stores: "Stores of results",
  visualize: "Pictures",
  schemas: "Schemas compared from run to run",
  lineage: "Lineage told to others",
  load: "Loading a module",
  cli: "The command line",
  "cache-commands": "The commands on a cache",
};

const head = `# Errors

Every mistake is a \`DataflowError\`. Its \`problems\` are all that were found, each with a \`code\`, a \`message\`, the \`nodes\` that it is about and, where they are
known, a \`location\` and a \`hint\`; \`code\` of the error itself is that of the first. Codes stay the same from version to version, the wording does not.

\`\`\`ts
import { DataflowError, Driver } from "eponym";
import prices from "./prices.dag.ts";

const driver = new Driver({ modules: [prices] });
try {
  await driver.execute(["total"], { inputs: { net: 100, rate: 0.2 } });
} catch (error) {
  if (!(error instanceof DataflowError)) throw error;
  for (const { code, message, hint } of error.problems) console.error(code, message, hint);
}
\`\`\`

An error that a function of a dataflow throws is the \`cause\` of a \`NODE_FAILED\`. In the tables, \`…\` stands for what depends on the case; of
texts that differ from case to case, one is shown.
`;

/** The page of all codes, by area. */
export function printErrorPage(codes: readonly ErrorCode[]): string {
  const order = [...new Set([...Object.keys(areas), ...codes.map(({ area }) => area)])];
  const sections = order.flatMap((area) => {
    const rows = codes.filter((code) => code.area === area).map(printRow);
    return rows.length === 0
      ? []
      : [
          `\n## ${areas[area] ?? area}\n\n<!-- prettier-ignore -->\n| code | message | what to do |\n|---|---|---|\n${[...new Set(rows)].join("")}`,
        ];
  });
  return head + sections.join("");
}

function printRow({ code, message, hint }: ErrorCode): string {
  return `| \`${code}\` | ${printCell(message)} | ${printCell(hint)} |\n`;
}

function printCell(text: string): string {
  return text
    .replaceAll("\n", " ")
    .replaceAll("|", String.raw`\|`)
    .replaceAll("<", "&lt;");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL("..", import.meta.url));
  writeFileSync(join(root, "docs/errors.md"), printErrorPage(listErrorCodes(root)));
}
