import { type CheckResult, Driver, type Inputs } from "eponym";
import sales from "./modules/sales.dag.ts";
import type { Sale } from "./modules/sales.ts";
import { same } from "./same.ts";

const driver = new Driver({ modules: [sales], config: { words: true, long: true } });
const plain = new Driver({ modules: [sales], config: { words: false, long: false } });
type Words = typeof driver;
type Plain = typeof plain;

// Columns, fields and elements.
const parts = await driver.execute(["amount", "city", "train", "test", "least", "most"], {
  inputs: { salesPath: "a", cut: 2 },
});
same<typeof parts.amount, number[]>();
same<typeof parts.city, string[]>();
same<typeof parts.train, number[]>();
same<typeof parts.test, readonly number[]>();
same<typeof parts.least, number>();
same<typeof parts.most, number | null>();
same<Inputs<Words, "city">, { salesPath: string }>();
same<Inputs<Words, "train">, { salesPath: string; cut: number }>();
driver.execute(["amount"], { overrides: { sales: [{ amount: 1, city: "Oslo" }] } });
driver.execute(["least"], { overrides: { amount: [1] } });
driver.execute(["least"], { overrides: { bounds: [1, null] } });
driver.execute(["most"], { overrides: { most: null } });
// @ts-expect-error a part that is not taken out
driver.execute(["range"], { inputs: { salesPath: "a" } });
// @ts-expect-error a column of another type
driver.execute(["least"], { overrides: { amount: ["1"] } });
// @ts-expect-error an element that cannot be null
driver.execute(["least"], { overrides: { least: null } });
// @ts-expect-error a field needs what its object needs
driver.execute(["train"], { inputs: { salesPath: "a" } });

// Nodes of one function with arguments of their own.
const bound = await driver.execute(["above10", "aboveLimit", "counted"], {
  inputs: { salesPath: "a", cut: 1, limit: 3 },
});
same<typeof bound, { above10: number; aboveLimit: number; counted: string }>();
same<Inputs<Words, "above10">, { salesPath: string; cut: number }>();
same<Inputs<Words, "counted">, { salesPath: string; cut: number; limit: number }>();
driver.execute(["counted"], { overrides: { above10: 1, aboveLimit: 2 } });
// @ts-expect-error the function itself is no node
driver.execute(["above"], { inputs: { salesPath: "a", cut: 1 } });
// @ts-expect-error a parameter that bindings answer is no input
driver.execute(["above10"], { inputs: { salesPath: "a", cut: 1, threshold: 3 } });
// @ts-expect-error the other argument is still computed
driver.execute(["counted"], { overrides: { above10: 1 } });
// @ts-expect-error a count is no text
driver.execute(["counted"], { overrides: { above10: "1", aboveLimit: 2 } });

// Tables with columns of their own names.
const tables = await driver.execute(["us", "usAmount", "usCity", "eu", "euAmount"], {
  inputs: { usPath: "a", euPath: "b" },
});
same<typeof tables.us, Sale[]>();
same<typeof tables.usAmount, number[]>();
same<typeof tables.usCity, string[]>();
same<typeof tables.eu, Sale[]>();
same<typeof tables.euAmount, number[]>();
same<Inputs<Words, "usCity">, { usPath: string }>();
driver.execute(["usAmount"], { overrides: { us: [] } });
// @ts-expect-error a column that is not taken of this table
driver.execute(["euCity"], { inputs: { euPath: "b" } });
// @ts-expect-error the path of the other table
driver.execute(["usAmount"], { inputs: { euPath: "b" } });
// @ts-expect-error rows of something else
driver.execute(["usAmount"], { overrides: { us: [{ amount: "1", city: "Oslo" }] } });

// Steps behind a function; a config decides of those that are not always taken.
const priced = await driver.execute(["price.raw", "price.scale", "price.text", "price"], {
  inputs: { net: 1, factor: 2 },
});
same<(typeof priced)["price.raw"], number>();
same<(typeof priced)["price.scale"], number>();
same<(typeof priced)["price.text"], string>();
same<typeof priced.price, string>();
const passed = await plain.execute(["price.text", "price"], { inputs: { net: 1, factor: 2 } });
same<(typeof passed)["price.text"], number>();
same<typeof passed.price, number>();
declare const isWordy: boolean;
const either = new Driver({ modules: [sales], config: { words: isWordy } });
const open = await either.execute(["price.text", "price"], { inputs: { net: 1, factor: 2 } });
same<(typeof open)["price.text"], string | number>();
same<typeof open.price, string | number>();
same<Inputs<Words, "price.raw">, { net: number }>();
same<Inputs<Words, "price">, { net: number; factor: number }>();
driver.execute(["price"], { inputs: { factor: 2 }, overrides: { "price.raw": 3 } });
driver.execute(["price"], { overrides: { "price.text": "3 EUR" } });
plain.execute(["price"], { overrides: { price: 3 } });
// @ts-expect-error what the step binds is missing
driver.execute(["price"], { inputs: { net: 1 } });
// @ts-expect-error so it is where it is not known whether the next step is taken
either.execute(["price"], { inputs: { net: 1 } });
// @ts-expect-error the step before still needs its factor
driver.execute(["price"], { overrides: { "price.raw": 3 } });
// @ts-expect-error the step gives a text under this config
driver.execute(["price"], { overrides: { "price.text": 3 } });
// @ts-expect-error it is passed over under this one
plain.execute(["price"], { overrides: { price: "3 EUR" } });
// @ts-expect-error a step has the name that it is given
driver.execute(["price.describe"], { inputs: { net: 1, factor: 2 } });

// Steps in front of parameters: an input is what the first of them takes.
const piped = await driver.execute(["cost", "cost.parse", "cost.rate.abs"], { inputs: { listed: "12", rate: 2 } });
same<typeof piped.cost, number>();
same<(typeof piped)["cost.parse"], number>();
same<(typeof piped)["cost.rate.abs"], number>();
same<Inputs<Words, "cost">, { listed: string; rate: number }>();
driver.execute(["cost"], { inputs: { rate: 2 }, overrides: { "cost.parse": 12 } });
// @ts-expect-error the function takes a number, the step a text
driver.execute(["cost"], { inputs: { listed: 12, rate: 2 } });
// @ts-expect-error what the step gives is a number
driver.execute(["cost"], { inputs: { rate: 2 }, overrides: { "cost.parse": "12" } });

// A step that another function is.
const noted = await driver.execute(["note", "note.raw", "note.trimmed"], { inputs: { remark: "a", width: 1 } });
same<typeof noted.note, string[]>();
same<(typeof noted)["note.raw"], string>();
same<(typeof noted)["note.trimmed"], string[]>();
same<Inputs<Words, "note">, { remark: string; width: number }>();
driver.execute(["note"], { overrides: { note: ["a"] } });
// @ts-expect-error a step is no node of its own
driver.execute(["trimmed"], { inputs: { remark: "a", width: 1 } });
// @ts-expect-error an input of the step is missing
driver.execute(["note"], { inputs: { remark: "a" } });
// @ts-expect-error the value before the step
driver.execute(["note"], { overrides: { note: "a" } });

// Checks, and checks of schemas.
const checked = await driver.execute(["sales", "sales.raw", "sales.check.schema", "price.check.allowNulls"], {
  inputs: { salesPath: "a", net: 1, factor: 2 },
});
same<typeof checked.sales, Sale[]>();
same<(typeof checked)["sales.raw"], Sale[]>();
same<(typeof checked)["sales.check.schema"], CheckResult>();
same<(typeof checked)["price.check.allowNulls"], CheckResult>();
same<Inputs<Words, "sales.check.schema">, { salesPath: string }>();
const result: CheckResult = { check: "schema", passed: true, onFail: "fail", message: "" };
driver.execute(["sales"], { inputs: { salesPath: "a" }, overrides: { "sales.check.schema": result } });
// @ts-expect-error a check that is not there
driver.execute(["sales.check.range"], { inputs: { salesPath: "a" } });
// @ts-expect-error the result of a check says more
driver.execute(["sales"], { inputs: { salesPath: "a" }, overrides: { "sales.check.schema": true } });
// @ts-expect-error a check needs what is checked
driver.execute(["sales.check.schema"]);

// Variants, one of them checked.
const long = await driver.execute(["answer"], { inputs: { remarks: ["a"] } });
same<typeof long.answer, string>();
const short = await plain.execute(["answer", "answer.raw", "answer.check.range"], { inputs: { remark: "a" } });
same<typeof short.answer, number>();
same<(typeof short)["answer.raw"], number>();
same<Inputs<Words, "answer">, { remarks: readonly string[] }>();
same<Inputs<Plain, "answer.check.range">, { remark: string }>();
// @ts-expect-error the input of the other variant
driver.execute(["answer"], { inputs: { remark: "a" } });
// @ts-expect-error the value of the other variant
plain.execute(["answer"], { overrides: { answer: "a" } });
