import { helperAt, namesTaken, type Program } from "./random-program.ts";

/** What a node comes to: everything that its code says and reaches, what it takes, and its value. */
export interface Meaning {
  readonly code: string;
  readonly takes: readonly number[];
  readonly value: number;
}

/** The nodes of a program by name, worked out without the package. */
export function workOut(program: Program, x: number): ReadonlyMap<string, Meaning> {
  const { helpers, constants, functions, version } = program;
  const found = new Map<string, Meaning>();
  const call = (place: number, value: number): number => {
    const { factor, constant, calls, usesPackage } = helpers[place]!;
    const called = calls === undefined ? undefined : helperAt(program, calls, place);
    const inner = called === undefined ? 0 : call(called, value);
    return (value * factor + constants[constant % constants.length]! + inner + (usesPackage ? version : 0)) % 7;
  };
  // Which constant and helper it is counts too: each has a name.
  const reach = (place: number): string => {
    const { factor, constant, calls, usesPackage } = helpers[place]!;
    const called = calls === undefined ? undefined : helperAt(program, calls, place);
    const known = constant % constants.length;
    return `h${place}(${factor} c${known}=${constants[known]} ${called === undefined ? "" : reach(called)} ${usesPackage ? version : ""})`;
  };
  for (const [place, { takes, helper, literal, steps }] of functions.entries()) {
    const names = namesTaken(takes, place);
    const values = names.map((name) => (name === "x" ? x : found.get(name)!.value));
    const own = helperAt(program, helper)!;
    const sum = values.reduce((total, value) => total + value, literal);
    const raw: Meaning = {
      code: `${names.join()} ${literal} ${reach(own)}`,
      takes: values,
      value: call(own, sum),
    };
    if (steps.length === 0) {
      found.set(`f${place}`, raw);
      continue;
    }
    found.set(`f${place}.raw`, raw);
    // A decorator is versioned as one: all of its steps.
    const places = steps.map((step) => helperAt(program, step)!);
    const code = places.map(reach).join(" then ");
    let { value } = raw;
    for (const [index, each] of places.entries()) {
      const result = call(each, value);
      const isSecond = index > 0 && places[index - 1] === each;
      found.set(`f${place}.h${each}${isSecond ? ".2" : ""}`, {
        code: `${index} ${code}`,
        takes: [value],
        value: result,
      });
      value = result;
    }
    found.set(`f${place}`, { code: `end of ${code}`, takes: [value], value });
  }
  return found;
}
