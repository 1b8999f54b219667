/** What stands first in each value that is written. Numbers are kept for good: stores hold them. */
export const tag = {
  undefined: 1,
  null: 2,
  false: 3,
  true: 4,
  integer: 5,
  float: 6,
  bigint: 7,
  text: 8,
  array: 9,
  /** With holes, or properties besides its items. */
  oddArray: 10,
  object: 11,
  nullObject: 12,
  map: 13,
  set: 14,
  date: 15,
  regExp: 16,
  boxed: 17,
  error: 18,
  buffer: 19,
  view: 20,
  /** By its place in the table of values that have codecs. */
  coded: 21,
  /** By its place among the objects so far. */
  known: 22,
  /** The bytes of a view of a part of a buffer. */
  part: 23,

  // From here on in versions only.
  /** A value by its hash. */
  folded: 35,
  /** The first parts of a value by their hash. */
  foldedStart: 37,
  /** A value by what its codec wrote. */
  written: 38,
  /** By its place in the cycle that it is part of. */
  inCycle: 39,
  /** By its place in a large cycle that stands elsewhere. */
  ofCycle: 40,
} as const;
