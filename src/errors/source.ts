import type { Location, Problem } from "../node.ts";
import { formatLocation } from "./format.ts";

/** Mistakes in the source text of a dataflow module. */

function problem(code: string, location: Location, node: string, message: string, hint: string): Problem {
  return { code, message: message.replace(/^the /, "The "), nodes: node === "" ? [] : [node], location, hint };
}

/** What a parameter belongs to. */
export interface Owner {
  /** The function. */
  readonly node: string;
  /** How it is called in a sentence. */
  readonly phrase: string;
}

export function fileNotFound(location: Location): Problem {
  return problem(
    "FILE_NOT_FOUND",
    location,
    "",
    "There is no such file.",
    "Check its path, which is taken from the working folder.",
  );
}

export function fileUnreadable(location: Location, reason: string): Problem {
  return problem(
    "FILE_UNREADABLE",
    location,
    "",
    `The file cannot be read: ${reason}.`,
    "Check that it is a file and that you may read it.",
  );
}

export function fileNotSource(location: Location, source: string): Problem {
  return problem(
    "FILE_NOT_SOURCE",
    location,
    "",
    "A dataflow is read from a TypeScript source file.",
    `Name its source, such as ${source}.`,
  );
}

export function syntaxError(location: Location, message: string): Problem {
  return problem("SYNTAX_ERROR", location, "", message, "The rest of the file is read once its syntax is right.");
}

export function returnTypeMissing(location: Location, name: string, isAsync: boolean): Problem {
  const example = isAsync ? ": Promise<number>" : ": number";
  return problem(
    "RETURN_TYPE_MISSING",
    location,
    name,
    `"${name}" does not say what it returns.`,
    `Write the type after its parameters, such as "${example}".`,
  );
}

export function parameterTypeMissing(
  location: Location,
  { node, phrase }: Owner,
  name: string,
  example: string,
): Problem {
  return problem(
    "PARAMETER_TYPE_MISSING",
    location,
    node,
    `Parameter "${name}" of ${phrase} has no type.`,
    `Write its type, such as: ${example}`,
  );
}

export function restParameter(location: Location, { node, phrase }: Owner, name: string): Problem {
  return problem(
    "REST_PARAMETER",
    location,
    node,
    `"...${name}" of ${phrase} stands for many values, and an edge brings one.`,
    `Write "${name}" without the dots, and let one node return the whole of it.`,
  );
}

export function thisParameter(location: Location, { node, phrase }: Owner): Problem {
  return problem(
    "THIS_PARAMETER",
    location,
    node,
    `${phrase} takes "this", which nothing in a dataflow supplies.`,
    "Take the object as an ordinary parameter.",
  );
}

export function genericFunction(location: Location, { node, phrase }: Owner, parameter: string): Problem {
  return problem(
    "GENERIC_FUNCTION",
    location,
    node,
    `${phrase} leaves its type parameter ${parameter} open, so that its value has no type.`,
    "Write the types out. It may call a generic function that is not exported.",
  );
}

export function destructuredArray(location: Location, { node, phrase }: Owner): Problem {
  return problem(
    "DESTRUCTURED_ARRAY",
    location,
    node,
    `${phrase} takes an array apart, whose items have no names to be edges.`,
    "Take the array by a name and take it apart in the body.",
  );
}

export function destructuredMixed(location: Location, { node, phrase }: Owner): Problem {
  return problem(
    "DESTRUCTURED_MIXED",
    location,
    node,
    `${phrase} takes an object of edges beside other parameters.`,
    "Write every edge as its own parameter, or all of them in one object.",
  );
}

export function destructuredNested(location: Location, { node, phrase }: Owner, name: string): Problem {
  return problem(
    "DESTRUCTURED_NESTED",
    location,
    node,
    `${phrase} takes "${name}" apart inside its object of edges.`,
    `Take "${name}" by its name and take it apart in the body.`,
  );
}

export function destructuredKey(location: Location, { node, phrase }: Owner): Problem {
  return problem("DESTRUCTURED_KEY", location, node, `${phrase} computes the name of an edge.`, "Write the name out.");
}

export function destructuredDefault(location: Location, { node, phrase }: Owner): Problem {
  return problem(
    "DESTRUCTURED_DEFAULT",
    location,
    node,
    `The object of edges of ${phrase} is optional as a whole, while each edge is its own.`,
    'Give the edges their own defaults, such as "{ limit = 10 }: { limit?: number }".',
  );
}

export function destructuredBinding(location: Location, { node, phrase }: Owner): Problem {
  return problem(
    "DESTRUCTURED_BINDING",
    location,
    node,
    `${phrase} takes a parameter apart, whose name would be the edge.`,
    "Take it by its name and take it apart in what the arrow function returns.",
  );
}

export function overloadedFunction(location: Location, name: string): Problem {
  return problem(
    "OVERLOADED_FUNCTION",
    location,
    name,
    `"${name}" has several signatures, and a node has one.`,
    "Write one signature, with a union where it takes or returns several types.",
  );
}

export function bodyMissing(location: Location, name: string): Problem {
  return problem(
    "BODY_MISSING",
    location,
    name,
    `"${name}" is declared without a body, so that there is nothing to run.`,
    'Write its body, or leave out "export".',
  );
}

export function declaredTwice(location: Location, name: string, first: Location): Problem {
  return problem(
    "DECLARED_TWICE",
    location,
    name,
    `Two functions of this file are called "${name}".`,
    `The first is at ${formatLocation(first)}; rename one of them, as "${name}__variant" where they are variants of one node.`,
  );
}

export function generatorFunction(location: Location, name: string): Problem {
  return problem(
    "GENERATOR_FUNCTION",
    location,
    name,
    `"${name}" is a generator, whose values can be read only once, while a node may have several consumers.`,
    "Return Parallelizable<…>, so that what takes it runs once for each item, or an array from an ordinary function.",
  );
}

export function defaultExport(location: Location, name: string | undefined): Problem {
  const example = name === undefined ? "export function total" : `export function ${name}`;
  return problem(
    "DEFAULT_EXPORT",
    location,
    name ?? "",
    "A function exported as default has no name to be a node by.",
    `Export it by a name: "${example}".`,
  );
}

export function reassignableFunction(location: Location, name: string, keyword: string): Problem {
  return problem(
    "REASSIGNABLE_FUNCTION",
    location,
    name,
    `"${name}" is exported with "${keyword}", so that another function may take its place.`,
    `Write "export function ${name}" or "export const ${name}".`,
  );
}

export function typedConst(location: Location, name: string): Problem {
  return problem(
    "TYPED_CONST",
    location,
    name,
    `The type of "${name}" stands apart from its function, where its edges cannot be read.`,
    `Write the types on the function: "export const ${name} = (input: number): number => …".`,
  );
}

export function nameNotAllowed(location: Location, name: string, hint: string): Problem {
  return problem("NAME_NOT_ALLOWED", location, name, `"${name}" cannot be the name of a node.`, hint);
}

export function typeNotExported(location: Location, { node, phrase }: Owner, name: string): Problem {
  return problem(
    "TYPE_NOT_EXPORTED",
    location,
    node,
    `${phrase} names "${name}", which its generated file cannot see.`,
    `Export "${name}" from this file.`,
  );
}
