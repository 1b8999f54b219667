import { Driver, type Inputs, type Loaded, type Metadata, type Secret, to } from "eponym";
import files from "./modules/files.dag.ts";
import type { Receipt, Row } from "./modules/files.ts";
import { same } from "./same.ts";

const driver = new Driver({ modules: [files], config: { parts: ["first"] } });
type Files = typeof driver;

// A function that loads: the data under its name, the whole beside it.
const loaded = await driver.execute(["rows", "rows.loader", "id"], { inputs: { folder: "a" } });
same<typeof loaded.rows, Row[]>();
same<(typeof loaded)["rows.loader"], Loaded<Row[]>>();
same<typeof loaded.id, number[]>();
same<Inputs<Files, "rows.loader">, { folder: string }>();
driver.execute(["id"], { overrides: { rows: [{ id: 1, name: "a" }] } });
driver.execute(["id"], { overrides: { "rows.loader": { data: [], metadata: {} } } });
// @ts-expect-error the data alone
driver.execute(["id"], { overrides: { "rows.loader": [] } });
// @ts-expect-error the data with its metadata
driver.execute(["id"], { overrides: { rows: { data: [], metadata: {} } } });
// @ts-expect-error what loads needs its input
driver.execute(["rows.loader"]);
// @ts-expect-error only what loads has a loader
driver.execute(["report.loader"], { inputs: { folder: "a", home: "b" } });

// A function that saves gives what it tells of it.
const { stored } = await driver.execute(["stored"], { inputs: { folder: "a", bucket: "b" } });
same<typeof stored, Receipt>();
driver.execute(["stored"], { inputs: { bucket: "b" }, overrides: { id: [1] } });
// @ts-expect-error metadata without what it always has
driver.execute(["stored"], { overrides: { stored: { path: "a" } } });
// @ts-expect-error what is saved does not answer where it goes
driver.execute(["stored"], { overrides: { id: [1] } });

// Parameters that are loaded are no inputs; what their loaders are made from is.
const joined = await driver.execute(
  [
    "joined",
    "joined.load.table",
    "joined.load.table.loader",
    "joined.load.limit",
    "joined.load.limit.loader",
    "joined.load.factor",
  ],
  { inputs: { home: "a" } },
);
same<typeof joined.joined, Row[]>();
same<(typeof joined)["joined.load.table"], Row[]>();
same<(typeof joined)["joined.load.table.loader"], Loaded<Row[]>>();
same<(typeof joined)["joined.load.limit"], number>();
same<(typeof joined)["joined.load.limit.loader"], Loaded<number>>();
same<(typeof joined)["joined.load.factor"], number | bigint>();
same<Inputs<Files, "joined">, { home: string }>();
driver.execute(["joined"], { overrides: { "joined.load.table": [] } });
driver.execute(["joined"], { overrides: { "joined.load.table.loader": { data: [], metadata: { rows: 0 } } } });
driver.execute(["joined.load.limit", "joined.load.factor"]);
// @ts-expect-error the loader needs its folder
driver.execute(["joined"]);
// @ts-expect-error a parameter that is loaded is no input
driver.execute(["joined"], { inputs: { home: "a", table: [] } });
// @ts-expect-error rows of something else
driver.execute(["joined"], { overrides: { "joined.load.table": [{ id: "1", name: "a" }] } });
// @ts-expect-error no parameter of this name is loaded
driver.execute(["joined.load.rows"], { inputs: { home: "a" } });

// Nodes that save what a function gives.
const saved = await driver.execute(["report.save.json", "reportFile"], {
  inputs: { folder: "a", home: "b", out: "c" },
});
same<(typeof saved)["report.save.json"], Metadata>();
same<typeof saved.reportFile, Metadata>();
same<Inputs<Files, "report.save.json">, { folder: string; home: string }>();
same<Inputs<Files, "reportFile">, { folder: string; home: string; out: string }>();
driver.execute(["report.save.json"], { overrides: { report: "a" } });
// @ts-expect-error the saver needs its folder
driver.execute(["reportFile"], { overrides: { report: "a" } });
// @ts-expect-error a saver that is not there
driver.execute(["report.save.csv"], { overrides: { report: "a" } });
// @ts-expect-error metadata are an object
driver.execute(["reportFile"], { overrides: { reportFile: "a" } });

// A lazy parameter is needed as any other; one that may be left out is not.
const { quoted } = await driver.execute(["quoted"], { inputs: { listed: null, estimate: 3 } });
same<typeof quoted, number>();
same<Inputs<Files, "quoted">, { listed: number | null; estimate: number; fresh?: boolean | undefined }>();
driver.execute(["quoted"], { inputs: { listed: 1, estimate: 3, fresh: true } });
// @ts-expect-error the lazy input is missing
driver.execute(["quoted"], { inputs: { listed: 1 } });
// @ts-expect-error the value itself, not what gets it
driver.execute(["quoted"], { inputs: { listed: 1, estimate: async () => 3 } });
// @ts-expect-error the lazy input that may be left out, of another type
driver.execute(["quoted"], { inputs: { listed: 1, estimate: 3, fresh: "yes" } });

// Secrets are plain values to those that use them.
const { headers, answered } = await driver.execute(["headers", "answered"], { inputs: { apiKey: "k" } });
same<typeof headers, Secret<{ authorization: string }>>();
const sent: { authorization: string } = headers;
same<typeof answered, number>();
driver.execute(["answered"], { overrides: { headers: sent } });
// @ts-expect-error a secret is a text here
driver.execute(["headers"], { inputs: { apiKey: 1 } });
// @ts-expect-error headers of something else
driver.execute(["answered"], { overrides: { headers: { authorisation: "k" } } });

// What a resolver may make, and the config that it reads.
const ends = await driver.execute(["first", "last", "parts"], { inputs: { folder: "a" } });
same<typeof ends, { first: number; last: number; parts: { first: number; last: number } }>();
same<Inputs<Files, "first">, { folder: string }>();
driver.execute(["first"], { overrides: { parts: { first: 1, last: 2 } } });
// @ts-expect-error the resolver needs its key
new Driver({ modules: [files] });
// @ts-expect-error the resolver needs its key in any config
new Driver({ modules: [files], config: {} });
// @ts-expect-error no such part
new Driver({ modules: [files], config: { parts: ["middle"] } });
// @ts-expect-error a name that the resolver does not list
driver.execute(["middle"], { inputs: { folder: "a" } });
// @ts-expect-error what a resolver may make needs what its function needs
driver.execute(["first"]);

// Saving by savers of a request.
const written = await driver.materialize(
  { report: to.text("a.txt"), rows: [to.csv("a.csv"), to.json("a.json")], "joined.load.table": to.jsonl("a.jsonl") },
  { inputs: { folder: "a", home: "b" } },
);
same<typeof written, { report: Metadata; rows: [Metadata, Metadata]; "joined.load.table": Metadata }>();
driver.materialize({ report: to.text("a.txt") }, { inputs: { folder: "a" }, overrides: { joined: [] } });
// @ts-expect-error an input of what is saved is missing
driver.materialize({ report: to.text("a.txt") }, { inputs: { folder: "a" } });
// @ts-expect-error rows are no text
driver.materialize({ rows: to.text("a.txt") }, { inputs: { folder: "a" } });
// @ts-expect-error one of the savers takes no rows
driver.materialize({ rows: [to.csv("a.csv"), to.text("a.txt")] }, { inputs: { folder: "a" } });
// @ts-expect-error no such output
driver.materialize({ rowz: to.json("a.json") }, { inputs: { folder: "a" } });
