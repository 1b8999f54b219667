/** Any function, whatever it takes. */
export type AnyFunction = (...args: never[]) => unknown;

/** What a function gives once it is awaited. */
export type Result<F> = F extends (...args: never[]) => infer Given ? Awaited<Given> : never;

/** What a function takes in one place. */
export type Takes<F extends (...args: never[]) => unknown, Place extends number> = Parameters<F>[Place];

/** The keys of a type that are strings. */
export type Names<T> = Extract<keyof T, string>;

/** The intersection of a union's members. */
export type Merge<Union> = (Union extends unknown ? (member: Union) => void : never) extends (member: infer All) => void
  ? All
  : never;

/** The value of `T` under one of the keys; `infer` keeps this cheap where indexing is not. */
export type At<T, Key> = Key extends PropertyKey
  ? T extends { readonly [Name in Key]: infer Value }
    ? Value
    : never
  : never;

/** A type shown by its members. */
export type Flat<T> = { [Key in keyof T]: T[Key] } & {};

/** `true` for `any` alone. */
export type IsAny<T> = 0 extends 1 & T ? true : false;
