import type { Declared, Decoration, Node, Problem } from "../node.ts";
import { requestInvalid } from "./run.ts";
import { kindOf } from "./values.ts";

/** Mistakes in what a dataflow loads and saves. */

export function loadersNotReadable({ location }: Decoration, { name, parameters }: Declared): Problem {
  return {
    code: "LOADERS_NOT_READABLE",
    message: "loadFrom takes an object literal: for each parameter a loader, or an arrow function that gives one.",
    nodes: [name],
    location,
    hint: `Write for example loadFrom(${name}, { ${parameters[0]?.name ?? "survey"}: from.csv("survey.csv") }).`,
  };
}

export function loadedTwice({ location }: Decoration, parameter: string, { name }: Declared): Problem {
  return {
    code: "LOADED_TWICE",
    message: `The parameter "${parameter}" of "${name}" is loaded twice.`,
    nodes: [name],
    location,
    hint: "Keep one of the loaders.",
  };
}

export function loadedStep({ location }: Decoration, parameter: string, { name }: Declared): Problem {
  return {
    code: "LOADED_STEP",
    message: `"${name}" is a step, whose parameter "${parameter}" takes the value on its way and is not loaded.`,
    nodes: [name],
    location,
    hint: "Load another parameter of it, or take one of the decorators away.",
  };
}

/** What a decorator was given, or made, in place of a loader. */
export function loaderInvalid({ name, location }: Node, parameter: string, given: unknown): Problem {
  return {
    code: "LOADER_INVALID",
    message: `loadFrom has ${kindOf(given)} for the parameter "${parameter}", and needs a loader.`,
    nodes: [name],
    location,
    hint: 'Give it from.csv("survey.csv") or the like, an object with kind and load, or an arrow function, written out there, that gives one of them.',
  };
}

/** What is loaded without saying what its data is. */
export function dataMissing({ name, edges, location }: Node, given: unknown): Problem {
  return {
    code: "DATA_MISSING",
    message: `"${edges[0]?.node ?? name}" gave ${describeLoaded(given)}, so there is no data for "${name}".`,
    nodes: [name],
    location,
    hint: "Give an object { data, metadata }; metadata may be {}.",
  };
}

function describeLoaded(given: unknown): string {
  return typeof given === "object" && given !== null ? "an object without data" : kindOf(given);
}

export function saverNotReadable({ location }: Decoration, { name }: Declared): Problem {
  return {
    code: "SAVER_NOT_READABLE",
    message: "saveTo takes a saver, or an arrow function that gives one.",
    nodes: [name],
    location,
    hint: `Write for example saveTo(${name}, to.json("${name}.json")) or saveTo(${name}, (path: string) => to.json(path)).`,
  };
}

export function saveNameInvalid({ location }: Decoration, { name }: Declared): Problem {
  return {
    code: "SAVE_NAME_INVALID",
    message: `The name that saveTo above "${name}" gives its node is a text that is written out and not empty.`,
    nodes: [name],
    location,
    hint: `Write for example { name: "${name}Saved" }.`,
  };
}

/** What a decorator was given, or made, in place of a saver. */
export function saverInvalid({ name, location }: Node, given: unknown): Problem {
  return {
    code: "SAVER_INVALID",
    message: `"${name}" has ${kindOf(given)} to save with, and needs a saver.`,
    nodes: [name],
    location,
    hint: 'Give it to.json("file.json") or the like, an object with kind and save, or an arrow function, written out there, that gives one of them.',
  };
}

/** A saver that does not say what it has done. */
export function metadataMissing({ name, location }: Node, kind: string, given: unknown): Problem {
  return {
    code: "METADATA_MISSING",
    message: `The saver "${kind}" of "${name}" gave ${kindOf(given)} for what is known of what it saved.`,
    nodes: [name],
    location,
    hint: "Give an object from its save; it may be {}.",
  };
}

export function saverTakesNothing({ location }: Decoration, { name }: Declared): Problem {
  return {
    code: "SAVER_TAKES_NOTHING",
    message: `"${name}" is a dataSaver without a parameter, so there is nothing that it saves.`,
    nodes: [name],
    location,
    hint: "Give it a parameter for the data, or take the decorator away.",
  };
}

export function saversInvalid(): Problem {
  return requestInvalid(
    "savers",
    'an object of savers by the name of their output, such as { features: to.json("features.json") }',
  );
}

/** What `materialize` was given in place of a saver. */
export function outputSaverInvalid(output: string, given: unknown): Problem {
  return {
    code: "SAVER_INVALID",
    message: `materialize has ${kindOf(given)} for "${output}", and needs a saver or a list of them.`,
    nodes: [output],
    hint: 'Give it to.json("file.json") or the like, or an object with kind and save.',
  };
}

export function savingFailed({ name, location }: Node, kind: string, reason: string, hint?: string): Problem {
  return {
    code: "SAVING_FAILED",
    message: `"${name}" could not be saved by its saver "${kind}": ${reason}`,
    nodes: [name],
    location,
    ...(hint !== undefined && { hint }),
  };
}

export function savingAborted(names: readonly string[]): Problem {
  const waiting = names.map((name) => `"${name}"`).join(", ");
  return { code: "RUN_ABORTED", message: `The run was aborted while it saved ${waiting}.`, nodes: names };
}

export function schemaNotReadable({ location }: Decoration, { name }: Declared): Problem {
  return {
    code: "SCHEMA_NOT_READABLE",
    message: "schema takes the type of each column or field as a text, or a Standard Schema such as zod's.",
    nodes: [name],
    location,
    hint: `Write for example schema(${name}, { age: "Float64", city: "String" }).`,
  };
}

export function tablesNotReadable({ location }: Decoration, { name }: Declared): Problem {
  return {
    code: "TABLES_NOT_READABLE",
    message:
      "parameterizeExtractColumns takes, written out, for each table its columns and an arrow function that gives the arguments.",
    nodes: [name],
    location,
    hint: `Write for example parameterizeExtractColumns(${name}, { us: { columns: ["age"], bind: (usPath: string) => [usPath] } }).`,
  };
}
