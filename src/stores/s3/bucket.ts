import { explainFailure } from "./explain-failure.ts";
import { loadClient, type LoadedClient } from "./load-client.ts";
import type { S3Options } from "./options.ts";

/** An object, as a list tells it. */
export interface Listed {
  /** Below the prefix. */
  readonly name: string;
  readonly size: number;
}

/** Objects below a prefix of a bucket. What fails is a `DataflowError` that says where, why and what to do. */
export interface Bucket {
  readonly place: string;
  get(name: string): Promise<Uint8Array | undefined>;
  sizeOf(name: string): Promise<number | undefined>;
  put(name: string, bytes: Uint8Array): Promise<void>;
  /** Puts it only where there is none, as far as the server knows how. */
  putNew(name: string, bytes: Uint8Array): Promise<void>;
  /** By name, in pages of at most so many. */
  list(folder: string, page?: number): AsyncIterable<Listed>;
  remove(names: readonly string[]): Promise<void>;
  close(): void;
}

/** So many names a request may remove, and a page of a list may have. */
const mostNames = 1000;
const readAttempts = 3;

export function openBucket(options: S3Options): Bucket {
  const { bucket: Bucket } = options;
  const folder = (options.prefix ?? "").replace(/^\/+|\/+$/g, "");
  const prefix = folder === "" ? "" : `${folder}/`;
  const place = `s3://${Bucket}${folder === "" ? "" : `/${folder}`}`;
  let loading: Promise<LoadedClient> | undefined;

  /** Makes a request; gives `undefined` where the object is not there. */
  async function ask<Answer>(request: (loaded: LoadedClient) => Promise<Answer>): Promise<Answer | undefined> {
    try {
      loading ??= loadClient(options);
      return await request(await loading);
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw explainFailure(error, place, Bucket);
    }
  }

  const Key = (name: string): string => prefix + name;
  return {
    place,
    get: (name) =>
      ask(({ sdk, client }) => readWhole(() => client.send(new sdk.GetObjectCommand({ Bucket, Key: Key(name) })))),
    sizeOf: (name) =>
      ask(
        async ({ sdk, client }) =>
          (await client.send(new sdk.HeadObjectCommand({ Bucket, Key: Key(name) }))).ContentLength,
      ),
    put: async (name, Body) => {
      await ask(({ sdk, client }) => client.send(new sdk.PutObjectCommand({ Bucket, Key: Key(name), Body })));
    },
    putNew: async (name, Body) => {
      await ask(async ({ sdk, client }) => {
        try {
          await client.send(new sdk.PutObjectCommand({ Bucket, Key: Key(name), Body, IfNoneMatch: "*" }));
        } catch (error) {
          if (!isRefusedAsThere(error)) throw error;
        }
      });
    },
    async *list(folder, page = mostNames) {
      const Prefix = Key(folder);
      let ContinuationToken: string | undefined;
      do {
        const answer = await ask(({ sdk, client }) =>
          client.send(
            new sdk.ListObjectsV2Command({
              Bucket,
              Prefix,
              MaxKeys: Math.min(mostNames, page),
              ...(ContinuationToken !== undefined && { ContinuationToken }),
            }),
          ),
        );
        for (const { Key = "", Size = 0 } of answer?.Contents ?? [])
          yield { name: Key.slice(prefix.length), size: Size };
        ContinuationToken = answer?.NextContinuationToken;
      } while (ContinuationToken !== undefined);
    },
    remove: async (names) => {
      for (let start = 0; start < names.length; start += mostNames) {
        const Objects = names.slice(start, start + mostNames).map((name) => ({ Key: Key(name) }));
        await ask(async ({ sdk, client }) => {
          const { Errors = [] } = await client.send(
            new sdk.DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }),
          );
          const failed = Errors.find(({ Code }) => Code !== "NoSuchKey");
          // One answer tells of many objects; the first that failed tells why.
          if (failed) throw Object.assign(new Error(failed.Code), { name: failed.Code });
        });
      }
    },
    close() {
      void loading?.then(
        ({ client }) => client.destroy(),
        () => {},
      );
      loading = undefined;
    },
  };
}

interface Download {
  readonly ContentLength?: number | undefined;
  readonly Body?: { transformToByteArray(): Promise<Uint8Array> } | undefined;
}

/** Reads an object to its end. The SDK repeats requests, but not downloads that break off. */
async function readWhole(request: () => Promise<Download>): Promise<Uint8Array> {
  for (let attempt = 1; ; attempt += 1) {
    const { Body, ContentLength } = await request();
    try {
      const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
      if (ContentLength === undefined || bytes.length === ContentLength) return bytes;
      throw Object.assign(new Error("The download broke off"), { code: "TruncatedDownload" });
    } catch (error) {
      if (attempt === readAttempts) throw error;
    }
  }
}

/** No object of that name; the answer to a HEAD has no code. */
function isMissing(error: unknown): boolean {
  return error instanceof Error && (error.name === "NoSuchKey" || error.name === "NotFound");
}

function isRefusedAsThere(error: unknown): boolean {
  return error instanceof Error && /^(?:PreconditionFailed|ConditionalRequestConflict)$/.test(error.name);
}
