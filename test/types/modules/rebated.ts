/** Three in a row, of which another module replaces the first. */
export function base(cost: number): number {
  return cost;
}

export function margin(base: number, factor: number): number {
  return base * factor;
}

export function retail(margin: number): number {
  return margin;
}
