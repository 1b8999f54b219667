/** `file code label` of each error of an assertion in a generated file; any other error as it is. */
export function named(errors: readonly string[]): readonly string[] {
  return errors
    .filter((line) => /^\S/.test(line))
    .map((line) => {
      const [, file, code, label] = /^([\w.-]+)\(\d+,\d+\): error (TS\d+): Type '\{ "([^"]+)"/.exec(line) ?? [];
      return label === undefined ? line : `${file} ${code} ${label}`;
    });
}
