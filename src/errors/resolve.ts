import type { Declared, Decoration, Node, Problem } from "../node.ts";
import { suggestName } from "./nearest.ts";

/** Mistakes in decorators that are chosen by the config. */

export function resolveNotReadable({ location }: Decoration, { name }: Declared): Problem {
  return {
    code: "RESOLVE_NOT_READABLE",
    message: "What resolve may make has to be written out, and its arrow function as well.",
    nodes: [name],
    location,
    hint: `Write resolve(${name}, { names: ["a", "b"] }, (config: { fields: string[] }) => { … }).`,
  };
}

export function resolveFixed({ location }: Decoration, { name }: Declared, kind: string, reason: string): Problem {
  return {
    code: "RESOLVE_FIXED",
    message: `The resolve above "${name}" calls ${kind}, which has no meaning there.`,
    nodes: [name],
    location,
    hint: `${reason[0]!.toUpperCase()}${reason.slice(1)}.`,
  };
}

export function resolveUndeclared({ location }: Decoration, node: Node, names: readonly string[]): Problem {
  return {
    code: "RESOLVE_UNDECLARED",
    message: `resolve makes "${node.name}", which is not among the names that it may make.`,
    nodes: [node.name],
    location,
    hint: `${suggestName(node.name, names)} Or add it to \`names\`.`,
  };
}

export function resolveFailed({ location }: Decoration, { name }: Declared, error: unknown): Problem {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    code: "RESOLVE_FAILED",
    message: `What chooses the decorators of "${name}" failed: ${reason}`,
    nodes: [name],
    location,
    hint: "It is given the driver's config; look at what it makes of it.",
  };
}

export function resolveNotSynchronous({ location }: Decoration, { name }: Declared): Problem {
  return {
    code: "RESOLVE_NOT_SYNCHRONOUS",
    message: `What chooses the decorators of "${name}" is asynchronous; a driver's graph is made at once.`,
    nodes: [name],
    location,
    hint: "Load what it waits for before the driver is made, and put it into the config.",
  };
}

export function resolveArgument({ location }: Decoration, { name }: Declared, kind: string): Problem {
  return {
    code: "RESOLVE_ARGUMENT",
    message: `In the resolve above "${name}" a function is given to ${kind} that its text does not tell.`,
    nodes: [name],
    location,
    hint: `Write the arrow function out in the call of ${kind}, since its parameter names are upstream nodes.`,
  };
}

export function resolveConfigMissing({ location }: Decoration, { name }: Declared, keys: readonly string[]): Problem {
  const listed = keys.map((key) => `"${key}"`).join(", ");
  return {
    code: "CONFIG_MISSING",
    message: `The decorators of "${name}" are chosen by the config, which lacks ${listed}.`,
    nodes: [name],
    location,
    hint: `Give ${keys.length === 1 ? "it" : "them"} in the driver's config.`,
  };
}
