import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeEntry } from "../stores/make-entry.ts";
import { startServer, type S3Server } from "../stores/s3/start-server.ts";
import { fill } from "./cache-project.ts";
import { eponym, makeProject } from "./command.ts";

let server: S3Server;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const made = [makeEntry(Buffer.alloc(30_000, "x"), { node: "model" }), makeEntry("7", { node: "net" })];

/** A project that shares its results through the server. */
function makeShared(given = {}): string {
  const remote = JSON.stringify({ ...server.options, prefix: "team", ...given });
  return makeProject({
    "eponym.config.ts": `import { defineConfig } from "eponym/config";
import { s3 } from "eponym/cache";
export default defineConfig({ modules: ["flow.ts"], driver: { cache: { path: "kept", remote: s3(${remote}) } } });
`,
    "flow.ts": "export function net(gross: number): number { return gross / 1.2; }\n",
    "deep/notes.txt": "",
  });
}

test("results go to the bucket of the project and come from there", { timeout: 300_000 }, async () => {
  const [mine, theirs] = [makeShared(), makeShared()];
  await fill(join(mine, "kept"), made);
  const pushed = { code: 0, out: "s3://results/team: 2 results pushed, 30 kB.\n", err: "" };
  expect(eponym(join(mine, "deep"), "cache", "push")).toEqual(pushed);
  expect(server.names().filter((name) => /entries|results/.test(name))).toHaveLength(3);
  const again = "s3://results/team: 0 results pushed, 0 B; 2 were there already.\n";
  expect(eponym(mine, "cache", "push").out).toBe(again);
  expect(eponym(theirs, "cache", "pull", "model")).toEqual({
    code: 0,
    out: "kept: 1 result pulled, 30 kB.\n",
    err: "",
  });
  expect(eponym(join(theirs, "deep"), "cache", "show", "model").out).toContain("rate (./tax.ts)");
  expect(eponym(theirs, "cache", "verify")).toMatchObject({ code: 0 });
  expect(eponym(join(theirs, "deep"), "run", "-o", "net", "-i", "gross=12")).toMatchObject({
    code: 0,
    out: "net  10\n",
  });
  expect(eponym(theirs, "cache", "ls", "net", "--module", "flow").out).toMatch(/^kept: 1 result of 1 node, /m);
});

test("a bucket that is not there, and credentials that are wrong, are told without them", async () => {
  const project = makeShared({ bucket: "elsewhere" });
  await fill(join(project, "kept"), made);
  const { code, err } = eponym(project, "cache", "push");
  expect(code).toBe(1);
  expect(err).toMatch(/STORE_UNREACHABLE: .*s3:\/\/elsewhere\/team.*there is no bucket "elsewhere"/);
  const wrong = makeShared({ credentials: { accessKeyId: "AKIAWRONG", secretAccessKey: "hush-hush" } });
  const refused = eponym(wrong, "cache", "pull");
  expect(refused).toMatchObject({ code: 1, out: "" });
  expect(refused.err).toContain("refuses access");
  expect(refused.err).not.toMatch(/AKIAWRONG|hush/);
});

test("a project may keep its results in the bucket itself", async () => {
  const project = makeShared();
  const config = readFileSync(join(project, "eponym.config.ts"), "utf8");
  const own = makeProject({ "eponym.config.ts": config.replace('path: "kept", remote:', "store:"), "flow.ts": "" });
  await fill(join(own, "mine"), [makeEntry("8", { node: "own" })]);
  expect(eponym(own, "cache", "pull", "--from", "mine").out).toBe("s3://results/team: 1 result pulled, 1 B.\n");
  expect(eponym(own, "cache", "ls", "own").out).toMatch(/^own +prices/m);
  expect(eponym(own, "cache", "push").err).toContain("REMOTE_MISSING");
});

test("stores of the settings that are none are told", () => {
  const config = (cache: string): string => `export default { modules: ["flow.ts"], driver: { cache: ${cache} } };\n`;
  const wrong = makeProject({ "eponym.config.ts": config('{ path: 5, store: { find: 1 }, remote: "s3://results" }') });
  const { code, err } = eponym(wrong, "cache", "push");
  expect(code).toBe(1);
  expect(err.match(/CACHE_INVALID/g)).toHaveLength(3);
  const text = makeProject({ "eponym.config.ts": config('"yes"') });
  expect(eponym(text, "cache", "ls").err).toContain("CACHE_INVALID");
});
