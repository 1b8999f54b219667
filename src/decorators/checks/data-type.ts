import { type CheckOutcome, type NamedCheck, outcome, unsuitable } from "./check.ts";

/** The element type has this name (`Float64`, `number`); for a table, each named column's. */
export const dataType: NamedCheck = {
  name: "dataType",
  check(view, expected: string | Readonly<Record<string, string>>): CheckOutcome {
    if (typeof expected === "string") {
      return view.kind === "table"
        ? unsuitable(view, "single values and columns, or takes a type for each column")
        : outcome(view.dataType === expected, `The type is ${view.dataType}; it should be ${expected}.`, {
            dataType: view.dataType,
          });
    }
    if (view.kind !== "table") return unsuitable(view, "tables");
    const wrong = Object.entries(expected).filter(([name, type]) => view.columns.get(name)?.dataType !== type);
    const told = wrong.map(
      ([name, type]) => `${name} is ${view.columns.get(name)?.dataType ?? "missing"} and should be ${type}`,
    );
    return outcome(wrong.length === 0, wrong.length === 0 ? "All columns have their types." : `${told.join("; ")}.`, {
      wrong: wrong.map(([name]) => name),
    });
  },
};
