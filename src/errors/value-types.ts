import type { Location, Problem } from "../node.ts";

/** Values that are not what the source declares. Values are never told, only their shapes. */

/** One place inside of a value: what is declared there, and the shape of what is there; both empty for what should not be there. */
export interface MistypedPlace {
  readonly path: string;
  readonly declared: string;
  readonly shape: string;
}

/** A value that is taken, given or supplied. */
export interface MistypedValue {
  /** The nodes that it is about. */
  readonly nodes: readonly string[];
  /** The beginning of the sentence: `"total" takes "user"`, `The input "user"`. */
  readonly subject: string;
  /** The annotation as it is written. */
  readonly type: string;
  readonly location: Location;
  /** The first of its mistakes; of a secret value none. */
  readonly places: readonly MistypedPlace[];
  readonly count: number;
  readonly isSecret: boolean;
}

export function valueMistyped({ nodes, subject, type, location, places, count, isSecret }: MistypedValue): Problem {
  const told = places.map(({ path, declared, shape }) =>
    declared === "" ? `\n  ${path} is not part of it` : `\n  ${path} is ${shape}, declared as ${declared}`,
  );
  const rest = count > places.length && !isSecret ? `\n  and ${count - places.length} more` : "";
  return {
    code: "VALUE_MISTYPED",
    message: `${subject} as ${type}, which the value is not${isSecret ? "; it is secret, so that no more is told." : `:${told.join("")}${rest}`}`,
    nodes,
    location,
    hint: "Types are gone when code runs: look at where the value comes from, or declare what it really is.",
  };
}

export function typesUnknown(types: readonly (readonly [type: string, places: readonly string[]])[]): Problem {
  const told = types.map(([type, [first = "", ...others]]) => {
    const more = others.length === 0 ? "" : ` and ${others.length} more`;
    return `\n  ${type} (${first}${more})`;
  });
  return {
    code: "TYPES_UNKNOWN",
    message: `Values of these types are not checked, as the text of the project does not say what they are:${told.join("")}`,
    nodes: [],
  };
}
