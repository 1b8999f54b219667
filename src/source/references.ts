/** What a piece of code refers to outside itself. */
export type Reference =
  /** A value by its name in the file; `member` is what is asked of it. */
  | { readonly kind: "name"; readonly name: string; readonly member: string | undefined }
  /** A module that is imported when the code runs. */
  | { readonly kind: "import"; readonly module: string };
