import type { Problem } from "../node.ts";

/** Mistakes in how a store of results is set up, and what goes wrong with it. Values are never told. */

export function storeOptionsInvalid(store: string, option: string, expected: string): Problem {
  return {
    code: "STORE_OPTIONS_INVALID",
    message: `The ${option === "options" ? option : `option "${option}"`} of ${store} has to be ${expected}.`,
    nodes: [],
    hint: "Correct it where the store is made.",
  };
}

/** Where a shared store is, and what it answered. Never what a request was signed with. */
export function storeUnreachable(place: string, reason: string, hint: string): Problem {
  return { code: "STORE_UNREACHABLE", message: `The store ${place} cannot be used: ${reason}.`, nodes: [], hint };
}

/** What the system said when a folder of results was to be written. */
export function storeNotWritten(path: string, reason: string, isFull: boolean): Problem {
  return {
    code: "STORE_NOT_WRITTEN",
    message: `The results in "${path}" cannot be written: ${reason}.`,
    nodes: [],
    hint: isFull
      ? "Make room on the disk, remove results with eponym cache gc, or choose another folder with cache: { path }."
      : "Give this process the right to write there, or choose another folder with cache: { path }.",
  };
}

export function storeFormatUnknown(path: string, found: number, known: number): Problem {
  return {
    code: "STORE_FORMAT_UNKNOWN",
    message: `The results in "${path}" were stored in format ${found}, and this version reads format ${known}.`,
    nodes: [],
    hint: "Use the version that stored them, remove the folder, or choose another one with cache: { path }.",
  };
}

export function storeBusy(path: string): Problem {
  return {
    code: "STORE_BUSY",
    message: `The results in "${path}" stay locked: another process has been writing there for half a minute.`,
    nodes: [],
    hint: "Look for a process that was stopped while it used this folder, and end it.",
  };
}
