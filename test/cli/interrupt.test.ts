import { afterAll, expect, test } from "vitest";
import { type KillPoint, killRun } from "./interrupt/kill-run.ts";
import { makeInterruptProject } from "./interrupt/project.ts";

const points = process.env["EPONYM_LONG"] === "1" ? 320 : 12;
const lines = [
  "opened",
  "closed",
  "saving json",
  "saving csv",
  "saving bytes",
  "saving parquet",
  "saving arrow",
  "saving summary",
];
/** So many runs at once, each in a folder of its own. */
const lanes = 2;

const projects = Array.from({ length: lanes }, makeInterruptProject);
afterAll(() => {
  for (const project of projects) project.remove();
});

test(
  "a run that is told to end at any point leaves whole files only, and the next one works",
  async () => {
    const draw = createDraw(20_261);
    const started = performance.now();
    for (const project of projects) expect((await project.start().ended).code).toBe(0);
    const life = (performance.now() - started) / lanes;
    const queue = Array.from({ length: points }, (_, place) => drawPoint(draw, place, life));
    const faults: string[] = [];
    const work = async (project: (typeof projects)[number]): Promise<void> => {
      for (let point = queue.pop(); point !== undefined; point = queue.pop()) {
        faults.push(...(await killRun(project, point)));
        if (queue.length % 6 !== 0) continue;
        const { code, err } = await project.start().ended;
        if (code !== 0) faults.push(`the run afterwards ended with ${code}: ${err}`);
        faults.push(...(await project.findFaults(true)));
      }
    };
    await Promise.all(projects.map(work));
    expect(faults).toEqual([]);
  },
  points * 10_000,
);

/** Half of them at a time within the life of a run, half of them shortly after something has happened. */
function drawPoint(draw: () => number, place: number, life: number): KillPoint {
  const signal = draw() < 0.8 ? "SIGINT" : "SIGTERM";
  const againMs = draw() < 0.3 ? Math.round(draw() * 10) : undefined;
  if (place % 2 === 0) return { signal, againMs, after: undefined, delayMs: Math.round(draw() * life) };
  return { signal, againMs, after: lines[Math.floor(draw() * lines.length)], delayMs: Math.round(draw() * 30) };
}

/** Numbers from 0 up to 1, the same for the same seed. */
function createDraw(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
