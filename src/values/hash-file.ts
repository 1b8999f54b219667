import { createHash } from "node:crypto";
import { open } from "node:fs/promises";

const piece = 1 << 22;

/** SHA-256 (hex) of a file, through two small buffers: one is read into while the other is hashed. `undefined` where there is no file. */
export async function hashFile(path: string): Promise<string | undefined> {
  const file = await open(path).catch(() => undefined);
  if (file === undefined) return undefined;
  try {
    const hash = createHash("sha256");
    let [buffer, other] = [Buffer.allocUnsafeSlow(piece), Buffer.allocUnsafeSlow(piece)];
    let { bytesRead } = await file.read(buffer, 0, piece);
    while (bytesRead > 0) {
      const reading = file.read(other, 0, piece);
      hash.update(buffer.subarray(0, bytesRead));
      ({ bytesRead } = await reading);
      [buffer, other] = [other, buffer];
    }
    return hash.digest("hex");
  } finally {
    await file.close();
  }
}
