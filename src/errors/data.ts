import type { Problem } from "../node.ts";
import { nearestName, suggestName } from "./nearest.ts";

/** Mistakes in what is read and written. Values are never told: only where they stand, and what a schema says of them. */

/** Somewhere in a value or a table, with what is wrong there. */
export interface Fault {
  /** `orders[3].price`, `row 3, column "price"` */
  readonly place: string;
  readonly message: string;
}

export function fileNotFound(path: string, neighbours: readonly string[] | undefined, name: string): Problem {
  const nearest = neighbours && nearestName(name, neighbours);
  return {
    code: "FILE_NOT_FOUND",
    message: `There is no file "${path}".`,
    nodes: [],
    hint:
      neighbours === undefined
        ? "Its folder does not exist either. A relative path starts at the folder where the program was started; a URL made with import.meta.url starts at the module."
        : nearest === undefined
          ? suggestName(name, neighbours)
          : `Did you mean "${nearest}"?`,
  };
}

export function pathIsFolder(path: string): Problem {
  return {
    code: "PATH_IS_FOLDER",
    message: `"${path}" is a folder, and a file is needed.`,
    nodes: [],
    hint: "Give the path of a file in it.",
  };
}

export function fileNotRead(path: string, reason: string): Problem {
  return { code: "FILE_NOT_READ", message: `"${path}" cannot be read: ${reason}.`, nodes: [] };
}

export function fileNotWritten(path: string, reason: string): Problem {
  return {
    code: "FILE_NOT_WRITTEN",
    message: `"${path}" cannot be written: ${reason}.`,
    nodes: [],
    hint: "What was there before is as it was.",
  };
}

export function pathInvalid(reason: string): Problem {
  return {
    code: "PATH_INVALID",
    message: `A path is a text or a file: URL, and ${reason}.`,
    nodes: [],
    hint: 'What is elsewhere on the net is read by from.http("https://…").',
  };
}

export function fileEmpty(path: string, format: string): Problem {
  return {
    code: "FILE_EMPTY",
    message: `"${path}" is empty, so it is no ${format}.`,
    nodes: [],
    hint: "Whatever writes it may have failed, or may not have finished yet.",
  };
}

export function fileTooLarge(path: string, hint: string): Problem {
  return {
    code: "FILE_TOO_LARGE",
    message: `"${path}" is longer than the longest text that JavaScript can hold.`,
    nodes: [],
    hint,
  };
}

/** A file that is something else than it should be, or broken. */
export function formatWrong(path: string, format: string, reason: string, hint: string | undefined): Problem {
  return {
    code: "FORMAT_WRONG",
    message: `"${path}" is no ${format}: ${reason}.`,
    nodes: [],
    ...(hint !== undefined && { hint }),
  };
}

/** Where a text stops being what it should be; `line` and `column` count from 1. */
export function textWrong(
  origin: string,
  format: string,
  at: { readonly line: number; readonly column?: number },
  reason: string,
  hint?: string,
): Problem {
  const place = at.column === undefined ? `line ${at.line}` : `line ${at.line}, column ${at.column}`;
  return {
    code: "FORMAT_WRONG",
    message: `"${origin}" is no ${format}: ${reason} at ${place}.`,
    nodes: [],
    ...(hint !== undefined && { hint }),
  };
}

export function headerRepeated(origin: string, column: string): Problem {
  return {
    code: "COLUMN_REPEATED",
    message: `"${origin}" has more than one column "${column}".`,
    nodes: [],
    hint: "Give every column a name of its own.",
  };
}

export function sheetMissing(path: string, sheet: string | number, sheets: readonly string[]): Problem {
  return {
    code: "SHEET_MISSING",
    message: `"${path}" has no sheet ${typeof sheet === "string" ? `"${sheet}"` : sheet}.`,
    nodes: [],
    hint: suggestName(String(sheet), sheets),
  };
}

/** What a schema refused; `what` is `12 of 300 rows`. */
export function schemaRefused(origin: string, what: string, faults: readonly Fault[]): Problem {
  return {
    code: "SCHEMA_REFUSED",
    message: `${what} of ${origin} ${what === "The value" || what.startsWith("1 ") ? "does" : "do"} not fit the schema:${listFaults(faults)}`,
    nodes: [],
    hint: "Correct the data, or say in the schema what may be there.",
  };
}

export function valueNotWritten(path: string, format: string, faults: readonly Fault[]): Problem {
  return {
    code: "VALUE_NOT_WRITTEN",
    message: `The value cannot be written to "${path}" as ${format} without loss:${listFaults(faults)}`,
    nodes: [],
    hint: "Turn it into texts, numbers and the like before it is saved. Nothing was written.",
  };
}

export function notSavable(path: string, format: string, needed: string, given: string): Problem {
  return {
    code: "VALUE_NOT_WRITTEN",
    message: `${given} cannot be written to "${path}" as ${format}; that takes ${needed}.`,
    nodes: [],
    hint: "Nothing was written.",
  };
}

export function variableMissing(name: string, defined: readonly string[]): Problem {
  const nearest = nearestName(name, defined);
  return {
    code: "VARIABLE_MISSING",
    message: `The environment variable "${name}" is not set.`,
    nodes: [],
    hint: `Set it (${name}=… before the command, or node --env-file), or give from.env a default.${nearest === undefined ? "" : ` There is "${nearest}".`}`,
  };
}

export function memoryEmpty(key: string | undefined, keys: readonly string[]): Problem {
  return {
    code: "MEMORY_EMPTY",
    message:
      key === undefined
        ? "Nothing was saved to this memory yet."
        : `Nothing was saved to the memory "${key}" in this process.`,
    nodes: [],
    hint: `to.memory saves to it.${key === undefined ? "" : ` ${suggestName(key, keys)}`}`,
  };
}

export function addressWrong(reason: string): Problem {
  return {
    code: "ADDRESS_WRONG",
    message: `from.http takes a whole address that begins with http: or https:, and ${reason}.`,
    nodes: [],
    hint: "Credentials are given as headers: { headers: { authorization: … } }.",
  };
}

export function httpFailed(address: string, reason: string): Problem {
  return {
    code: "HTTP_FAILED",
    message: `There is no answer from ${address}: ${reason}.`,
    nodes: [],
    hint: "Check the address, and that the server can be reached from here.",
  };
}

export function httpRefused(address: string, status: number): Problem {
  return {
    code: "HTTP_STATUS",
    message: `${address} answered with status ${status}.`,
    nodes: [],
    hint:
      status === 401 || status === 403
        ? "The server wants other credentials: check the headers."
        : status === 404 || status === 410
          ? "Check the address."
          : status === 429
            ? "Too many requests were made: wait before the next one."
            : status >= 500
              ? "The server failed. It may answer later."
              : "Check the address and the headers.",
  };
}

export function packageMissing(entry: string, what: string): Problem {
  const name = entry.split("/", entry.startsWith("@") ? 2 : 1).join("/");
  return {
    code: "PACKAGE_MISSING",
    message: `${what} needs the package "${name}", which cannot be loaded.`,
    nodes: [],
    hint: `Install it where the program runs: npm install ${name}, with Node 22 or later.`,
  };
}

/** `from.csv` and the like, when one of that name is there already. */
export function formatDefined(name: string): Problem {
  return {
    code: "FORMAT_DEFINED",
    message: `"${name}" is defined already, by another function.`,
    nodes: [],
    hint: "Choose another name.",
  };
}

const mostShown = 10;

function listFaults(faults: readonly Fault[]): string {
  const shown = faults
    .slice(0, mostShown)
    .map(({ place, message }) => `\n  ${place === "" ? "" : `${place}: `}${message}`);
  const rest = faults.length - shown.length;
  return `${shown.join("")}${rest > 0 ? `\n  and ${rest} more` : ""}`;
}
