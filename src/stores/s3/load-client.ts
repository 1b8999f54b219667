import type * as Sdk from "@aws-sdk/client-s3";
import { importPackage } from "../../data/import-package.ts";
import type { S3Options } from "./options.ts";

/** The SDK, and a client of it. */
export interface LoadedClient {
  readonly sdk: typeof Sdk;
  readonly client: Sdk.S3Client;
}

/** How often a request is made, how long a connection may take, and how long nothing may happen on it. */
const [attempts, connectMs, idleMs] = [3, 5000, 20_000];

/** Loads the package with the first request. */
export async function loadClient({
  region,
  endpoint,
  credentials,
  forcePathStyle = endpoint !== undefined,
}: S3Options): Promise<LoadedClient> {
  const sdk = await importPackage<typeof Sdk>("@aws-sdk/client-s3", "s3(…)");
  const place = region ?? (endpoint === undefined ? undefined : "us-east-1");
  const client = new sdk.S3Client({
    forcePathStyle,
    maxAttempts: attempts,
    // Servers other than Amazon's know no checksums; every object of a store has one of its own.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    requestHandler: {
      connectionTimeout: connectMs,
      socketTimeout: idleMs,
      // More requests than sockets are what a run with many results makes.
      socketAcquisitionWarningTimeout: 0x7f_ff_ff_ff,
    },
    ...(place !== undefined && { region: place }),
    ...(endpoint !== undefined && { endpoint }),
    ...(credentials !== undefined && { credentials }),
  });
  return { sdk, client };
}
