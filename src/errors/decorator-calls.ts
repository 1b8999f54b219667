import type { Location, Problem } from "../node.ts";
import { suggestName } from "./nearest.ts";

/** Mistakes in how a decorator is called, whichever it is. */

function problem(code: string, location: Location, node: string, message: string, hint: string): Problem {
  return { code, message, nodes: [node], location, hint };
}

export function decoratedConst(location: Location, name: string, kind: string): Problem {
  return problem(
    "DECORATED_CONST",
    location,
    name,
    `"${name}" is a const, which is not there yet when ${kind} above it runs.`,
    `Write "export function ${name}", which is.`,
  );
}

export function callNotUnderstood(
  location: Location,
  callee: string,
  name: string,
  importable: string | undefined,
): Problem {
  const hint =
    importable === undefined
      ? 'Only decorators may be called on it here. Name one of your own among the "decorators" in eponym.config.ts, or make this call in another file.'
      : `Import it: import { ${importable} } from "eponym".`;
  return problem(
    "CALL_NOT_UNDERSTOOD",
    location,
    name,
    `${callee} is called on "${name}" and is no decorator that is known.`,
    hint,
  );
}

export function nestedDecorator(location: Location, kind: string, name: string): Problem {
  return problem(
    "NESTED_DECORATOR",
    location,
    name,
    `${kind} decorates "${name}" inside other code, where it is not read.`,
    "Write it as a statement of its own, directly above the function.",
  );
}

export function resolverNotWritten(location: Location, name: string): Problem {
  return problem(
    "RESOLVER_NOT_WRITTEN",
    location,
    name,
    `resolve does not write out what it does with "${name}" under a config.`,
    `Write it as its last argument: (config: { fields: string[] }) => { extractFields(${name}, config.fields); }`,
  );
}

export function resolverConfigUnread(location: Location, name: string): Problem {
  return problem(
    "RESOLVER_CONFIG_UNREAD",
    location,
    name,
    `The arrow function in resolve above "${name}" does not spell out the config keys that it reads.`,
    "Write them as the type of its one parameter: (config: { fields: string[] }) => { … }",
  );
}

export function resolverOfAnother(location: Location, kind: string, other: string, name: string): Problem {
  return problem(
    "RESOLVER_OF_ANOTHER",
    location,
    name,
    `${kind} decorates "${other}" inside the resolve of "${name}".`,
    `Write a resolve of its own above "${other}".`,
  );
}

export function decoratedUnexported(location: Location, kind: string, name: string): Problem {
  return problem(
    "DECORATED_UNEXPORTED",
    location,
    name,
    `${kind} decorates "${name}", which is not exported and so is no node.`,
    `Write "export function ${name}".`,
  );
}

export function decoratedExcluded(location: Location, kind: string, name: string, because: string): Problem {
  return problem(
    "DECORATED_EXCLUDED",
    location,
    name,
    `${kind} decorates "${name}", which ${because} keeps out of the dataflow.`,
    `Take ${because} away, or the decorator.`,
  );
}

export function decoratedImport(location: Location, kind: string, name: string, module: string): Problem {
  return problem(
    "DECORATED_IMPORT",
    location,
    name,
    `${kind} decorates "${name}", which is imported from "${module}".`,
    "Decorate it in the file that declares it, or export a function here that calls it.",
  );
}

export function decoratedValue(location: Location, kind: string, name: string): Problem {
  return problem(
    "DECORATED_VALUE",
    location,
    name,
    `${kind} decorates "${name}", in which no function can be read.`,
    `Write "export function ${name}".`,
  );
}

export function decoratedUnknown(location: Location, kind: string, name: string, functions: Iterable<string>): Problem {
  return problem(
    "DECORATED_UNKNOWN",
    location,
    name,
    `${kind} decorates "${name}", which this file does not declare.`,
    suggestName(name, functions),
  );
}
