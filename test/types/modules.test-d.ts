import { Driver, type DriverOf, type Inputs, type Module, type OutputName, type Outputs } from "eponym";
import { loadModule } from "eponym/source";
import diamond from "./modules/diamond.dag.ts";
import flatTax from "./modules/flat-tax.dag.ts";
import matrix from "./modules/matrix.dag.ts";
import misfit from "./modules/misfit.dag.ts";
import orders from "./modules/orders.dag.ts";
import prices from "./modules/prices.dag.ts";
import rebated from "./modules/rebated.dag.ts";
import survey from "./modules/survey.dag.ts";
import taxes from "./modules/taxes.dag.ts";
import wholesale from "./modules/wholesale.dag.ts";
import { same } from "./same.ts";

// Three modules that take from each other, there and back: inputs are what none of them has.
const shop = new Driver({ modules: [prices, taxes, orders] });
const given = { listPrice: 100, discount: 0.1, rate: 0.2, currency: "EUR", quantity: 3 };
const { order, invoice } = await shop.execute(["order", "invoice"], { inputs: given });
same<typeof order, { text: string; sum: number }>();
same<typeof invoice, string>();
shop.execute(["gross"], { inputs: { listPrice: 100, discount: 0.1, rate: 0.2 } });
shop.execute(["invoice"], { inputs: { ...given, footer: "Thanks" } });
shop.execute(["order"], { inputs: { currency: "EUR", quantity: 3 }, overrides: { gross: 120 } });
// @ts-expect-error an input two modules away is missing
shop.execute(["invoice"], { inputs: { listPrice: 100, rate: 0.2, currency: "EUR", quantity: 3 } });
// @ts-expect-error a node of another module is no input
shop.execute(["gross"], { inputs: { net: 90, rate: 0.2 } });
// @ts-expect-error the override lifts `rate`, and `currency` is still needed
shop.execute(["order"], { inputs: { quantity: 3 }, overrides: { gross: 120 } });
// Alone, the module takes those nodes as inputs.
new Driver({ modules: [taxes] }).execute(["gross"], { inputs: { net: 90, rate: 0.2 } });

// @ts-expect-error an edge between modules whose producer does not fit
new Driver({ modules: [misfit, taxes] });
// @ts-expect-error two modules make one node
new Driver({ modules: [prices, taxes, flatTax] });
// @ts-expect-error two modules make one node, and it is said that this is an error
new Driver({ modules: [prices, taxes, flatTax], onDuplicate: "error" });

// The later one wins, in its type and its inputs.
const flat = new Driver({ modules: [prices, taxes, flatTax], onDuplicate: "later" });
const { gross, shown } = await flat.execute(["gross", "shown"], {
  inputs: { listPrice: 100, discount: 0.1, flatTax: 9n, currency: "EUR" },
});
same<typeof gross, 25>();
same<typeof shown, string>();
// @ts-expect-error an input of the function that is replaced
flat.execute(["gross"], { inputs: { listPrice: 100, discount: 0.1, flatTax: 9n, rate: 0.2 } });
const steep = new Driver({ modules: [prices, flatTax, taxes], onDuplicate: "later" });
const { gross: steepGross } = await steep.execute(["gross"], { inputs: { listPrice: 100, discount: 0.1, rate: 0.2 } });
same<typeof steepGross, number>();

// What consumers in the replaced node's own module need follows the replacement.
const bulk = new Driver({ modules: [rebated, wholesale], onDuplicate: "later" });
const { retail } = await bulk.execute(["retail"], { inputs: { pallets: 2, perPallet: 10, factor: 1.5 } });
same<typeof retail, number>();
// @ts-expect-error the inputs of the function that is replaced
bulk.execute(["retail"], { inputs: { cost: 20, factor: 1.5 } });
// @ts-expect-error the inputs of the replacement are missing
bulk.execute(["retail"], { inputs: { factor: 1.5 } });
// @ts-expect-error no such way
new Driver({ modules: [prices], onDuplicate: "earlier" });

// A module that is loaded as it runs: every output, typed unknown, and any inputs.
const loaded = await loadModule("./prices.ts");
same<typeof loaded, Module>();
const open = new Driver({ modules: [loaded] });
const opened = await open.execute(["anything"], { inputs: { whatever: 1 } });
same<typeof opened.anything, unknown>();
open.execute(["anything"], { overrides: { something: 1, other: "2" } });
open.run(["anything"], { inputs: { whatever: 1 }, overrides: { something: null } });
// @ts-expect-error a result that was not asked for
opened.other;

// Beside typed modules it leaves their outputs typed.
const mixed = new Driver({ modules: [loaded, taxes] });
const both = await mixed.execute(["gross", "anything"], { inputs: { net: 1, rate: 0.2, more: true } });
same<typeof both.gross, number>();
same<typeof both.anything, unknown>();
mixed.execute(["gross"], { inputs: { rate: 0.2 }, overrides: { net: 1, anything: "2" } });
// @ts-expect-error an override of the typed module
mixed.execute(["gross"], { overrides: { gross: "2" } });

// Names for signatures.
type Shop = DriverOf<[typeof prices, typeof taxes, typeof orders]>;
const named: Shop = shop;
same<typeof named, typeof shop>();
same<OutputName<Shop>, "net" | "shown" | "gross" | "order" | "invoice">();
same<Outputs<Shop, "gross" | "order">, { gross: number; order: { text: string; sum: number } }>();
same<Inputs<Shop, "gross">, { listPrice: number; discount: number; rate: number }>();
// What an override lifts may still be given.
type Lifted = {
  currency: string;
  quantity: number;
  listPrice?: number | undefined;
  discount?: number | undefined;
  rate?: number | undefined;
};
same<Inputs<Shop, "order", "gross">, Lifted>();
same<undefined extends Inputs<Shop, "invoice">["footer"] ? true : false, true>();
type Online = DriverOf<[typeof survey], { mode: "online" }>;
same<Inputs<Online, "meanAge">, { clientId: number }>();
same<Outputs<Online, "label">, { label: number }>();
async function readOrder(driver: Shop, inputs: Inputs<Shop, "order">): Promise<Outputs<Shop, "order">> {
  return driver.execute(["order"], { inputs });
}
readOrder(shop, given);
// @ts-expect-error a name that the driver does not compute
// oxlint-disable-next-line typescript/no-generated-empty-object-type -- the mistake has no type
export type Unknown = Outputs<Shop, "orders">;
// @ts-expect-error a driver of other modules
readOrder(new Driver({ modules: [diamond] }), given);

// A user's own table type, through an augmentation.
const grid = await new Driver({ modules: [matrix] }).execute(["height", "area"]);
same<typeof grid.height, Float64Array>();
same<typeof grid.area, number>();
