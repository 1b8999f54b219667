import { inspect } from "node:util";

/** A shorter text is part of too many others to be looked for inside of them. */
export const shortest = 4;
/** Of a longer text, only itself and its JSON are looked for. */
const longest = 10_000;
const mostLines = 200;

/** A text that no encoding changes. */
const plain = /^[\w.~-]*$/;

/** A secret text as it may stand inside of others: as it is, escaped in JSON and by Node, encoded in URLs, and line by line. */
export function listForms(text: string): readonly string[] {
  if (text.length < shortest) return [];
  if (plain.test(text)) return [text];
  const json = escapeJson(text);
  const forms = [text, json, escapeJson(json)];
  if (text.length <= longest) {
    const wellFormed = text.toWellFormed();
    forms.push(inspect(text, { maxStringLength: null, breakLength: Infinity }).slice(1, -1));
    forms.push(...encodeForUrls(wellFormed).flatMap((form) => [form, lowerHex(form)]));
  }
  // Messages indent the lines of a text, or tell one of them.
  if (text.includes("\n")) forms.push(...text.split(/\s*\n\s*/, mostLines));
  return [...new Set(forms)].filter((form) => form.length >= shortest);
}

/** Texts as they stand in bytes that are read as one character each. */
export function listByteForms(text: string): readonly string[] {
  const encodings = (["utf8", "utf16le"] as const).map((encoding) => Buffer.from(text, encoding).toString("latin1"));
  return [...new Set([text, ...encodings])];
}

function escapeJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** Each place in a URL encodes other characters. */
function encodeForUrls(text: string): readonly string[] {
  const form = new URLSearchParams({ "": text }).toString().slice(1);
  const encoded = [encodeURIComponent(text), encodeURI(text), form];
  const [query, path, user] = [new URL(`http://h/?${text}`), new URL("http://h"), new URL("http://h")];
  path.pathname = text;
  user.password = text;
  return [...encoded, query.search.slice(1), query.hash.slice(1), path.pathname.slice(1), user.password];
}

function lowerHex(text: string): string {
  return text.replaceAll(/%[\dA-F]{2}/g, (hex) => hex.toLowerCase());
}
