import { DataflowError } from "../../errors/dataflow-error.ts";
import { storeUnreachable } from "../../errors/stores.ts";

/** What the SDK tells of a request that failed. */
interface Failure {
  readonly name?: unknown;
  readonly code?: unknown;
  readonly message?: unknown;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

/** What kind of failure it is, by the first that knows its name, its status or its message. */
interface Kind {
  readonly names: RegExp;
  readonly status?: readonly number[];
  reason(name: string, bucket: string): string;
  readonly hint: string;
}

const kinds: readonly Kind[] = [
  {
    names: /^NoSuchBucket$/,
    reason: (_, bucket) => `there is no bucket "${bucket}"`,
    hint: "Check the name of the bucket, the region and the endpoint, or make the bucket; a store does not make it by itself.",
  },
  {
    names: /^(?:PermanentRedirect|AuthorizationHeaderMalformed|IllegalLocationConstraintException)$/,
    status: [301, 307],
    reason: (_, bucket) => `the bucket "${bucket}" is in another region`,
    hint: 'Give the region of the bucket: s3({ bucket: …, region: "…" }).',
  },
  {
    names: /^(?:CredentialsProviderError|TokenProviderError)$/,
    reason: () => "there are no credentials for it",
    hint: "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, choose a profile with AWS_PROFILE, or give the option credentials.",
  },
  {
    names: /^(?:AccessDenied|InvalidAccessKeyId|SignatureDoesNotMatch|ExpiredToken|InvalidToken|RequestTimeTooSkewed)$/,
    status: [401, 403],
    reason: (name) => `the server refuses access (${name})`,
    hint: "Check the credentials, and that they may get, put, list and delete objects in this bucket below this prefix.",
  },
  {
    names: /^Region is missing$/,
    reason: () => "its region is not known",
    hint: 'Give it: s3({ bucket: …, region: "…" }), or set AWS_REGION.',
  },
];

const unreachable = "Check the endpoint and the network. What a run finds meanwhile, it computes by itself.";

/** The error of a request, in words for who runs a dataflow; nothing of what it was signed with goes along. */
export function explainFailure(error: unknown, place: string, bucket: string): DataflowError {
  if (error instanceof DataflowError) return error;
  const { name, code, message, $metadata: { httpStatusCode: status } = {} } = (error ?? {}) as Failure;
  const words = [name, code, message].map(String);
  const told = words.find((word) => /^[A-Za-z]\w+$/.test(word) && !/^(?:Error|Unknown|undefined)$/.test(word));
  const kind = kinds.find(
    (one) => words.some((word) => one.names.test(word)) || (status !== undefined && one.status?.includes(status)),
  );
  const statusText = status === undefined ? undefined : `status ${status}`;
  const shown = [...new Set([told, statusText])].filter((word) => word !== undefined).join(", ") || "no answer";
  const [reason, hint] = kind
    ? [kind.reason(shown, bucket), kind.hint]
    : [`it cannot be reached (${shown})`, unreachable];
  return new DataflowError([storeUnreachable(place, reason, hint)]);
}
