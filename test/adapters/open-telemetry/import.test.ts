import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

const adapters = new URL("../../../src/adapters.ts", import.meta.url).href;

/** Runs a program on the package's sources and prints the packages of OpenTelemetry that it loads. */
function loadedBy(code: string): string {
  const script = `
    const loaded = new Set();
    require("node:module").registerHooks({ load(url, context, next) { loaded.add(/@opentelemetry.\\w+/.exec(url)?.[0]); return next(url, context); } });
    import(${JSON.stringify(adapters)}).then(async ({ openTelemetry }) => {
      ${code}
      loaded.delete(undefined);
      console.log([...loaded].join());
    });
  `;
  const { stdout, stderr, status } = spawnSync(process.execPath, ["--input-type=commonjs", "-e", script], {
    encoding: "utf8",
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return stdout.trim();
}

test("OpenTelemetry is loaded with the first graph that is watched, and nothing but its interface", () => {
  expect(loadedBy("openTelemetry();")).toBe("");
  expect(loadedBy("await openTelemetry().onGraphConstruct();")).toBe("@opentelemetry/api");
});
