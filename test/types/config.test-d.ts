import { Driver } from "eponym";
import literals from "./modules/literals.dag.ts";
import survey from "./modules/survey.dag.ts";
import { same } from "./same.ts";

// A literal config selects the variants: their values and their inputs.
const online = new Driver({ modules: [survey], config: { mode: "online" } });
const batch = new Driver({ modules: [survey], config: { mode: "batch" } });
same<Awaited<ReturnType<typeof readOnline>>["label"], number>();
same<Awaited<ReturnType<typeof readBatch>>["label"], "batch">();
async function readOnline() {
  return online.execute(["label"], { inputs: { clientId: 7 } });
}
async function readBatch() {
  return batch.execute(["label"]);
}
batch.execute(["meanAge"], { inputs: { path: "answers.json" } });
// @ts-expect-error an input of a variant that the config switches off
online.execute(["meanAge"], { inputs: { clientId: 7, path: "answers.json" } });
// @ts-expect-error an input of a variant that the config switches off
batch.execute(["meanAge"], { inputs: { path: "answers.json", clientId: 7 } });
// @ts-expect-error the input of the active variant is missing
batch.execute(["meanAge"], { inputs: {} });

// A config that is not literal: a union of values, and optional inputs.
declare const mode: "batch" | "online";
const either = new Driver({ modules: [survey], config: { mode } });
const { label } = await either.execute(["label"], { inputs: { clientId: 7 } });
same<typeof label, "batch" | number>();
either.execute(["meanAge"], { inputs: { path: "answers.json" } });
either.execute(["meanAge"], { inputs: { clientId: 7 } });
either.execute(["meanAge"]);
// @ts-expect-error mistyped input of a variant that may be active
either.execute(["meanAge"], { inputs: { clientId: "7" } });
// @ts-expect-error unknown input
either.execute(["meanAge"], { inputs: { clientid: 7 } });

// No active variant: the node itself is a required input.
batch.execute(["receiptLength"], { inputs: { receipt: "7" } });
online.execute(["receiptLength"], { inputs: { clientId: 7 } });
either.execute(["receiptLength"], { inputs: { receipt: "7" } });
// @ts-expect-error no variant is active and no input takes its place
batch.execute(["receiptLength"]);
// @ts-expect-error an input of another type than the node
batch.execute(["receiptLength"], { inputs: { receipt: 7 } });
// @ts-expect-error the node is active, an input of its name is refused
online.execute(["receiptLength"], { inputs: { clientId: 7, receipt: "7" } });

// Config values answer parameters.
const limited = new Driver({ modules: [survey], config: { mode: "batch", limit: 40, path: "answers.json" } });
limited.execute(["total"]);
// @ts-expect-error the config already gives it
limited.execute(["total"], { inputs: { limit: 41 } });
// @ts-expect-error a config value of another type than the parameter
new Driver({ modules: [survey], config: { mode: "batch", limit: "40" } });
// @ts-expect-error a config value outside the module's type
new Driver({ modules: [survey], config: { mode: "offline" } });
// @ts-expect-error an unknown config key
new Driver({ modules: [survey], config: { mode: "batch", mood: "good" } });
// @ts-expect-error a required config key is left out
new Driver({ modules: [survey], config: { limit: 40 } });
// @ts-expect-error the required config is left out
new Driver({ modules: [survey] });

// Without a `Config` the conditions say what there is; all keys are optional.
const german = new Driver({ modules: [literals], config: { region: "de" } });
const { price } = await german.execute(["price"], { inputs: { euros: 1, vat: 0.2 } });
same<typeof price, { euros: number }>();
const american = new Driver({ modules: [literals], config: { region: "us" } });
same<Awaited<ReturnType<typeof readAmerican>>["price"], number>();
async function readAmerican() {
  return american.execute(["price"], { inputs: { dollars: 1 } });
}
// @ts-expect-error an input of the other variant
american.execute(["price"], { inputs: { dollars: 1, vat: 0.2 } });
// @ts-expect-error a value that no condition names
new Driver({ modules: [literals], config: { region: "uk" } });
// @ts-expect-error an unknown key
new Driver({ modules: [literals], config: { regin: "us" } });
const nowhere = new Driver({ modules: [literals] });
nowhere.execute(["price"], { inputs: { price: 1 } });
// @ts-expect-error no variant is active without a config
nowhere.execute(["price"]);

// `with` keeps the types.
const second = online.with({ concurrency: 2 });
same<typeof second, typeof online>();
second.execute(["meanAge"], { inputs: { clientId: 7 } });
// @ts-expect-error unknown output of the copy
second.execute(["meanAges"], { inputs: { clientId: 7 } });
