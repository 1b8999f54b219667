import { storeOptionsInvalid } from "../../errors/stores.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";

/** What an access to S3 is signed with. */
export interface S3Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** Where the results of a store in S3 are, and how it is reached. */
export interface S3Options {
  readonly bucket: string;
  /** The folder in the bucket; the whole bucket unless given. */
  readonly prefix?: string;
  /** Unless given, what the SDK finds in the environment and the profile; with an `endpoint`, `us-east-1`. */
  readonly region?: string;
  /** The address of a server other than Amazon's, such as `http://127.0.0.1:9000`. */
  readonly endpoint?: string;
  /** Unless given, what the SDK finds: the environment, the profile, the role of the machine. A function is asked when they are needed. */
  readonly credentials?: S3Credentials | (() => Promise<S3Credentials>);
  /** `http://host/bucket` rather than `http://bucket.host`; unless given, where there is an `endpoint`. */
  readonly forcePathStyle?: boolean;
}

/** Throws every mistake in the options at once. */
export function checkS3Options(options: S3Options): void {
  const given: unknown = options;
  if (typeof given !== "object" || given === null)
    throw new DataflowError([storeOptionsInvalid("s3", "options", "an object such as { bucket: … }")]);
  const problems = Object.entries(given).flatMap(([name, value]) => {
    const rule = Object.hasOwn(rules, name) ? rules[name as keyof S3Options] : unknown;
    return value === undefined || rule.holds(value) ? [] : [storeOptionsInvalid("s3", name, rule.expected)];
  });
  if (options.bucket === undefined) problems.push(storeOptionsInvalid("s3", "bucket", rules.bucket.expected));
  if (problems.length > 0) throw new DataflowError(problems);
}

interface Rule {
  readonly expected: string;
  readonly holds: (value: unknown) => boolean;
}

const isText = (value: unknown): value is string => typeof value === "string" && value !== "";
const unknown: Rule = { expected: "left out: there is no such option", holds: () => false };
const rules: Readonly<Record<keyof S3Options, Rule>> = {
  bucket: { expected: "the name of a bucket", holds: (value) => isText(value) && !value.includes("/") },
  prefix: { expected: "a text, such as team/cache", holds: (value) => typeof value === "string" },
  region: { expected: "a region, such as eu-central-1", holds: isText },
  endpoint: {
    expected: "an address that begins with http: or https:, with no credentials in it",
    holds: (value) => isText(value) && isAddress(value),
  },
  credentials: {
    expected: "{ accessKeyId, secretAccessKey }, or a function that promises them",
    holds: (value) => typeof value === "function" || isCredentials(value),
  },
  forcePathStyle: { expected: "true or false", holds: (value) => typeof value === "boolean" },
};

function isAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && username === "" && password === "";
}

function isCredentials(value: unknown): boolean {
  const { accessKeyId, secretAccessKey } = (value ?? {}) as Partial<S3Credentials>;
  return isText(accessKeyId) && isText(secretAccessKey);
}
