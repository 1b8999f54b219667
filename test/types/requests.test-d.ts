import { Driver } from "eponym";
import diamond from "./modules/diamond.dag.ts";
import survey from "./modules/survey.dag.ts";
import { same } from "./same.ts";

const driver = new Driver({ modules: [survey], config: { mode: "online" } });
const inputs = { clientId: 7 };

// Results are typed by the functions; what is asynchronous is awaited.
const { meanAge, spread, later } = await driver.execute(["meanAge", "spread", "later"], { inputs });
same<typeof meanAge, number>();
same<typeof spread, number>();
same<typeof later, { label: "batch" | number }>();

// Derived nodes: columns, fields, elements, checks, nodes of one function with several arguments.
const derived = await driver.execute(["age", "city", "young", "youngest", "above30", "total", "spread.check.range"], {
  inputs: { clientId: 7, limit: 40 },
});
same<typeof derived.age, number[]>();
same<typeof derived.city, string[]>();
same<typeof derived.young, number[]>();
same<typeof derived.youngest, number>();
same<typeof derived.above30, number>();
same<typeof derived.total, number>();
same<(typeof derived)["spread.check.range"]["passed"], boolean>();
same<(typeof derived)["spread.check.range"]["onFail"], "fail" | "warn">();

// Named functions and `Source<>`: what they need is needed.
const { summary, headline } = await driver.execute(["summary", "headline"], { inputs: { clientId: 7, limit: 40 } });
same<typeof summary, string>();
same<typeof headline, { title: string }>();
// @ts-expect-error `limit` is missing for `headline`, which takes `summary`
driver.execute(["headline"], { inputs });

// Optional inputs may be left out, given, or given as undefined.
driver.execute(["spread"], { inputs: { clientId: 7, scale: 2 } });
driver.execute(["spread"], { inputs: { clientId: 7, scale: undefined } });
driver.execute(["summary"], { inputs: { clientId: 7, limit: 40, note: "!" } });
// @ts-expect-error an optional input of another type
driver.execute(["spread"], { inputs: { clientId: 7, scale: "2" } });

// The whole run is typed alike, and so are the requests that run nothing.
const run = await driver.run(["meanAge"], { inputs });
same<typeof run.results.meanAge, number>();
driver.plan(["meanAge"], { inputs });
driver.validate(["meanAge"], { inputs });

// A run that goes on after failures may lack outputs.
const whole = await driver.run(["meanAge", "later"], { inputs, onError: "stop" });
same<typeof whole.results, { meanAge: number; later: { label: "batch" | number } }>();
const partial = await driver.run(["meanAge", "later"], { inputs, onError: "continue" });
same<typeof partial.results, { meanAge?: number; later?: { label: "batch" | number } }>();
declare const onError: "stop" | "continue";
const either = await driver.run(["meanAge"], { onError, overrides: { age: [1] } });
same<typeof either.results, { meanAge?: number }>();
declare const options: { inputs: { clientId: number }; onError?: "stop" | "continue" };
const given = await driver.run(["meanAge"], options);
same<typeof given.results, { meanAge?: number }>();
same<(typeof partial)["status"], "done" | "failed">();
const kept = await driver.execute(["meanAge"], { inputs, onError: "continue" });
same<typeof kept, { meanAge: number }>();
// @ts-expect-error an output that may be missing
export const certain: number = partial.results.meanAge;
// @ts-expect-error the inputs are needed as well
driver.run(["meanAge"], { onError: "continue" });
// @ts-expect-error no such way to go on
driver.run(["meanAge"], { inputs, onError: "ignore" });

// @ts-expect-error unknown output
driver.execute(["meanAges"], { inputs });
// @ts-expect-error unknown output among known ones
driver.execute(["meanAge", "spraed"], { inputs });
// @ts-expect-error a parameterized function is no node
driver.execute(["above"], { inputs });
// @ts-expect-error an input is no output
driver.execute(["clientId"], { inputs });
// @ts-expect-error missing input
driver.execute(["meanAge"], { inputs: {} });
// @ts-expect-error missing inputs altogether
driver.execute(["meanAge"]);
// @ts-expect-error missing input in an empty request
driver.execute(["meanAge"], {});
// @ts-expect-error mistyped input
driver.execute(["meanAge"], { inputs: { clientId: "7" } });
// @ts-expect-error null is a value of its own type
driver.execute(["meanAge"], { inputs: { clientId: null } });
// @ts-expect-error unknown input
driver.execute(["meanAge"], { inputs: { clientId: 7, clientid: 7 } });
// @ts-expect-error an input of another output
driver.execute(["meanAge"], { inputs: { clientId: 7, limit: 40 } });
// @ts-expect-error a node is no input
driver.execute(["meanAge"], { inputs: { clientId: 7, age: [1] } });
// @ts-expect-error unknown override
driver.execute(["meanAge"], { inputs, overrides: { ages: [1] } });
// @ts-expect-error mistyped override
driver.execute(["meanAge"], { inputs, overrides: { age: ["1"] } });
// @ts-expect-error an input is no node to override
driver.execute(["meanAge"], { inputs, overrides: { clientId: 8 } });
// @ts-expect-error a result that was not asked for
(await driver.execute(["meanAge"], { inputs })).spread;
// @ts-expect-error a result that was not asked for, of a run
(await driver.run(["meanAge"], { inputs })).results.spread;
// @ts-expect-error unknown output of a plan
driver.plan(["meanAges"], { inputs });
// @ts-expect-error missing input of a validation
driver.validate(["meanAge"]);
// @ts-expect-error no such node
driver.upstreamOf("meanAges");
// @ts-expect-error no such value of an option
driver.execute(["meanAge"], { inputs, onError: "ignore" });

// An override lifts exactly the inputs that only it needed.
const shape = new Driver({ modules: [diamond] });
const all = { shared: 1, onlyLeft: 2, onlyRight: "three" };
shape.execute(["bottom"], { inputs: all });
shape.execute(["bottom"], { inputs: { ...all, hint: true } });
shape.execute(["bottom"], { inputs: { shared: 1, onlyRight: "three" }, overrides: { left: 1 } });
shape.execute(["bottom"], { inputs: { shared: 1, onlyLeft: 2 }, overrides: { right: 1 } });
shape.execute(["bottom"], { inputs: { onlyLeft: 2, onlyRight: "three" }, overrides: { top: 1 } });
shape.execute(["bottom"], { overrides: { left: 1, right: 2 } });
shape.execute(["bottom"], { overrides: { bottom: "4" } });
shape.execute(["bottom", "left"], { inputs: { shared: 1, onlyLeft: 2 }, overrides: { bottom: "4" } });
// @ts-expect-error `shared` is still needed by the other side
shape.execute(["bottom"], { inputs: { onlyRight: "three" }, overrides: { left: 1 } });
// @ts-expect-error `onlyRight` is still needed
shape.execute(["bottom"], { inputs: { shared: 1 }, overrides: { left: 1 } });
// @ts-expect-error `onlyLeft` is not lifted by an override above it
shape.execute(["bottom"], { inputs: { onlyRight: "three" }, overrides: { top: 1 } });
// @ts-expect-error an override of what the output does not need lifts nothing
shape.execute(["left"], { overrides: { right: 1 } });
// @ts-expect-error the second output needs what the override lifts for the first
shape.execute(["bottom", "left"], { overrides: { bottom: "4" } });

// An override lifts through a variant, too.
driver.execute(["meanAge"], { overrides: { age: [1, 2] } });
driver.execute(["meanAge"], { overrides: { answers: [{ age: 1, city: "Oslo" }] } });
