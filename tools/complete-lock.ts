/**
 * Completes package-lock.json after `npm install`. A registry that lacks a library's packages for other platforms makes npm leave them out
 * of the lock file, which `npm ci` then refuses; this adds them, with the platform that their names say.
 * Usage: node tools/complete-lock.ts [--check]
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

interface LockEntry {
  readonly version?: string;
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly dev?: boolean;
  readonly integrity?: string;
  readonly optional?: boolean;
  readonly cpu?: readonly string[];
  readonly os?: readonly string[];
  readonly libc?: readonly string[];
}

export interface Lock {
  readonly packages: Readonly<Record<string, LockEntry>>;
}

const systems = ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32"];
const processors = ["arm", "arm64", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "wasm32", "x64"];
const libraries: Readonly<Record<string, string>> = {
  gnu: "glibc",
  gnueabihf: "glibc",
  musl: "musl",
  musleabihf: "musl",
};

/** The lock file with an entry for every optional dependency, sorted as npm sorts it. */
export function completeLock(lock: Lock): Lock {
  const packages: Record<string, LockEntry> = { ...lock.packages };
  for (const [path, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const known = [`${path}/node_modules/${name}`, `node_modules/${name}`].map((place) => lock.packages[place]);
      // An entry without a hash is one that was completed before: it is made anew.
      if (known.some((found) => found?.integrity !== undefined)) continue;
      packages[`node_modules/${name}`] = writeEntry(name, version, entry.dev === true);
    }
  }
  const sorted = Object.entries(packages).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return { ...lock, packages: Object.fromEntries(sorted) };
}

/** `@oxlint/binding-linux-arm64-musl` is for Linux on ARM with musl. The keys stand as npm writes them, so that it leaves them alone. */
function writeEntry(name: string, version: string, dev: boolean): LockEntry {
  const words = name.split(/[/-]/).map((word) => word.replace(/^windows$/, "win32").replace(/^aarch64$/, "arm64"));
  const cpu = processors.filter((processor) => words.includes(processor));
  const os = systems.filter((system) => words.includes(system));
  const libc = words.flatMap((word) => (os.includes("linux") ? (libraries[word] ?? []) : []));
  return {
    version,
    ...(cpu.length > 0 && { cpu }),
    ...(dev && { dev }),
    ...(libc.length > 0 && { libc }),
    optional: true,
    ...(os.length > 0 && { os }),
  };
}

/** What keeps a lock file from working elsewhere. */
export function checkLock(lock: Lock): readonly string[] {
  const addresses = Object.entries(lock.packages).filter(([, entry]) => entry.resolved !== undefined);
  const missing = Object.keys(completeLock(lock).packages).filter((path) => !(path in lock.packages));
  return [
    ...addresses.map(([path]) => `${path} names a registry; .npmrc keeps such addresses out`),
    ...missing.map((path) => `${path} is missing; run: node tools/complete-lock.ts`),
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const path = fileURLToPath(new URL("../package-lock.json", import.meta.url));
  const lock = JSON.parse(readFileSync(path, "utf8")) as Lock;
  const completed = process.argv.includes("--check") ? lock : completeLock(lock);
  const faults = checkLock(completed);
  const text = `${JSON.stringify(completed, null, 2)}\n`;
  if (text !== readFileSync(path, "utf8")) writeFileSync(path, text);
  for (const fault of faults) console.error(fault);
  console.log(faults.length === 0 ? "The lock file is complete." : `Faults of the lock file: ${faults.length}.`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}
