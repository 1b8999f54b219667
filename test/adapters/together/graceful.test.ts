import { join } from "node:path";
import { expect, test } from "vitest";
import type { Adapter } from "../../../src/index.ts";
import { breakpoints, checkTypes, compareSchemas, gracefulErrors } from "../../../src/adapters.ts";
import { describeRun, inputsIn, openDriver } from "./requests.ts";
import { makeFolder } from "./make-folder.ts";

const folder = makeFolder();
const inputs = { ...inputsIn(folder), text: "to bad be" };
const outputs = ["facts", "mended", "squares", "lazily"];
const bearing = (): Adapter => gracefulErrors({ accepts: ["squares"] });

/** Those that fail nodes for the values that they take and give. */
const strict = {
  checkTypes: () => checkTypes(),
  checkTypesExactly: () => checkTypes({ exact: true, mostItems: 1 }),
  compareSchemas: () => compareSchemas({ file: join(folder, "schemas.json"), onChange: "fail" }),
  breakpoints: () => breakpoints({ before: true, after: true, onFailure: true, pause: () => {} }),
} satisfies Readonly<Record<string, () => Adapter>>;

test.each(Object.entries(strict))(
  "%s takes what stands for a failure for no value, around what bears it and within",
  async (_, make) => {
    const alone = describeRun(await openDriver([bearing()]).run(outputs, { inputs }));
    expect(alone).toMatchObject({
      status: "done",
      results: { mended: null, squares: 8 },
      nodes: { broken: { status: "failed" }, mended: { status: "skipped" }, size: { status: "failed", items: 2 } },
    });
    for (const adapters of [
      [make(), bearing()],
      [bearing(), make()],
    ])
      expect(describeRun(await openDriver(adapters).run(outputs, { inputs }))).toEqual(alone);
  },
);

test("a schema is kept for the next run where a node that had one fails", async () => {
  const file = join(folder, "kept.json");
  const failing: Adapter = {
    name: "failing",
    aroundNode({ node, run }, next) {
      if (node.name === "facts" && run.inputs["label"] === "fails") throw new Error("off");
      return next();
    },
  };
  const driver = openDriver([compareSchemas({ file, onChange: "fail" }), bearing(), failing]);
  await driver.run(["facts"], { inputs });
  const { results } = await driver.run(["facts"], { inputs: { ...inputs, label: "fails" } });
  expect(results).toEqual({ facts: null });
  await expect(driver.run(["facts"], { inputs: { ...inputs, label: 7 } })).rejects.toThrow("SCHEMA_CHANGED");
});
