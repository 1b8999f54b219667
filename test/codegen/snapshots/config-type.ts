import { config, extractFields } from "eponym";

export interface Config {
  mode: "batch" | "online";
  region?: string;
}

config.when(load__batch, { mode: "batch" });
extractFields(load__batch, ["total"]);
export function load__batch(path: string): { total: number } {
  return { total: path.length };
}

config.when(load__online, { mode: "online" });
config.whenNot(load__online, { region: "us" });
extractFields(load__online, ["total"]);
export async function load__online(client: number): Promise<{ total: number; extra: string }> {
  return { total: client, extra: "" };
}

config.otherwise(load__rest);
export function load__rest(): { nothing: true } {
  return { nothing: true };
}

export function doubled(total: number): number {
  return total * 2;
}
