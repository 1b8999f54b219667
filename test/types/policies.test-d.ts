import { limit, type LimitOptions, retry, type RetryOptions, timeout } from "eponym";

interface Answer {
  readonly text: string;
  readonly usage: { readonly tokens: number };
}
declare function ask(prompt: string, most?: number): Promise<Answer>;
declare function count(): number;
declare function named(given: { prompt: string; most: number }): string;
declare const bounds: { perMinute: number };

// retry
retry(ask, { attempts: 3 });
retry(count, { attempts: 3, backoff: "linear", delay: 5, maxDelay: 10, jitter: false });
retry(ask, { attempts: 3, on: (error) => error instanceof TypeError });
retry(ask, { attempts: 3, on: (_, attempt) => attempt < 2, target: ["a", "b"] });
const gentle: RetryOptions = { attempts: 5 };
retry(ask, gentle);
// @ts-expect-error how often is not said
retry(ask, {});
// @ts-expect-error no options
retry(ask);
// @ts-expect-error no such growth
retry(ask, { attempts: 3, backoff: "quadratic" });
// @ts-expect-error no such option
retry(ask, { attempts: 3, atempts: 4 });
// @ts-expect-error a number
retry(ask, { attempts: "3" });
// @ts-expect-error gives no boolean
retry(ask, { attempts: 3, on: () => "yes" });
// @ts-expect-error an error may be anything
retry(ask, { attempts: 3, on: (error) => error.status === 429 });
// @ts-expect-error not a function
retry(5, { attempts: 3 });

// limit
limit(ask, { concurrency: 8 });
limit(ask, { perMinute: 500, name: "llm" });
limit(ask, { concurrency: 8, perMinute: 500, tokensPerMinute: 90_000, tokens: (prompt) => prompt.length });
limit(ask, {
  tokensPerMinute: 9,
  tokens: (prompt, most = 5) => prompt.length + most,
  used: ({ usage }) => usage.tokens,
});
limit(named, { tokensPerMinute: 9, tokens: ({ prompt, most }) => prompt.length + most, used: (text) => text.length });
limit(count, { tokensPerMinute: 9, tokens: () => 1 });
limit(ask, bounds);
const shared: LimitOptions<typeof ask> = { name: "llm", perMinute: 5 };
limit(ask, shared);
// @ts-expect-error no bound
limit(ask, {});
// @ts-expect-error a name alone is no bound
limit(ask, { name: "llm" });
// @ts-expect-error how many tokens a call takes is not said
limit(ask, { tokensPerMinute: 9 });
// @ts-expect-error tokens without a bound of them
limit(ask, { perMinute: 9, tokens: (prompt) => prompt.length });
// @ts-expect-error what is used without a bound of it
limit(ask, { perMinute: 9, used: () => 1 });
// @ts-expect-error a text is no count
limit(ask, { tokensPerMinute: 9, tokens: (prompt) => prompt });
// @ts-expect-error the function takes a text
limit(ask, { tokensPerMinute: 9, tokens: (prompt: number) => prompt });
// @ts-expect-error the function gives an answer, awaited
limit(ask, { tokensPerMinute: 9, tokens: () => 1, used: (text: string) => text.length });
// @ts-expect-error no such option
limit(ask, { perMinute: 5, perSecond: 1 });

// timeout
timeout(ask, 30_000);
timeout(ask, 30_000, { target: "a" });
timeout(ask, { each: 30_000 });
timeout(ask, { total: 60_000 });
timeout(ask, { each: 30_000, total: 60_000, target: ["a"] });
// @ts-expect-error no bound
timeout(ask, {});
// @ts-expect-error no bound
timeout(ask);
// @ts-expect-error a text is no time
timeout(ask, "30 s");
// @ts-expect-error no such bound
timeout(ask, { each: 5, every: 6 });
// @ts-expect-error bounds are given once
timeout(ask, { each: 5 }, { target: "a" });
// @ts-expect-error no such option
timeout(ask, 5, { tagret: "a" });
