import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { InMemorySpanExporter, NodeTracerProvider, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-node";
import { pino } from "pino";
import { expect, onTestFinished, test } from "vitest";
import { compareSchemas, logger, notifyOnFailure, openTelemetry, trackRuns } from "../../../src/adapters.ts";
import { type Adapter, Driver } from "../../../src/index.ts";
import { type FunctionSketch, rejection, sketchModule } from "../../run/make-dataflow.ts";

const key = "sk-SECRETKEY-abc0123";
const sketches: Readonly<Record<string, FunctionSketch>> = {
  "secret token": [["secret key"], (given: string) => `${given.toLowerCase()}-made`],
  shaped: [["secret key", "token"], (given: string, token: string) => ({ msg: "m", [given]: "x", [`is ${token}`]: 1 })],
  fails: [
    ["shaped"],
    () => {
      throw new Error("no luck");
    },
  ],
};

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "eponym-shapes-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function runWith(adapter: Adapter): Promise<void> {
  const driver = new Driver({ modules: [sketchModule(sketches)], adapters: [adapter] });
  await driver.run(["shaped"], { inputs: { key } });
  await rejection(driver.run(["fails"], { inputs: { key } }));
}

const shape = "object { msg, [secret], is [secret] }";
const hidden = /SECRETKEY|secretkey/;

test("logger tells no secret that is the name of a field", async () => {
  const lines: string[] = [];
  await runWith(logger({ logger: pino({ level: "debug" }, { write: (line: string) => void lines.push(line) }) }));
  expect(lines.join("")).toContain(`"value":"${shape}"`);
  expect(lines.join("")).toContain(`shaped: ${shape}`);
  expect(lines.join("")).not.toMatch(hidden);
});

test("trackRuns tells no secret that is the name of a field", async () => {
  const folder = makeFolder();
  await runWith(trackRuns({ folder }));
  const text = readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), "utf8"))
    .join("");
  expect(text).toContain(shape);
  expect(text).not.toMatch(hidden);
});

test("openTelemetry tells no secret that is the name of a field", async () => {
  const exporter = new InMemorySpanExporter();
  const tracerProvider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  await runWith(openTelemetry({ shapes: true, tracer: tracerProvider.getTracer("tests") }));
  const told = JSON.stringify(exporter.getFinishedSpans().map(({ attributes, events }) => [attributes, events]));
  expect(told).toContain(`"eponym.output.shape":"${shape}"`);
  expect(told).toContain(`"eponym.input.shaped.shape":"${shape}"`);
  expect(told).not.toMatch(hidden);
});

test.each(["warn", "fail"] as const)(
  "compareSchemas keeps no secret that is the name of a field: %s",
  async (onChange) => {
    const file = join(makeFolder(), "schemas.json");
    const driver = new Driver({ modules: [sketchModule(sketches)], adapters: [compareSchemas({ file, onChange })] });
    for (const one of [key, "sk-OTHERSECRETKEY"])
      expect((await driver.run(["shaped"], { inputs: { key: one } })).warnings).toEqual([]);
    const text = readFileSync(file, "utf8");
    expect(text).toContain('"is [secret]": "number"');
    expect(text).not.toMatch(hidden);
    // As an earlier version has written it.
    writeFileSync(file, text.replaceAll("[secret]", key));
    const leaky = new Driver({
      modules: [sketchModule({ shaped: [["secret key"], () => ({ msg: 1 })] })],
      adapters: [compareSchemas({ file })],
    });
    const { warnings } = await leaky.run(["shaped"], { inputs: { key } });
    expect(warnings.map(({ message }) => message).join("")).toContain('"[secret]" was removed');
    expect(readFileSync(file, "utf8") + JSON.stringify(warnings)).not.toContain("SECRETKEY");
  },
);

test("notifyOnFailure posts no secret that is the name of a field", async () => {
  const bodies: string[] = [];
  const adapter = notifyOnFailure({
    url: "http://127.0.0.1:9/",
    format: (failure) => {
      bodies.push(JSON.stringify(failure));
      return {};
    },
    attempts: 1,
  });
  await runWith(adapter);
  expect(bodies.join("")).toContain(`shaped: ${shape}`);
  expect(bodies.join("")).not.toMatch(hidden);
});
