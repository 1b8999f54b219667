import { sha256 } from "../../values/sha256.ts";

/** Plain data as a JSON object with a checksum over them, by their kind: `entry`, `code`, `run`. */
export function seal(kind: string, content: unknown): Uint8Array {
  const text = JSON.stringify({ kind, content });
  return new TextEncoder().encode(`${head}${sha256(text)}${middle}${text}${tail}`);
}

/** What was sealed; `undefined` for anything else, whether it is damaged or was never one of these. */
export function unseal(kind: string, bytes: Uint8Array): unknown {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const inner = text.slice(head.length + sumLength + middle.length, -tail.length);
  if (text !== `${head}${sha256(inner)}${middle}${inner}${tail}`) return undefined;
  const sealed = JSON.parse(inner) as { readonly kind: string; readonly content: unknown };
  return sealed.kind === kind ? sealed.content : undefined;
}

const [head, middle, tail, sumLength] = ['{"sum":"', '","is":', "}\n", 64] as const;
