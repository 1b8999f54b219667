import { checkOutput, config, extractColumns, parameterize, inject, tag, type Source } from "eponym";
import pl from "nodejs-polars";

export interface Config { mode: "batch" | "online" }

config.when(surveyResults__batch, { mode: "batch" });
extractColumns(surveyResults__batch, ["age", "budget"]);
tag(surveyResults__batch, { owner: "growth" });
/** The survey as one table. */
export function surveyResults__batch(surveyPath: string): pl.DataFrame { return pl.DataFrame({ age: [20, 30, 40, surveyPath.length], budget: [1, 2, 3, 4] }); }

config.when(surveyResults__online, { mode: "online" });
extractColumns(surveyResults__online, ["age", "budget"]);
export async function surveyResults__online(clientId: number): Promise<pl.DataFrame> { return pl.DataFrame({ age: [20, 30, 40, clientId], budget: [1, 2, 3, 4] }); }

/** Mean age in years. */
export function ageMean(age: pl.Series): number { return age.mean(); }

checkOutput(ageNormalized, { meanInRange: [-0.1, 0.1], allowNulls: false });
/** Age in standard deviations. */
export function ageNormalized(age: pl.Series, ageMean: number, scale: number = 1): pl.Series { return age.sub(ageMean).div(scale); }

parameterize(above, { above1: (budget: pl.Series) => [budget, 1], above2: (budget: pl.Series, limit: number) => [budget, limit] });
export function above(values: pl.Series, threshold: number): number { return values.toArray().filter((value) => value > threshold).length; }
export function both({ above1, above2 }: { above1: number; above2?: number }): number { return above1 + (above2 ?? 0); }
export function doubled(x: Source<"both", number>): number { return x * 2; }
