import { readFileSync } from "node:fs";

/** The version of this package; unknown inside of a bundle, which has no package.json of its own. */
export function readPackageVersion(): string | undefined {
  try {
    const text = readFileSync(new URL("../../../package.json", import.meta.url), "utf8");
    const { name, version } = JSON.parse(text) as { readonly name?: unknown; readonly version?: unknown };
    return name === "eponym" && typeof version === "string" ? version : undefined;
  } catch {
    return undefined;
  }
}
