import { cache, type CacheSettings, Driver, type Explanation, type NodeVerdict } from "eponym";
import { files, memory } from "eponym/cache";
import diamond from "./modules/diamond.dag.ts";
import survey from "./modules/survey.dag.ts";
import { same } from "./same.ts";

declare function load(surveyPath: string, rows?: number): Promise<string[]>;
declare function count(): number;
declare function named(given: { surveyPath: string; rows: number }): string;
declare function each<T>(items: T[]): T;

// The decorator: freshness takes what the function takes, and may give anything.
cache(load, { freshness: (surveyPath) => same<typeof surveyPath, string>() });
cache(load, { freshness: (surveyPath, rows) => [surveyPath.length, rows?.toFixed()] });
cache(load, { freshness: async (surveyPath: string) => surveyPath });
cache(load, { freshness: () => Date.now() });
cache(count, { freshness: () => null });
cache(named, { freshness: ({ surveyPath, rows }) => surveyPath.repeat(rows) });
cache(each, { freshness: (items) => items.length });
cache(load, { behavior: "recompute", format: "json", version: "1.0", target: ["rows", "rows.raw"] });
cache(load, {});
declare const behavior: "ignore" | "disable";
cache(load, { behavior });
const shared: CacheSettings<typeof load> = { freshness: (surveyPath) => surveyPath.length };
cache(load, shared);
// @ts-expect-error the parameter is a string
cache(load, { freshness: (surveyPath: number) => surveyPath });
// @ts-expect-error a string has no such method
cache(load, { freshness: (surveyPath) => surveyPath.toFixed() });
// @ts-expect-error the second parameter may be missing
cache(load, { freshness: (_, rows) => rows.toFixed() });
// @ts-expect-error there is no third parameter
cache(load, { freshness: (_surveyPath, _rows, _more) => 1 });
// @ts-expect-error the function has no parameters
cache(count, { freshness: (path: string) => path });
// @ts-expect-error a function
cache(load, { freshness: Date.now() });
// @ts-expect-error no such option
cache(load, { behaviour: "recompute" });
// @ts-expect-error no such behavior
cache(load, { behavior: "recomputed" });
// @ts-expect-error a text
cache(load, { version: 1 });
// @ts-expect-error a text
cache(load, { format: true });
// @ts-expect-error names of nodes
cache(load, { target: 5 });
// @ts-expect-error no options
cache(load);
// @ts-expect-error not a function
cache(5, { behavior: "ignore" });

// The driver's options.
const modules = [survey] as const;
const config = { mode: "online" } as const;
const driver = new Driver({ modules: [survey], config: { mode: "online" }, cache: true });
void new Driver({ modules, config, cache: false });
void new Driver({ modules, config, cache: { path: ".eponym/cache", mode: "forceAll", coordinate: true } });
void new Driver({ modules, config, cache: { store: memory(), behavior: "recompute", behaviors: { age: "ignore" } } });
void new Driver({ modules, config, cache: { store: files("elsewhere"), codecs: [] } });
driver.with({ cache: { store: memory(), mode: "assertNoFreshInput" } });
driver.with({ cache: false });
// @ts-expect-error true or options
void new Driver({ modules, config, cache: ".eponym/cache" });
// @ts-expect-error no such option
void new Driver({ modules, config, cache: { folder: ".eponym/cache" } });
// @ts-expect-error no such mode
void new Driver({ modules, config, cache: { mode: "force" } });
// @ts-expect-error no such behavior
void new Driver({ modules, config, cache: { behavior: "always" } });
// @ts-expect-error no such behavior of a node
void new Driver({ modules, config, cache: { behaviors: { age: "never" } } });
// @ts-expect-error the function is not called
void new Driver({ modules, config, cache: { store: memory } });
// @ts-expect-error true or false
void new Driver({ modules, config, cache: { coordinate: "yes" } });
// @ts-expect-error no such option, in a copy
driver.with({ cache: { pth: "elsewhere" } });
// @ts-expect-error the option has another name
driver.with({ caching: true });

// What would be reused takes what `execute` takes.
const inputs = { clientId: 7 };
const explained = await driver.explain("meanAge", { inputs });
same<typeof explained, Explanation>();
same<(typeof explained.nodes)[number]["verdict"], NodeVerdict["verdict"]>();
driver.explain("meanAge", { overrides: { age: [1, 2] } });
// @ts-expect-error missing inputs altogether
driver.explain("meanAge");
// @ts-expect-error missing input
driver.explain("meanAge", { inputs: {} });
// @ts-expect-error mistyped input
driver.explain("meanAge", { inputs: { clientId: "7" } });
// @ts-expect-error unknown input
driver.explain("meanAge", { inputs: { clientId: 7, clientid: 7 } });
// @ts-expect-error unknown output
driver.explain("meanAges", { inputs });
// @ts-expect-error one output, not several
driver.explain(["meanAge"], { inputs });
// @ts-expect-error unknown override
driver.explain("meanAge", { inputs, overrides: { ages: [1] } });
const shape = new Driver({ modules: [diamond], cache: true });
shape.explain("bottom", { inputs: { shared: 1, onlyRight: "three" }, overrides: { left: 1 } });
// @ts-expect-error `onlyRight` is still needed
shape.explain("bottom", { inputs: { shared: 1 }, overrides: { left: 1 } });

// A plan is a promise.
const plan = await driver.plan(["meanAge"], { inputs });
same<(typeof plan.steps)[number]["node"], string>();
// @ts-expect-error it is not there yet
driver.plan(["meanAge"], { inputs }).steps;

// What an earlier run left is typed as the output.
const mean = await driver.fromCache("meanAge");
same<typeof mean, number>();
const ages = await driver.fromCache("age", { run: "some id" });
same<typeof ages, number[]>();
const later = await driver.fromCache("later");
same<typeof later, { label: "batch" | number }>();
// @ts-expect-error unknown output
driver.fromCache("meanAges");
// @ts-expect-error an input is no output
driver.fromCache("clientId");
// @ts-expect-error no such option
driver.fromCache("meanAge", { runs: "some id" });
// @ts-expect-error an id
driver.fromCache("meanAge", { run: 5 });
