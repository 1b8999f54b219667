/** The tax on a net price; `rate` is a fraction. */
export function tax(net: number, rate: number): number {
  return net * rate;
}

/** What a customer pays. */
export function total(net: number, tax: number): number {
  return net + tax;
}
