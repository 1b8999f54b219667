import { runInThisContext } from "node:vm";
import { transformSync } from "esbuild";
import { createNodeCompiler } from "../../../src/adapters/type-checks/node-checks.ts";
import { collectMistakes } from "../../../src/adapters/type-checks/mistakes.ts";
import { defaultTables } from "../../../src/data/tables.ts";
import { expandModule } from "../../../src/graph/expand-module.ts";
import { joinCode } from "../../../src/source/serve-dag.ts";
import { readText } from "../../source/read-text.ts";

/** Gives what is told of a value that is to be of a type; nothing of one that is. */
export type Tell = (value: unknown) => readonly string[];

export interface CheckTextOptions {
  readonly others?: Readonly<Record<string, string>>;
  readonly exact?: boolean;
  readonly mostItems?: number;
}

/** The check of an annotation, by way of the reader; `others` are files besides. */
export function checkText(type: string, declarations = "", options: CheckTextOptions = {}): Tell {
  const { others = {}, exact = false, mostItems = Infinity } = options;
  const text = `${declarations}\nexport function node(value: ${type}): void {}`;
  const { nodes } = expandModule(joinCode(readText(text, others), {}));
  const compiler = createNodeCompiler({ exact, mostItems, tables: defaultTables });
  const [check] = compiler.checksOf(nodes[0]!).edges;
  return (value) => {
    if (check === undefined || check.fits(value)) return [];
    const mistakes = collectMistakes(defaultTables);
    check.explain(value, "value", mistakes);
    return mistakes.list.map(({ path, declared, shape }) =>
      declared === "" ? `${path} is not part of it` : `${path} is ${shape}, declared as ${declared}`,
    );
  };
}

/** The value of a TypeScript expression. */
export function evaluate(expression: string, declarations = ""): unknown {
  const { code } = transformSync(`${declarations}\nreturn (${expression});`, { loader: "ts", target: "node24" });
  return runInThisContext(`(() => { ${code} })()`);
}
