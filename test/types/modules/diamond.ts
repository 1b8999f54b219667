/** Shared by both sides. */
export function top(shared: number): number {
  return shared;
}

export function left(top: number, onlyLeft: number): number {
  return top + onlyLeft;
}

export function right(top: number, onlyRight: string, hint?: boolean): number {
  return top + onlyRight.length + (hint ? 1 : 0);
}

export function bottom(left: number, right: number): string {
  return `${left + right}`;
}
