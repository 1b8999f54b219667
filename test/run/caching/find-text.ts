import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The ways in which a text may stand in bytes; within base64 it begins at any of three places. */
export function spellings(text: string): readonly Buffer[] {
  const bytes = Buffer.from(text);
  const base64 = [0, 1, 2].map((shift) => {
    const padded = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString("base64")
      .replaceAll("=", "");
    return padded.slice(shift === 0 ? 0 : shift + 1, -1);
  });
  const texts = [
    text,
    JSON.stringify(text).slice(1, -1),
    encodeURIComponent(text),
    bytes.toString("hex"),
    bytes.toString("hex").toUpperCase(),
    ...base64,
    ...base64.map((each) => each.replaceAll("+", "-").replaceAll("/", "_")),
  ];
  return [...texts.map((each) => Buffer.from(each)), Buffer.from(text, "utf16le")];
}

/** A text as it is, and as JSON has it. */
export function plainly(text: string): readonly Buffer[] {
  return [Buffer.from(text), Buffer.from(JSON.stringify(text).slice(1, -1))];
}

/** The files in a folder, and in those within, in which one of some spellings stands. */
export function filesWith(folder: string, spelled: readonly Buffer[]): readonly string[] {
  const all = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  return all.map((entry) => join(entry.parentPath, entry.name)).filter((file) => holds(readFileSync(file), spelled));
}

export function holds(bytes: Buffer, spelled: readonly Buffer[]): boolean {
  return spelled.some((spelling) => bytes.includes(spelling));
}
