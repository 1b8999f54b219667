import { ts } from "ts-morph";

/** What a statement is read by: variables one by one, anything else as a whole. */
export function partsOf(statement: ts.Statement): readonly ts.Node[] {
  return ts.isVariableStatement(statement) ? statement.declarationList.declarations : [statement];
}
