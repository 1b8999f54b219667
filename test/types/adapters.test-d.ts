import { type Adapter, Driver, type Module } from "eponym";
import { logger, trackRuns } from "eponym/adapters";
import { defineConfig } from "eponym/config";

declare const modules: readonly Module[];
declare const some: readonly Adapter[];

// Adapters are what functions give.
const driver = new Driver({ modules, adapters: [trackRuns(), logger(), { name: "own", onNodeStart() {} }, ...some] });
driver.with({ adapters: some });
defineConfig({ modules: ["a.ts"], driver: { adapters: [logger()] } });

/** An adapter of a class. */
class Own implements Adapter {
  readonly name = "own";
  onGraphStart(): void {}
}
driver.with({ adapters: [new Own()] });

// @ts-expect-error the function is not called
driver.with({ adapters: [trackRuns] });
// @ts-expect-error neither of them is called
void new Driver({ modules, adapters: [trackRuns, logger] });
// @ts-expect-error the function is not called
defineConfig({ modules: ["a.ts"], driver: { adapters: [logger] } });
// @ts-expect-error the class is no adapter
driver.with({ adapters: [Own] });
// @ts-expect-error no such hook
driver.with({ adapters: [{ name: "own", onNodeStarts() {} }] });
