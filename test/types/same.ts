/* oxlint-disable typescript/no-unnecessary-type-parameters -- only types that depend on a parameter are compared whole */
type Same<One, Other> = (<T>() => T extends One ? 1 : 2) extends <T>() => T extends Other ? 1 : 2 ? true : false;

/** Compiles where two types are the same, `any` told apart from all others. */
export declare function same<One, Other>(
  ...proof: Same<One, Other> extends true ? [] : [{ one: One; other: Other }]
): void;
