import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { expect } from "vitest";
import type { Run } from "../../../src/index.ts";
import type { AllAdapters } from "./all.ts";
import { secretPart } from "./requests.ts";
import type { Account } from "./station.ts";
import type { StationName } from "./stations.ts";

/** All that observe tell the same of a run, and where there is a record, what that tells. */
export async function expectAgreed({ accounts, account }: AllAdapters, id: string, run?: Run): Promise<void> {
  const own = account(id);
  expect(await accounts(id)).toEqual({ logger: own, openTelemetry: own, trackRuns: own });
  if (run !== undefined) expectRecorded(run, own);
}

/** The record of a run tells of items only how many have a value. */
function expectRecorded({ nodes, warnings }: Run, own: Account): void {
  expect(warnings.map(({ code }) => code)).toEqual(own.warnings);
  const ran = Object.entries(nodes).filter(([, { status }]) => status !== "input" && status !== "override");
  const recorded = ran.map(([name, { status, items }]) => [
    name,
    items === undefined ? { [status]: 1 } : status,
    items,
  ]);
  const told = ran.map(([name, { status, items }]) => {
    const { [name]: calls = {} } = own.calls;
    const found = calls[status] === undefined ? "never" : status;
    return [
      name,
      items === undefined ? calls : found,
      items === undefined ? undefined : (calls["done"] ?? 0) + (calls["cached"] ?? 0),
    ];
  });
  expect(told).toEqual(recorded);
  expect(Object.keys(own.calls).toSorted()).toEqual(ran.map(([name]) => name).toSorted());
}

export async function essenceOf(
  { opened }: AllAdapters,
  name: StationName,
  id: string,
  run?: Run,
): Promise<readonly unknown[]> {
  await turn();
  return (await opened[name]!.essence({ id, ...(run && { run }) })) as readonly unknown[];
}

/** Of the events of lineage of a run: their types, in the order of the alphabet. */
export async function lineageOf(all: AllAdapters, id: string): Promise<readonly string[]> {
  const events = (await essenceOf(all, "openLineage", id)) as readonly { readonly eventType: string }[];
  return events.map(({ eventType }) => eventType).toSorted();
}

/** Neither in what was written, sent and shown, nor in any file. */
export async function expectNoSecret(all: AllAdapters, source: string): Promise<void> {
  const raw = await all.raw();
  expect(raw.length).toBeGreaterThan(10_000);
  expect(secretPart.exec(raw)).toBe(null);
  for (const entry of readdirSync(source, { withFileTypes: true }))
    expect(secretPart.test(readFileSync(join(source, entry.name), "utf8"))).toBe(false);
}
