import { checkTypes } from "../../../src/adapters.ts";
import { readCases } from "../../driver/read-case.ts";
import { testCases } from "../../driver/test-cases.ts";

// What runs without checks of its types runs with them, and fails as it did.
testCases([...(await readCases("dataflows")), ...(await readCases("hamilton"))], [checkTypes()]);
