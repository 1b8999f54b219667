interface Visit<T> {
  readonly item: T;
  readonly order: number;
  lowest: number;
  readonly rest: Iterator<T>;
}

/**
 * Groups what refers to itself in a circle: the strongly connected components of what the roots reach,
 * each after everything it refers to. Tarjan's algorithm, without recursion so that depth does not matter.
 */
export function findComponents<T>(roots: Iterable<T>, refersTo: (item: T) => Iterable<T>): readonly (readonly T[])[] {
  const components: T[][] = [];
  const visits = new Map<T, Visit<T>>();
  const stack: T[] = [];
  const open = new Set<T>();

  function enter(item: T, path: Visit<T>[]): void {
    const visit = { item, order: visits.size, lowest: visits.size, rest: refersTo(item)[Symbol.iterator]() };
    visits.set(item, visit);
    stack.push(item);
    open.add(item);
    path.push(visit);
  }

  function leave({ item }: Visit<T>): void {
    const component = stack.splice(stack.lastIndexOf(item));
    for (const member of component) open.delete(member);
    components.push(component);
  }

  for (const root of roots) {
    const path: Visit<T>[] = [];
    if (!visits.has(root)) enter(root, path);
    for (let visit = path.at(-1); visit !== undefined; visit = path.at(-1)) {
      const next = visit.rest.next();
      if (next.done !== true) {
        const seen = visits.get(next.value);
        if (seen === undefined) enter(next.value, path);
        else if (open.has(next.value)) visit.lowest = Math.min(visit.lowest, seen.order);
        continue;
      }
      path.pop();
      const parent = path.at(-1);
      if (parent !== undefined) parent.lowest = Math.min(parent.lowest, visit.lowest);
      if (visit.lowest === visit.order) leave(visit);
    }
  }
  return components;
}
