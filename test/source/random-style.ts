/** What a text may look like without doing anything else. */
export interface Style {
  /** White space and comments between two tokens. */
  gap(): string;
  /** The same between two statements at the top level. */
  between(): string;
  number(value: number): string;
  text(value: string): string;
  /** An expression, in parentheses or with a type or none. */
  expression(text: string): string;
  type(text: string): string;
  comma(): string;
  semicolon(): string;
  /** `key: local`, in any way to write it. */
  key(name: string, local: string): string;
  /** So many names for locals, all of them different. */
  names(count: number): readonly string[];
  shuffle<T>(items: readonly T[]): readonly T[];
  /** Declarations that nothing reaches. */
  unrelated(): readonly string[];
}

/** Each seed is another style; 0 is a plain one. */
export function createStyle(seed: number): Style {
  let state = seed;
  /** A whole number below a limit. */
  function next(limit: number): number {
    if (seed === 0) return 0;
    // Mulberry32.
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  }
  const pick = <T>(...choices: readonly T[]): T => choices[next(choices.length)]!;

  return {
    gap: () => pick("\n", " ", "\r\n", "\n// f0() + k1;\n", " /* h1(2); */ ", "\n\n\t"),
    between: () => pick("\n", "\n\n", "\n/* eval(k) */\n", "\n;\n"),
    number: (value) =>
      pick(
        String(value),
        `0x${value.toString(16)}`,
        `${value}.0`,
        `0b${value.toString(2)}`,
        `(${value})`,
        `${value}e0`,
      ),
    text: (value) => pick(JSON.stringify(value), `'${value.replaceAll("'", "\\'")}'`, JSON.stringify(value)),
    expression: (text) =>
      pick(text, `(${text})`, `((${text}) as any)`, `(${text})!`, `(/* so */ ${text})`, `((${text}) satisfies any)`),
    type: (text) => pick(`: ${text}`, ": any", `: ${text} /* ${text} */`, `: Array<${text}>`),
    comma: () => pick("", ",", ", "),
    semicolon: () => pick(";", ";;", "; // k0\n", "\n"),
    key: (name, local) => pick(`${name}: ${local}`, `"${name}": ${local}`, `'${name}' : ${local}`),
    names(count) {
      const prefix = pick("own", "k", "total", "$", "_", "f");
      const first = next(50) + 20;
      return Array.from(
        { length: count },
        (_, place) => `${prefix}${first + ((place * 7) % 11) * (place + 1)}${place}`,
      );
    },
    shuffle(items) {
      const left = [...items];
      return items.map(() => left.splice(next(left.length), 1)[0]!);
    },
    unrelated: () =>
      pick<readonly string[]>(
        [],
        ["function alone(a: number): number { return a + later; }", "const later = 3;"],
        ["interface Alone { a: number }", "type Other = Alone | undefined;"],
      ),
  };
}
