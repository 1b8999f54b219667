import type { Location, Problem } from "../node.ts";
import type { Owner } from "./source.ts";

/** Mistakes in how the types of parameters and results are marked. */

function problem(code: string, location: Location, node: string, message: string, hint: string): Problem {
  return { code, message: message.replace(/^the /, "The "), nodes: [node], location, hint };
}

export function sourceNotLiteral(location: Location, { node, phrase }: Owner): Problem {
  return problem(
    "SOURCE_NOT_LITERAL",
    location,
    node,
    `Source<…> of ${phrase} does not name its node.`,
    'Write the name out and then the type: Source<"taxRate", number>.',
  );
}

export function sourceMisplaced(location: Location, { node, phrase }: Owner): Problem {
  return problem(
    "SOURCE_MISPLACED",
    location,
    node,
    `Source<…> stands inside another type of ${phrase}, and an edge is renamed as a whole.`,
    'Write it around the whole type: Source<"taxRate", number | null>.',
  );
}

export function markerMisplaced(location: Location, { node, phrase }: Owner, marker: string): Problem {
  return problem(
    "MARKER_MISPLACED",
    location,
    node,
    `${marker}<…> stands inside another type of ${phrase}, and it marks a value as a whole.`,
    `Write it once, around the whole type: ${marker}<number | null>.`,
  );
}

export function markersExclusive(location: Location, { node, phrase }: Owner): Problem {
  return problem(
    "MARKERS_EXCLUSIVE",
    location,
    node,
    `${phrase} marks one parameter with both Collect<…> and Lazy<…>, which give it different values.`,
    "Keep one of them: Collect<…> takes the values of all items, Lazy<…> a function that gets the value.",
  );
}

export function resultMarkerTaken(location: Location, { node, phrase }: Owner, marker: string): Problem {
  return problem(
    "RESULT_MARKER_TAKEN",
    location,
    node,
    `${marker}<…> marks a result, and stands on a parameter of ${phrase}.`,
    "Take one item by its own type, or all of them as Collect<…>.",
  );
}

export function parameterMarkerReturned(location: Location, { node, phrase }: Owner, marker: string): Problem {
  return problem(
    "PARAMETER_MARKER_RETURNED",
    location,
    node,
    `${marker}<…> marks a parameter, and stands on the result of ${phrase}.`,
    `Return the plain value; the parameter that takes it says ${marker}<…>.`,
  );
}
