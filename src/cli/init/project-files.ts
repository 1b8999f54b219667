/** What the files of a new project depend on. */
export interface NewProject {
  /** The name of its folder. */
  readonly name: string;
  /** The version of this package. */
  readonly version: string;
}

/** The files of a new project by name. */
export function projectFiles({ name, version }: NewProject): ReadonlyMap<string, string> {
  const manifest = {
    name:
      name
        .toLowerCase()
        .replaceAll(/[^a-z0-9._-]+/g, "-")
        .replace(/^[._-]+/, "") || "dataflow",
    private: true,
    type: "module",
    scripts: { build: "eponym build", check: "eponym check", start: "node run.ts" },
    dependencies: { eponym: `^${version}` },
    devDependencies: { "@types/node": "^24.0.0", typescript: ">=5.9" },
  };
  const settings = {
    compilerOptions: {
      target: "es2023",
      module: "nodenext",
      types: ["node"],
      strict: true,
      noEmit: true,
      noUncheckedIndexedAccess: true,
      verbatimModuleSyntax: true,
      erasableSyntaxOnly: true,
      allowImportingTsExtensions: true,
      skipLibCheck: true,
    },
    include: ["*.ts"],
  };
  return new Map([
    ["package.json", `${JSON.stringify(manifest, null, 2)}\n`],
    ["tsconfig.json", `${JSON.stringify(settings, null, 2)}\n`],
    ["eponym.config.ts", config],
    ["features.ts", features],
    ["run.ts", run],
  ]);
}

const config = [
  'import { defineConfig } from "eponym/config";',
  "",
  'export default defineConfig({ modules: ["features.ts"] });',
  "",
].join("\n");

const features = `import { checkOutput, config, tag } from "eponym";

/** Money spent in each week. */
export function weeklySpend(spend: number[]): number[] {
  return spend.map((amount) => Math.max(0, amount));
}

export function spendMean(weeklySpend: number[]): number {
  return weeklySpend.reduce((sum, amount) => sum + amount, 0) / weeklySpend.length;
}

config.when(signups__given, { source: "given" });
export function signups__given(signupCounts: number[]): number[] {
  return signupCounts;
}

config.otherwise(signups__sample);
/** Signups to try things out with. */
export function signups__sample(spend: number[]): number[] {
  return spend.map((_, week) => 10 + week);
}

tag(spendPerSignup, { owner: "growth" });
checkOutput(spendPerSignup, { range: [0, 1000] });
/** What one signup costs, week by week. */
export function spendPerSignup(weeklySpend: number[], signups: number[]): number[] {
  return weeklySpend.map((amount, week) => amount / (signups[week] ?? 1));
}
`;

const run = `import { Driver } from "eponym";
import features from "./features.dag.ts";

const driver = new Driver({ modules: [features], config: { source: "sample" } });
const { spendMean, spendPerSignup } = await driver.execute(["spendMean", "spendPerSignup"], {
  inputs: { spend: [10, 20, 40] },
});
console.log({ spendMean, spendPerSignup });
`;
