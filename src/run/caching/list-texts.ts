/** Shorter texts are found by chance. */
const shortest = 6;
const most = 100;
/** Bytes that are more are no key. */
const longestBytes = 1 << 16;

/** The texts in a value, and its bytes, as far as they tell something. */
export function listTexts(value: unknown): readonly (string | Uint8Array)[] {
  const found = new Set<string | Uint8Array>();
  const seen = new Set<unknown>();
  const visit = (part: unknown): void => {
    if (found.size >= most || seen.has(part)) return;
    if (typeof part === "string") {
      const text = coreOf(part);
      if (text.length >= shortest) found.add(text);
      if (URL.canParse(part)) visit(passwordOf(new URL(part)));
      return;
    }
    if (typeof part === "number" || typeof part === "bigint") return visit(String(part));
    if (typeof part !== "object" || part === null) return;
    seen.add(part);
    if (part instanceof URL) return visit(part.href);
    const bytes = viewBytes(part);
    if (bytes !== undefined) {
      if (bytes.length >= shortest && bytes.length <= longestBytes) found.add(readText(bytes) ?? bytes);
      return;
    }
    for (const inner of part instanceof Map || part instanceof Set ? part.values() : Object.values(part)) visit(inner);
  };
  visit(value);
  return [...found];
}

/** Code often cuts off what stands around a text, or takes a key of several lines apart: its longest line stands for all of it. */
function coreOf(text: string): string {
  const [first = "", ...others] = text.trim().split(/\s*[\r\n]+\s*/);
  const longest = others.reduce((best, line) => (line.length > best.length ? line : best), first);
  return longest.length >= shortest ? longest : text;
}

/** Of the address of a database the password alone may stand somewhere. */
function passwordOf({ password }: URL): string {
  try {
    return decodeURIComponent(password);
  } catch {
    return password;
  }
}

function viewBytes(value: object): Uint8Array | undefined {
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  return value instanceof ArrayBuffer || value instanceof SharedArrayBuffer ? new Uint8Array(value) : undefined;
}

/** The text that the bytes are of, as which they may stand somewhere with other bytes. */
function readText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes));
  } catch {
    return undefined;
  }
}
