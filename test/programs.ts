/* oxlint-disable vitest/no-conditional-tests, vitest/valid-title, vitest/expect-expect -- what is tested here depends on the machine */
import { describe, test } from "vitest";
import { findChromium, findProgram } from "../src/visualize/chromium.ts";

/**
 * Wraps tests that need a program of the machine and hands them its path: `needsProgram("chromium")("the page", (path) => { … })`.
 * Where it is missing they are skipped and say why, which is the only skip there is; with EPONYM_REQUIRE_ALL=1 they fail instead.
 */
export function needsProgram(program: string): (title: string, body: (path: string) => void) => void {
  const path = program === "chromium" ? findChromium(process.env) : findProgram([program], process.env);
  return (title, body) => {
    if (path === undefined) reportMissing(title, program);
    else {
      describe(title, () => {
        body(path);
      });
    }
  };
}

function reportMissing(title: string, program: string): void {
  const told = `${title}: needs ${program}, which is not installed`;
  test(told, ({ skip }) => {
    if (process.env["EPONYM_REQUIRE_ALL"] === "1") throw new Error(told);
    console.warn(`Skipped: ${told}.`);
    skip(told);
  });
}
