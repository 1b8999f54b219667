import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { median } from "../measure.ts";

const files = 10;
const functionsOfFile = 100;

/** Milliseconds of wall time: a build of 1,000 functions in ten files with nothing there yet, and of one changed file in watch until it is told. */
export async function timeBuild(cli: string, times: number): Promise<{ readonly cold: number; readonly warm: number }> {
  const folder = mkdtempSync(join(tmpdir(), "eponym-bench-"));
  try {
    for (let file = 0; file < files; file++) writeSource(folder, file, "");
    const cold: number[] = [];
    for (let time = 0; time < times; time++) {
      for (const name of readdirSync(folder)) if (name.endsWith(".dag.ts")) rmSync(join(folder, name));
      cold.push(await timeOnce(cli, folder));
    }
    return { cold: median(cold), warm: median(await timeWatch(cli, folder, times)) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Each function takes three of the file's earlier ones, the first three an input. */
function writeSource(folder: string, file: number, change: string): void {
  const lines = Array.from({ length: functionsOfFile }, (_, place) => {
    const takes = place < 3 ? [`x${file}`] : [1, 2, 3].map((back) => `f${file}n${place - back}`);
    const parameters = takes.map((taken) => `${taken}: number`).join(", ");
    return `/** Value ${place} of file ${file}. */\nexport function f${file}n${place}(${parameters}): number {\n  return ${takes.join(" + ")}${change};\n}\n`;
  });
  writeFileSync(join(folder, `file${file}.ts`), lines.join("\n"));
}

async function timeOnce(cli: string, folder: string): Promise<number> {
  const start = performance.now();
  const [code] = (await once(
    spawn(process.execPath, [cli, "build", "*.ts"], { cwd: folder, stdio: ["ignore", "ignore", "inherit"] }),
    "exit",
  )) as [number];
  if (code !== 0) throw new Error("The build failed.");
  return performance.now() - start;
}

async function timeWatch(cli: string, folder: string, times: number): Promise<readonly number[]> {
  const watcher = spawn(process.execPath, [cli, "build", "*.ts", "--watch"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines = createInterface({ input: watcher.stdout })[Symbol.asyncIterator]();
  const told = async (part: string): Promise<void> => {
    for (let line = await lines.next(); line.done !== true; line = await lines.next())
      if (line.value.includes(part)) return;
    throw new Error(`The watch ended before it told "${part}".`);
  };
  const samples: number[] = [];
  await told("Watching");
  for (let time = 1; time <= times; time++) {
    const start = performance.now();
    writeSource(folder, 4, ` + ${time}`);
    await told("wrote");
    samples.push(performance.now() - start);
  }
  watcher.kill("SIGINT");
  await once(watcher, "exit");
  return samples;
}
