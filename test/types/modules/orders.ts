export async function order(shown: string, gross: number, quantity: number): Promise<{ text: string; sum: number }> {
  return { text: shown, sum: gross * quantity };
}

export function invoice(order: { text: string; sum: number }, footer: string = ""): string {
  return `${order.text} ${order.sum} ${footer}`;
}
