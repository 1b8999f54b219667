/** `T` of a type that is written `Wrapper<T>`. */
export function unwrapType(type: string, wrapper: string): string | undefined {
  if (!type.startsWith(`${wrapper}<`) || !type.endsWith(">")) return undefined;
  const inner = type.slice(wrapper.length + 1, -1);
  return isBalanced(inner) ? inner : undefined;
}

/** In `A> | Promise<B` the first bracket closes what was opened before it. */
function isBalanced(type: string): boolean {
  let depth = 0;
  for (const mark of type.replaceAll("=>", "").match(/[<>]/g) ?? []) {
    depth += mark === "<" ? 1 : -1;
    if (depth < 0) return false;
  }
  return true;
}
