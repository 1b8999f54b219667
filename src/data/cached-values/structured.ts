import type { MaybePromise } from "../../cache/store.ts";
import type { Uncodable } from "../../cache/value-coding.ts";
import { describeUnfit } from "./find-unfit.ts";
import { type CodedValues, type FindCodec, packCoded } from "./pack-coded.ts";
import { Unfit } from "./unfit.ts";
import { Unpacked } from "./write-value.ts";

const none: CodedValues = new Map();

/** Does something with a value of any kind, after the codecs of what is in it have been asked: at once, as long as none takes time. */
export function withCoded<Result>(
  value: unknown,
  findCodec: FindCodec,
  use: (coded: CodedValues) => MaybePromise<Result>,
): MaybePromise<Result | Uncodable> {
  try {
    return use(none);
  } catch (error) {
    if (!(error instanceof Unpacked)) return explain(error, value, findCodec, none);
  }
  try {
    const coded = packCoded(value, findCodec);
    const finish = (made: CodedValues): MaybePromise<Result | Uncodable> => {
      try {
        return use(made);
      } catch (error) {
        return explain(error, value, findCodec, made);
      }
    };
    return coded instanceof Promise
      ? coded.then(finish, (error: unknown) => explain(error, value, findCodec, none))
      : finish(coded);
  } catch (error) {
    return explain(error, value, findCodec, none);
  }
}

function explain(error: unknown, value: unknown, findCodec: FindCodec, coded: CodedValues): Uncodable {
  if (error instanceof Unfit) return { reason: describeUnfit(value, error, findCodec, coded) };
  if (error instanceof RangeError && error.message.includes("call stack"))
    return { reason: "objects that are nested too deeply" };
  throw error;
}
