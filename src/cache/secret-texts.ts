/** A secret as it may stand in bytes. */
export interface SecretText {
  /** The node or input that it came from. */
  readonly name: string;
  readonly spellings: readonly Buffer[];
}

/** The ways in which a text or bytes may stand in other bytes: as the codecs write them, and as headers and addresses have them. */
export function spellSecret(secret: string | Uint8Array): readonly Buffer[] {
  const bytes = Buffer.from(secret);
  const hex = bytes.toString("hex");
  const base64 = [0, 1, 2].flatMap((shift) => {
    // Within other bytes it begins at any of three places, and its ends depend on what is around it.
    const text = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString("base64")
      .replace(/=+$/, "");
    const own = text.slice(shift === 0 ? 0 : shift + 1, -1);
    return [own, own.replaceAll("+", "-").replaceAll("/", "_")];
  });
  const spelled = [bytes, ...[hex, hex.toUpperCase(), ...base64].map((text) => Buffer.from(text))];
  if (typeof secret === "string")
    spelled.push(
      Buffer.from(escapeText(secret)),
      Buffer.from(escapeText(escapeText(secret))),
      Buffer.from(encodeURIComponent(secret.toWellFormed())),
      Buffer.from(new URLSearchParams({ "": secret }).toString().slice(1)),
      Buffer.from(secret, "utf16le"),
      Buffer.from(secret, "latin1"),
    );
  return [...new Map(spelled.map((each) => [each.toString("latin1"), each])).values()];
}

const escapeText = (text: string): string => JSON.stringify(text).slice(1, -1);

/** The name of a secret that stands in the bytes. */
export function findSecret(bytes: Uint8Array, secrets: Iterable<SecretText>): string | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const { name, spellings } of secrets) if (spellings.some((each) => buffer.includes(each))) return name;
  return undefined;
}
