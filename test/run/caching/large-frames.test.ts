import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pl from "nodejs-polars";
import { afterAll, expect, test } from "vitest";
import { files } from "../../../src/stores/files.ts";
import { makeCached } from "./cached-driver.ts";

const folder = mkdtempSync(join(tmpdir(), "eponym-frames-"));
afterAll(() => rmSync(folder, { recursive: true }));

const height = 1_200_000;
const makeFrame = (): pl.DataFrame =>
  pl
    .DataFrame({ a: Float64Array.from({ length: height }, (_, row) => Math.sin(row)) })
    .withColumns(
      pl.col("a").gt(0).alias("b"),
      pl.when(pl.col("a").gt(0.5)).then(pl.lit(null)).otherwise(pl.col("a")).alias("c"),
    );

test("a large frame is kept in a file of its own, read from there, and computed again where that is damaged", async () => {
  const store = files(folder);
  const { run, calls } = makeCached(
    { frame: [["x"], makeFrame], rows: [["frame"], (frame: pl.DataFrame) => frame.height] },
    { store },
  );
  const request = { inputs: { x: 1 } };
  const cold = await run(["frame"], request);
  const warm = await run(["frame", "rows"], request);
  expect(warm.nodes["frame"]!.status).toBe("cached");
  expect(warm.results["rows"]).toBe(height);
  const [one, other] = [cold.results["frame"], warm.results["frame"]] as [pl.DataFrame, pl.DataFrame];
  expect(other).not.toBe(one);
  expect(other.frameEqual(one)).toBe(true);

  const results = readdirSync(join(folder, "results"), { recursive: true, encoding: "utf8" });
  const [name, ...others] = results.filter((each) => each.includes("."));
  expect(others).toEqual([]);
  expect(name).toMatch(/\.parquet$/);
  const path = join(folder, "results", name!);
  const bytes = readFileSync(path);
  bytes[bytes.length >> 1]! ^= 1;
  writeFileSync(path, bytes);
  calls.clear();
  const damaged = await run(["frame"], request);
  expect(damaged.warnings.map(({ code }) => code)).toEqual(["CACHE_DAMAGED"]);
  expect(damaged.nodes["frame"]!.status).toBe("done");
  expect(calls.get("frame")).toBe(1);
  expect((await run(["frame"], request)).nodes["frame"]!.status).toBe("cached");
  await store.close();
});
