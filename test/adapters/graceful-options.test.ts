import { expect, test } from "vitest";
import { gracefulErrors } from "../../src/adapters.ts";
import { type DataflowError, Driver } from "../../src/index.ts";
import { rejection, sketchModule } from "../run/make-dataflow.ts";

const modules = [
  sketchModule({
    bad: [
      [],
      () => {
        throw new TypeError("no column");
      },
    ],
  }),
];

test("an error of `catches` leaves the node's own error where it was", async () => {
  const catches = (): boolean => {
    throw new RangeError("of catches");
  };
  const driver = new Driver({ modules, adapters: [gracefulErrors({ catches })] });
  const error = (await rejection(driver.execute(["bad"]))) as DataflowError;
  expect(error).toMatchObject({ code: "ADAPTER_FAILED", nodes: ["bad"], cause: { message: "no column" } });
  expect(error.location).toMatchObject({ file: "flow.ts" });
  expect(error.message).toMatch(/catches of the adapter "gracefulErrors".*RangeError: of catches/);
  expect(error.message).toContain("TypeError: no column");
});

test("undefined is a sentinel where it is given", async () => {
  const driver = new Driver({ modules, adapters: [gracefulErrors({ sentinel: undefined })] });
  expect(await driver.execute(["bad"])).toStrictEqual({ bad: undefined });
});
