import { beforeAll, expect, test } from "vitest";
import { lineOf, openFile, type OpenFile } from "./service.ts";

/** A node, what hovering over it shows of its type and says of it, the module it is in, and the functions that its doc links to. */
type Shown = readonly [node: string, type: string, doc: string, module: string, functions: readonly string[]];

const shown: readonly Shown[] = [
  ["amount", "number[]", "The column `amount` of `sales`.", "sales", ["sales"]],
  ["train", "number[]", "The field `train` of `split`.", "sales", ["split"]],
  ["least", "number", "An element of `bounds`.", "sales", ["bounds"]],
  ["above10", "number", "How many lie above a threshold.", "sales", ["above"]],
  ["us", "Sale[]", "The sales of a region.", "sales", ["region"]],
  ["usAmount", "number[]", "The column `amount` of `us`.", "sales", ["region"]],
  ["price.raw", "number", "A price, scaled.", "sales", ["price"]],
  ["price.scale", "number", "The step `scale` of `price`.", "sales", ["price", "_scale"]],
  ["price", "string", "A price, scaled.", "sales", ["price", "_describe", "_scale"]],
  ["cost.parse", "number", "The step `parse` of `cost`.", "sales", ["cost", "_parse"]],
  ["note.trimmed", "string[]", "", "sales", ["trimmed"]],
  ["note", "string[]", "A note of a sale.", "sales", ["note", "trimmed"]],
  ["sales.check.schema", "CheckResult", "The check `schema` of `sales`.", "sales", ["sales"]],
  ["answer", "string", "A short answer.", "sales", ["answer__short", "answer__long"]],
  ["rows", "Row[]", "The rows of a file.", "files", ["rows"]],
  ["rows.loader", "Loaded<Row[]>", "The rows of a file.", "files", ["rows"]],
  ["joined.load.table", "Row[]", "What is loaded for `table` of `joined`.", "files", ["joined"]],
  ["joined.load.table.loader", "Loaded<Row[]>", "with its metadata.", "files", ["joined"]],
  ["report.save.json", "Metadata", "Saves `report` and tells what is known of it.", "files", ["report"]],
  ["reportFile", "Metadata", "Saves `report` and tells what is known of it.", "files", ["report"]],
  ["first", "number", "The field `first` of `parts`.", "files", ["parts"]],
  // The function of another file is not reached from here, the subdag is.
  ["usSpend.spends", "number[]", "In dollars.", "regions", ["usSpend"]],
  ["usSpend.above10", "number[]", "Inside `usSpend`.", "regions", ["usSpend"]],
  ["usSpend.inputs.surveyPath", "string", "The input `surveyPath` of the nodes inside", "regions", ["usSpend"]],
  ["firstEnd", "[number, number]", "The last answer.", "regions", ["ends"]],
  ["firstEnd.last", "number", "The last answer, in words in the EU.", "regions", ["ends"]],
  ["nested.inside.doubled", "number", "Inside `nested`.", "regions", ["doubled"]],
  ["best.ratio", "number[]", "Inside `best`.", "regions", ["ratio"]],
  ["best.columns.spend", "number[]", "The column `spend` that others", "regions", ["best", "ratio"]],
  ["book", "Book[]", "The books on a shelf, each by itself.", "books", ["book"]],
  ["entry", "string[][]", "One letter.", "books", ["entry__each", "entry__whole", "entry__shelf"]],
  ["page", "string[][]", "The pages of a book.", "pages", ["page"]],
  ["words", "number[][]", "The field `words` of `counts`.", "pages", ["counts"]],
  ["ranked", "bigint[]", "Fans out what it has collected.", "tallies", ["ranked"]],
];
/** Nodes that are named as their functions and give what those give. */
const own: readonly (readonly [node: string, type: string, module: string])[] = [
  ["counted", "string", "sales"],
  ["cost", "number", "sales"],
  ["stored", "Receipt", "files"],
  ["quoted", "number", "files"],
  ["usSpend", "number", "regions"],
  ["nested", "string[]", "regions"],
  ["best", "number", "regions"],
  ["bookWords", "number[]", "tallies"],
];

/** The modules of a driver, and its config. */
const drivers: readonly (readonly [modules: readonly string[], config: string])[] = [
  [["sales"], "{ words: true, long: true }"],
  [["files"], '{ parts: ["first"] }'],
  [["regions"], '{ place: "us" }'],
  [["books", "pages", "tallies"], '{ by: "letter" }'],
];
const nodes = [
  ...shown.map(([node, , , module]) => ({ node, module })),
  ...own.map(([node, , module]) => ({ node, module })),
];
const use = [
  `import { Driver } from "eponym";`,
  ...drivers.flatMap(([modules, config], place) => {
    const names = nodes.flatMap(({ node, module }) => (modules.includes(module) ? [JSON.stringify(node)] : []));
    return [
      ...modules.map((name) => `import ${name} from "./${name}.dag.ts";`),
      `const driver${place} = new Driver({ modules: [${modules.join(", ")}], config: ${config} });`,
      `{`,
      `  const results = await driver${place}.execute([${names.join(", ")}], {} as never);`,
      ...names.map((name) => `  results[${name}];`),
      `}`,
    ];
  }),
  `driver2.execute(["usSpend.last"], { inputs: { usPath: "a", limit: 1 } });`,
].join("\n");

let file: OpenFile;

beforeAll(() => {
  file = openFile(use);
});

test("the service understands the file", () => {
  expect(file.errors()).toEqual([]);
});

test.each(shown)(
  "%s leads to a generated line that tells and links to its functions",
  (node, type, doc, module, fns) => {
    const place = `results[${JSON.stringify(node)}`;
    expect(file.hover(place)).toEqual({
      type: `(property) ${/^\w+$/.test(node) ? node : JSON.stringify(node)}: ${type}`,
      doc: expect.stringContaining(doc),
    });
    const key = new RegExp(`^ {2}"?${node.replaceAll(".", "\\.")}"?: (?!never)[A-Z]`);
    expect(file.definitions(place)).toEqual([{ file: `${module}.dag.ts`, line: lineOf(`${module}.dag.ts`, key) }]);
    expect(file.linksOf(place)).toEqual(
      fns.map((fn) => ({ file: `${module}.ts`, line: lineOf(`${module}.ts`, new RegExp(`function\\*? ${fn}\\(`)) })),
    );
  },
);

test.each(own)("%s leads to its function", (node, type, module) => {
  const place = `results[${JSON.stringify(node)}`;
  expect(file.hover(place).type).toBe(`(property) ${node}: ${type}`);
  const line = lineOf(`${module}.ts`, new RegExp(`function ${node}\\(`));
  expect(file.definitions(place)).toEqual([{ file: `${module}.ts`, line }]);
});

test("a request completes the names of derived nodes", () => {
  const position = use.indexOf('["usSpend.last"]') + 2;
  expect(file.completions(position)).toEqual(
    expect.arrayContaining(["usSpend.spends", "usSpend.inputs.limit", "nested.inside.doubled", "best.columns.spend"]),
  );
});
