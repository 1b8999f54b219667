import { config } from "eponym";

config.when(price__us, { region: "us" });
export function price__us(dollars: number): number {
  return dollars;
}

config.whenIn(price__eu, { region: ["de", "fr"] });
export function price__eu(euros: number, vat: number): { euros: number } {
  return { euros: euros * (1 + vat) };
}
