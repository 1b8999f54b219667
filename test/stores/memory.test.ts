import { memory } from "../../src/cache.ts";
import { testLeases, testStore, testVerify, type StorePlace } from "./contract.ts";

const make = (): StorePlace => {
  const store = memory();
  return { open: () => store };
};

testStore("memory", make);
testLeases("memory", make);
testVerify("memory", make);
