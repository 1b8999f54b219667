import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { S3Options } from "../../../src/stores/s3/options.ts";

/** A real S3 server with an empty bucket `results`. */
export interface S3Server {
  readonly endpoint: string;
  /** What a store of it is opened with. */
  readonly options: S3Options;
  /** The names of all objects. */
  readonly names: () => readonly string[];
  /** The file that an object is kept in. */
  readonly fileOf: (name: string) => string;
  /** Puts objects there by themselves. */
  readonly write: (name: string, bytes: Uint8Array) => void;
  readonly stop: () => Promise<void>;
}

const ending = "._S3rver_object";

export async function startServer(): Promise<S3Server> {
  const folder = mkdtempSync(join(tmpdir(), "eponym-s3-"));
  const script = fileURLToPath(new URL("serve.ts", import.meta.url));
  // The server makes tokens for the next page with an old cipher.
  const child = spawn(process.execPath, ["--openssl-legacy-provider", script, folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  const [address] = (await Promise.race([
    once(child.stdout, "data"),
    ended.then(() => Promise.reject(new Error("The S3 server has ended."))),
  ])) as [Buffer];
  const endpoint = address.toString().trim();
  const bucket = join(folder, "results");
  const fileOf = (name: string): string => join(bucket, name + ending);
  return {
    endpoint,
    options: { bucket: "results", endpoint, credentials: { accessKeyId: "S3RVER", secretAccessKey: "hush-hush" } },
    names: () =>
      readdirSync(bucket, { recursive: true, encoding: "utf8" })
        .filter((file) => file.endsWith(ending))
        .map((file) => file.slice(0, -ending.length))
        .toSorted(),
    fileOf,
    write(name, bytes) {
      mkdirSync(dirname(fileOf(name)), { recursive: true });
      writeFileSync(fileOf(name), bytes);
    },
    async stop() {
      child.kill("SIGKILL");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
