export function base(pallets: number, perPallet: number): number {
  return pallets * perPallet;
}
