export function net(listPrice: number, discount: number): number {
  return listPrice * (1 - discount);
}

export function shown(gross: number, currency: string): string {
  return `${gross} ${currency}`;
}
