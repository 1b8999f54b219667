import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const entry = new URL("../../src/cache.ts", import.meta.url).href;

/** Runs a program that notes what is imported in `seen`, and gives what it printed as JSON. */
function run(lines: string, isThere: boolean): unknown {
  const program = `
    import { registerHooks } from "node:module";
    const seen = [];
    const fail = () => { throw Object.assign(new Error("Cannot find package"), { code: "ERR_MODULE_NOT_FOUND" }); };
    registerHooks({ resolve: (name, context, next) => {
      seen.push(name);
      return name === "@aws-sdk/client-s3" && !${isThere} ? fail() : next(name, context);
    } });
    const { s3 } = await import(${JSON.stringify(entry)});
    const store = s3({ bucket: "b", endpoint: "http://127.0.0.1:1", credentials: { accessKeyId: "a", secretAccessKey: "b" } });
    const before = seen.filter((name) => name.includes("aws"));
    ${lines}`;
  const folder = fileURLToPath(new URL("../..", import.meta.url));
  const args = ["--input-type=module", "--eval", program];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
  expect(stderr).toBe("");
  return JSON.parse(stdout);
}

test("the package is loaded with the first request, and not before", () => {
  const told = run(
    `const code = await store.find("k").then(() => "", ({ code }) => code);
     console.log(JSON.stringify([before, seen.includes("@aws-sdk/client-s3"), code]));`,
    true,
  );
  expect(told).toEqual([[], true, "STORE_UNREACHABLE"]);
});

test("without the package, what needs it says so", () => {
  const told = run(
    `const error = await store.find("k").catch((error) => error);
     await store.close();
     console.log(JSON.stringify([before, error.code, error.message]));`,
    false,
  );
  expect(told).toEqual([[], "PACKAGE_MISSING", expect.stringContaining("npm install @aws-sdk/client-s3,")]);
});
