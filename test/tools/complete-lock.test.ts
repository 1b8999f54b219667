import { expect, test } from "vitest";
import { checkLock, completeLock } from "../../tools/complete-lock.ts";

const frame = {
  version: "1.0.0",
  integrity: "sha512-a",
  dev: true,
  optionalDependencies: {
    "frame-linux-x64-gnu": "1.0.0",
    "frame-windows-aarch64": "1.0.0",
    "@frame/linux-arm-musleabihf": "1.0.0",
  },
};
const lock = {
  packages: {
    "": {},
    "node_modules/frame": frame,
    "node_modules/frame-linux-x64-gnu": { version: "1.0.0", integrity: "sha512-b", dev: true },
  },
};

test("what the registry lacks is added with the platform of its name, and what is there stays", () => {
  expect(completeLock(lock).packages).toEqual({
    ...lock.packages,
    "node_modules/frame-windows-aarch64": {
      version: "1.0.0",
      dev: true,
      cpu: ["arm64"],
      optional: true,
      os: ["win32"],
    },
    "node_modules/@frame/linux-arm-musleabihf": {
      version: "1.0.0",
      dev: true,
      cpu: ["arm"],
      optional: true,
      os: ["linux"],
      libc: ["musl"],
    },
  });
});

test("a completed lock file has no faults and is completed to itself", () => {
  const completed = completeLock(lock);
  expect(checkLock(completed)).toEqual([]);
  expect(completeLock(completed)).toEqual(completed);
});

test("a missing entry and an address of a registry are faults", () => {
  const packages = {
    ...lock.packages,
    "node_modules/other": { version: "2.0.0", integrity: "sha512-c", resolved: "https://registry/other.tgz" },
  };
  expect(checkLock({ packages })).toEqual([
    "node_modules/other names a registry; .npmrc keeps such addresses out",
    "node_modules/@frame/linux-arm-musleabihf is missing; run: node tools/complete-lock.ts",
    "node_modules/frame-windows-aarch64 is missing; run: node tools/complete-lock.ts",
  ]);
});
