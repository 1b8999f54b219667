const nextName = /\s*([\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*)\s*([,)=])/uy;

/**
 * Whether a function's own text has the parameter names that were read from its source. Only told of code that nothing has renamed;
 * what follows a default, a comment or a destructured parameter is passed over.
 */
export function hasParameterNames(fn: object, expected: readonly string[]): boolean {
  const text = Function.prototype.toString.call(fn);
  nextName.lastIndex = text.indexOf("(") + 1;
  if (nextName.lastIndex === 0) return true;
  for (const [place, name] of expected.entries()) {
    const start = nextName.lastIndex;
    const found = nextName.exec(text);
    if (found === null) return !/^\s*\)/.test(text.slice(start));
    if (found[1] !== name) return false;
    if (found[2] === ")") return place === expected.length - 1;
    if (found[2] === "=") return true;
  }
  return true;
}
