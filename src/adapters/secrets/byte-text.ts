/** So many bytes are looked through. */
const mostBytes = 1_000_000;
const [least, highest] = [4, 0xff_ff];

/** Bytes as texts, one character each; of wider elements also as the codes that they are. Nothing of what is too long. */
export function byteText(value: ArrayBufferView | ArrayBufferLike): readonly string[] | undefined {
  if (value.byteLength > mostBytes) return undefined;
  const bytes = ArrayBuffer.isView(value)
    ? Buffer.from(value.buffer, value.byteOffset, value.byteLength)
    : Buffer.from(value);
  const isWide = ArrayBuffer.isView(value) && "BYTES_PER_ELEMENT" in value && value.BYTES_PER_ELEMENT !== 1;
  const codes = isWide ? codeText(Array.from(value as unknown as ArrayLike<unknown>, Number)) : undefined;
  return [bytes.toString("latin1"), ...(codes === undefined ? [] : [codes])];
}

/** A list of codes of characters, or of bytes, as the text that it is; nothing of any other list. */
export function codeText(list: readonly unknown[]): string | undefined {
  if (list.length < least || !list.every(isCode)) return undefined;
  return Array.from(list, (code) => String.fromCharCode(code as number)).join("");
}

function isCode(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= highest;
}
