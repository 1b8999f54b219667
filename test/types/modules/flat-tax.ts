/** Takes the place of the node in another module. */
export function gross(net: number, flatTax: bigint): 25 {
  return net + Number(flatTax) > 0 ? 25 : 25;
}
