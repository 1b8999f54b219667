import type { Module } from "../module.ts";
import type { At, Names } from "../types/functions.ts";
import type { ModuleShape, ShapeOf } from "../types/shape.ts";

/** Modules of which later ones win: what they have replaces what earlier ones have. */
export type LaterWins<
  Modules extends readonly Module[],
  Done extends ModuleShape | undefined = undefined,
> = Modules extends readonly [infer First, ...infer Rest extends readonly Module[]]
  ? LaterWins<Rest, Done extends ModuleShape ? Replace<Done, ShapeOf<First>> : ShapeOf<First>>
  : Done;
interface Replace<Earlier extends ModuleShape, Later extends ModuleShape> {
  readonly values: Over<Earlier, Later, "values">;
  readonly edges: Over<Earlier, Later, "edges">;
  readonly optional: Over<Earlier, Later, "optional">;
  readonly needs: Over<Earlier, Later, "needs", Takes<Earlier, Later, "needs", "edges">>;
  readonly uses: Over<Earlier, Later, "uses", Takes<Earlier, Later, "uses", "optional">>;
  readonly variants: Omit<StepByStep<Earlier, Later>, `?${Names<Later["values"]>}`> & Later["variants"];
  readonly fans: Omit<FansStepByStep<Earlier, Later>, keyof Later["values"]> & Later["fans"];
  readonly inputs: Earlier["inputs"] & Later["inputs"];
  readonly config: Earlier["config"] & Later["config"];
}
type Over<
  Earlier extends ModuleShape,
  Later extends ModuleShape,
  Key extends keyof ModuleShape,
  Kept extends keyof ModuleShape = Key,
> = Omit<Earlier[Kept], keyof Later["values"]> & Later[Key];

/** What nodes reach through a module holds while all of its nodes are its own, else only what they take themselves. */
type Takes<Earlier extends ModuleShape, Later extends ModuleShape, Reached, Own> =
  IsOwn<Earlier, Later> extends true ? Reached : Own;
type IsOwn<Earlier extends ModuleShape, Later extends ModuleShape> = [
  keyof Earlier["values"] & keyof Later["values"],
] extends [never]
  ? true
  : false;
type StepByStep<Earlier extends ModuleShape, Later extends ModuleShape> =
  IsOwn<Earlier, Later> extends true
    ? Earlier["variants"]
    : { [Key in keyof Earlier["variants"]]: TakesItself<Earlier["variants"][Key]> };
type TakesItself<Variant> = Variant extends { edges: infer Edges; optional: infer Optional }
  ? Omit<Variant, "needs" | "uses" | "fan"> & { needs: Edges; uses: Optional } & FanItself<Variant>
  : never;
type FanItself<Variant> = Variant extends { fan: { step: infer Step } } ? { fan: FanStep<Step> } : unknown;
type FansStepByStep<Earlier extends ModuleShape, Later extends ModuleShape> =
  IsOwn<Earlier, Later> extends true
    ? Earlier["fans"]
    : {
        [Name in keyof Earlier["fans"] as "step" extends keyof Earlier["fans"][Name] ? Name : never]: FanStep<
          At<Earlier["fans"][Name], "step">
        >;
      };
/** What a node adds to what it takes, which a still later module may have to be held against. */
type FanStep<Step> = Step & { step: Step };
