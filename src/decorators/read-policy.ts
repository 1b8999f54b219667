import { policyOptionsUnfit, type PolicyPlace } from "../errors/policies.ts";
import type { Argument, Decoration, Problem } from "../node.ts";
import { readExpression, readRecord } from "./arguments.ts";
import type { LinkTarget, Site } from "./kind.ts";

/** The options of a policy as far as they are at hand, and which of their values are. */
export interface PolicyOptions {
  readonly options: Readonly<Record<string, unknown>>;
  readonly place: PolicyPlace;
  readonly isKnown: (value: unknown) => boolean;
}

/** What the source text tells of the options; `undefined` where they are one constant. */
export function readLiteralOptions(argument: Argument, decoration: Decoration, site: Site): PolicyOptions | undefined {
  if (!isLiteral(argument)) return undefined;
  const options = Object.entries(readRecord(argument) ?? {}).map(([name, value]) => [name, readNumber(value)] as const);
  return { options: Object.fromEntries(options), place: placeOf(decoration, site), isKnown: isLiteral };
}

const numbers: Readonly<Record<string, number>> = {
  NaN: Number.NaN,
  "Number.NaN": Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  "Number.POSITIVE_INFINITY": Number.POSITIVE_INFINITY,
};

/** Numbers that are no literals, where their names are no others of the file. */
function readNumber(argument: Argument): unknown {
  const expression = readExpression(argument);
  const isGlobal = expression !== undefined && expression.typeOf === `typeof ${expression.text}`;
  return isGlobal && Object.hasOwn(numbers, expression.text) ? numbers[expression.text] : argument;
}

/** Where a policy stands above its function. */
export function placeOf({ kind, location }: Decoration, { declared }: Site): PolicyPlace {
  return { kind, node: declared.name, location };
}

/** The options as the running module gave them. */
export function readGivenOptions(kind: string, given: unknown, { node }: LinkTarget): PolicyOptions {
  const options = given !== null && typeof given === "object" ? { ...given } : {};
  return { options, place: { kind, node: node.name, location: node.location }, isKnown: () => true };
}

/** Constants cannot name other nodes than the function's own, as the build does not see what they say. */
export function checkGivenTarget({ options, place }: PolicyOptions, { node }: LinkTarget): readonly Problem[] {
  const { target } = options;
  const names = (Array.isArray(target) ? target : [target]).map(String);
  // Checks and steps follow after `….raw`, and the nodes of a subdag have longer names outside of it.
  const isMeant = names.some((name) =>
    `.${node.name}`.replace(/\.raw$/, "").endsWith(`.${name.replace(/\.raw$/, "")}`),
  );
  if (target === undefined || isMeant) return [];
  return [
    policyOptionsUnfit(
      place,
      `they name a target, and are not written out above the function`,
      `Write them as a literal: ${place.kind}(${place.node}, { … }).`,
    ),
  ];
}

/** Whether the source text tells a value. */
export function isLiteral(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isLiteral);
  return value === null || typeof value !== "object" || !("$" in value);
}
