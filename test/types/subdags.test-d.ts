import { Driver, type Inputs } from "eponym";
import regions from "./modules/regions.dag.ts";
import type { Spend } from "./modules/spending.ts";
import { same } from "./same.ts";

const driver = new Driver({ modules: [regions], config: { place: "us" } });
const eu = new Driver({ modules: [regions], config: { place: "eu" } });
type Us = typeof driver;
type Eu = typeof eu;

// Nodes inside have the types that they have under the config inside.
const us = await driver.execute(
  [
    "usSpend",
    "usSpend.spends",
    "usSpend.survey",
    "usSpend.spend",
    "usSpend.above10",
    "usSpend.inputs.surveyPath",
    "usSpend.inputs.limit",
  ],
  { inputs: { usPath: "a", limit: 3 } },
);
same<typeof us.usSpend, number>();
same<(typeof us)["usSpend.spends"], number[]>();
same<(typeof us)["usSpend.survey"], Spend[]>();
same<(typeof us)["usSpend.spend"], number[]>();
same<(typeof us)["usSpend.above10"], number[]>();
same<(typeof us)["usSpend.inputs.surveyPath"], string>();
same<(typeof us)["usSpend.inputs.limit"], number>();
same<Inputs<Us, "usSpend">, { usPath: string; limit: number }>();
same<Inputs<Us, "usSpend.inputs.limit">, { limit: number }>();
driver.execute(["usSpend"], { overrides: { "usSpend.spends": [1] } });
driver.execute(["usSpend"], { inputs: { limit: 3 }, overrides: { "usSpend.inputs.surveyPath": "a" } });
// @ts-expect-error an input inside is another one outside
driver.execute(["usSpend"], { inputs: { surveyPath: "a", limit: 3 } });
// @ts-expect-error an input that is bound is needed, though it is optional inside
driver.execute(["usSpend"], { inputs: { usPath: "a" } });
// @ts-expect-error a node inside is none outside
driver.execute(["spends"], { inputs: { usPath: "a", limit: 3 } });
// @ts-expect-error a node that is not inside
driver.execute(["usSpend.spent"], { inputs: { usPath: "a", limit: 3 } });
// @ts-expect-error the input of the other region
driver.execute(["usSpend.inputs.rate"], { inputs: { usPath: "a", limit: 3 } });
// @ts-expect-error the value of the other region
driver.execute(["usSpend"], { overrides: { "usSpend.spends": ["1"] } });
// @ts-expect-error a limit is a number
driver.execute(["usSpend"], { inputs: { usPath: "a" }, overrides: { "usSpend.inputs.limit": "3" } });

// What is written in the config needs nothing; parameters that are external are the outer ones.
const text = await driver.execute(["euSpend", "euSpend.spends", "euSpend.inputs.rate", "euSpend.inputs.surveyPath"], {
  inputs: { bonus: 1n },
});
same<typeof text.euSpend, { text: string }>();
same<(typeof text)["euSpend.spends"], string[]>();
same<(typeof text)["euSpend.inputs.rate"], number>();
same<(typeof text)["euSpend.inputs.surveyPath"], string>();
same<Inputs<Us, "euSpend">, { bonus: bigint }>();
driver.execute(["euSpend.spends"], { overrides: { "euSpend.inputs.rate": 3 } });
// @ts-expect-error the external parameter is needed
driver.execute(["euSpend"]);
// @ts-expect-error the external parameter is no small number
driver.execute(["euSpend"], { inputs: { bonus: 1 } });
// @ts-expect-error a value of the other type
driver.execute(["euSpend"], { inputs: { bonus: 1n }, overrides: { "euSpend.spends": [1] } });

// Several subdags of one function.
const ends = await driver.execute(["firstEnd", "otherEnd", "firstEnd.last", "firstEnd.last.text", "otherEnd.above10"], {
  inputs: { usPath: "a", surveyPath: "b" },
});
same<typeof ends.firstEnd, [number, number]>();
same<typeof ends.otherEnd, [number, number]>();
same<(typeof ends)["firstEnd.last"], number>();
same<(typeof ends)["firstEnd.last.text"], number>();
same<(typeof ends)["otherEnd.above10"], number[]>();
same<Inputs<Us, "firstEnd">, { usPath: string }>();
same<Inputs<Us, "otherEnd">, { surveyPath: string }>();
driver.execute(["firstEnd"], { overrides: { "firstEnd.spend": [1], "firstEnd.inputs.surveyPath": "a" } });
// @ts-expect-error the function itself is no node
driver.execute(["ends"], { inputs: { usPath: "a" } });
// @ts-expect-error the input of the other key
driver.execute(["otherEnd"], { inputs: { usPath: "a" } });
// @ts-expect-error only this key takes it from outside
driver.execute(["otherEnd.inputs.surveyPath"], { inputs: { surveyPath: "a" } });
// @ts-expect-error two numbers
driver.execute(["firstEnd"], { overrides: { firstEnd: [1] } });

// A key of another name outside decides of what is inside.
const dollars = await driver.execute(["anySpend.spends"], { inputs: { surveyPath: "a" } });
same<(typeof dollars)["anySpend.spends"], number[]>();
const euros = await eu.execute(["anySpend.spends"], { inputs: { surveyPath: "a", rate: 2 } });
same<(typeof euros)["anySpend.spends"], string[]>();
const inWords = await eu.execute(["anySpend.last"], { inputs: { surveyPath: "a" } });
same<(typeof inWords)["anySpend.last"], string>();
same<Inputs<Eu, "anySpend">, { surveyPath: string; rate: number }>();
eu.execute(["anySpend"], { overrides: { "anySpend.spends": ["1"] } });
// @ts-expect-error the rate is for euros
driver.execute(["anySpend"], { inputs: { surveyPath: "a", rate: 2 } });
// @ts-expect-error for them it is needed
eu.execute(["anySpend"], { inputs: { surveyPath: "a" } });
// @ts-expect-error they are texts
eu.execute(["anySpend"], { overrides: { "anySpend.spends": [1] } });
// @ts-expect-error a place is a text
new Driver({ modules: [regions], config: { place: 3 } });
// @ts-expect-error the key has another name outside
new Driver({ modules: [regions], config: { region: "us" } });

// A subdag in a subdag.
const deep = await driver.execute(["nested", "nested.inside", "nested.inside.doubled", "nested.inputs.amount"], {
  inputs: { euPath: "a" },
});
same<typeof deep.nested, string[]>();
same<(typeof deep)["nested.inside"], string>();
same<(typeof deep)["nested.inside.doubled"], number>();
same<(typeof deep)["nested.inputs.amount"], number>();
same<Inputs<Us, "nested.inside.doubled">, { euPath: string }>();
driver.execute(["nested"], { overrides: { "nested.inside.doubled": 2 } });
// @ts-expect-error the outer input is needed two subdags deep
driver.execute(["nested.inside.doubled"]);
// @ts-expect-error what is kept out of the dataflow is only inside
driver.execute(["inside"], { inputs: { amount: 1 } });
// @ts-expect-error a number inside
driver.execute(["nested"], { overrides: { "nested.inside.doubled": "2" } });

// Columns that are added to a table.
const table = [{ spend: 1, signups: 2 }];
const best = await driver.execute(["best", "best.ratio", "best.columns.spend", "best.campaigns"], {
  inputs: { campaigns: table, weight: 1 },
});
same<typeof best.best, number>();
same<(typeof best)["best.ratio"], number[]>();
same<(typeof best)["best.columns.spend"], number[]>();
same<(typeof best)["best.campaigns"], { spend: number; signups: number; ratio: number }[]>();
driver.execute(["best"], { inputs: { campaigns: table }, overrides: { "best.ratio": [1] } });
driver.execute(["best"], { overrides: { "best.campaigns": [{ spend: 1, signups: 2, ratio: 3 }] } });
// @ts-expect-error what the column is made from besides the table
driver.execute(["best"], { inputs: { campaigns: table } });
// @ts-expect-error the table without a column that is read
driver.execute(["best"], { inputs: { campaigns: [{ spend: 1 }], weight: 1 } });
// @ts-expect-error the table with the columns
driver.execute(["best"], { overrides: { "best.campaigns": table } });
// @ts-expect-error a column that is not read
driver.execute(["best.columns.ratio"], { inputs: { campaigns: table, weight: 1 } });
