import { chromium, type Browser } from "playwright-core";
import { chromiumFlags } from "../../src/visualize/chromium.ts";

/** An installed Chromium for a test to look at pages with. */
export function launchBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: [...chromiumFlags(process.getuid?.() === 0)] });
}
