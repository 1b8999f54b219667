import { Driver } from "eponym";
import features from "./features.dag.ts";
const driver = new Driver({ modules: [features], config: { mode: "online" } });
const r = await driver.execute(["ageNormalized", "doubled", "ageNormalized.check.meanInRange"], { inputs: { clientId: 30, limit: 2 } });
console.log(r.ageNormalized.toArray(), r.doubled, r["ageNormalized.check.meanInRange"]);
const run = await driver.run(["ageMean"], { inputs: { clientId: 30 } }); console.log(run);
console.log(driver.plan(["ageMean"], { inputs: { clientId: 30 } }).steps.length, driver.upstreamOf("ageMean"), driver.pathBetween("clientId", "both"));
try { await driver.execute(["ageNormalized"], { inputs: { clientId: 300 } }); } catch (e) { console.log(String(e)); }
try { await (driver as any).execute(["ageNormalizd"], { inputs: { clientI: 300, surveyPath: 3 }, overrides: { clientId: 3 } }); } catch (e) { console.log(String(e)); }
console.log((await driver.visualize({ format: "mermaid" })).slice(0, 300));
