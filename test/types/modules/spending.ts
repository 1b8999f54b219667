import { config, extractColumns, parameterize, pipeOutput, step } from "eponym";

export interface Config {
  region: "us" | "eu";
}

export interface Spend {
  spend: number;
  year: number;
}

extractColumns(survey, ["spend"]);
/** The answers of one survey. */
export function survey(surveyPath: string, limit: number = 10): Spend[] {
  return [{ spend: surveyPath.length, year: limit }];
}

config.when(spends__us, { region: "us" });
/** In dollars. */
export function spends__us(spend: number[]): number[] {
  return spend;
}

config.when(spends__eu, { region: "eu" });
export function spends__eu(spend: number[], rate: number): string[] {
  return spend.map((each) => String(each * rate));
}

parameterize(above, { above10: (spend: number[]) => [spend, 10] });
export function above(values: number[], threshold: number): number[] {
  return values.filter((value) => value > threshold);
}

pipeOutput(last, step(String, { name: "text", when: { region: "eu" } }));
/** The last answer, in words in the EU. */
export function last(spend: number[], surveyPath: string): number {
  return spend[0] ?? surveyPath.length;
}
