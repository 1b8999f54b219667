import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdirSync, rmSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { findPackageJSON } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { atProcessEnd } from "../data/files/at-process-end.ts";
import { DataflowError } from "../errors/dataflow-error.ts";
import { chromiumMissing, mermaidCliMissing, mermaidFailed } from "../errors/visualize.ts";
import { chromiumFlags, type Environment, findChromium } from "./chromium.ts";

const execute = promisify(execFile);
const packageName = "@mermaid-js/mermaid-cli";
const longestMs = 180_000;

/** Mermaid stops at 500 edges and 50,000 characters of its own accord. */
const mermaidConfig = {
  maxTextSize: 20_000_000,
  maxEdges: 100_000,
  deterministicIds: true,
  deterministicIDSeed: "eponym",
  // Some shapes are sketched with chance, even where their lines come out straight.
  handDrawnSeed: 1,
  flowchart: { wrappingWidth: 480 },
};

export interface MermaidSetting {
  /** Files, as `file:` addresses, from which the package is looked for as an import in them would find it. */
  readonly places: readonly string[];
  readonly environment: Environment;
}

/** Has `@mermaid-js/mermaid-cli` draw Mermaid text in an installed browser, as a process of its own; nothing is downloaded. */
export async function renderWithMermaid(
  text: string,
  format: "svg" | "png" | "pdf",
  { places, environment }: MermaidSetting,
): Promise<Uint8Array> {
  const cli = await findMermaidCli(places);
  const executablePath = findChromium(environment);
  if (executablePath === undefined) throw new DataflowError([chromiumMissing()]);
  const folder = join(tmpdir(), `eponym-picture-${randomUUID()}`);
  const drawing = new AbortController();
  const cancel = await atProcessEnd(() => {
    drawing.abort();
    rmSync(folder, { recursive: true, force: true });
  });
  const [input, output, config, browser] = [`picture.mmd`, `picture.${format}`, "mermaid.json", "browser.json"].map(
    (name) => join(folder, name),
  ) as [string, string, string, string];
  try {
    mkdirSync(folder, { mode: 0o700 });
    await writeFile(input, text);
    await writeFile(config, JSON.stringify(mermaidConfig));
    await writeFile(browser, JSON.stringify({ executablePath, args: chromiumFlags(process.getuid?.() === 0) }));
    const size = format === "png" ? ["--size", String(choosePngSize(text))] : [];
    const options = [
      "-i",
      input,
      "-o",
      output,
      "-c",
      config,
      "-p",
      browser,
      "-b",
      "white",
      "-I",
      "eponym",
      "-q",
      ...size,
    ];
    await execute(process.execPath, [cli, ...options], {
      timeout: longestMs,
      signal: drawing.signal,
      env: environment,
      maxBuffer: 64 * 1024 * 1024,
    });
    const drawn = await readFile(output);
    return format === "svg" ? new TextEncoder().encode(sortFonts(drawn.toString("utf8"))) : new Uint8Array(drawn);
  } catch (error) {
    throw new DataflowError([mermaidFailed(tellFailure(error))], { cause: error });
  } finally {
    await rm(folder, { recursive: true, force: true });
    cancel();
  }
}

/** The pixels of a picture's longer side: Mermaid does not tell how large it drew, so more lines of text get more room. */
function choosePngSize(text: string): number {
  return Math.round(Math.min(12_000, 500 * Math.sqrt(text.split("\n").length)));
}

/** The program of the package, where it and the peer that it runs on are both installed. */
async function findMermaidCli(places: readonly string[]): Promise<string> {
  for (const place of places) {
    const manifest = findManifest(packageName, place);
    if (manifest === undefined || findManifest("puppeteer", pathToFileURL(manifest).href) === undefined) continue;
    const { bin } = JSON.parse(await readFile(manifest, "utf8")) as { bin?: string | Record<string, string> };
    const program = typeof bin === "string" ? bin : bin?.["mmdc"];
    if (program !== undefined) return join(dirname(manifest), program);
  }
  throw new DataflowError([mermaidCliMissing()]);
}

function findManifest(name: string, from: string): string | undefined {
  try {
    return findPackageJSON(name, from);
  } catch {
    return undefined;
  }
}

/** The fonts inside, which come in any order, in one order. */
function sortFonts(svg: string): string {
  const face = /@font-face \{[^}]*\}/g;
  return svg.replace(
    /(?:@font-face \{[^}]*\}\s*)+/g,
    (faces) => `${(faces.match(face) ?? []).toSorted().join("\n")}\n`,
  );
}

/** The line in which the program says what went wrong. */
function tellFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { stderr = "", killed = false } = error as { stderr?: string; killed?: boolean };
  if (killed) return `it took longer than ${longestMs / 1000} seconds.`;
  const lines = stderr
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  return lines.find((line) => /error|failed/i.test(line)) ?? lines[0] ?? error.message;
}
