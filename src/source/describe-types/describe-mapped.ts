import { ts } from "ts-morph";
import type { ValueType } from "../../value-type.ts";
import { literalsOf, membersOf, type Members } from "./members.ts";
import type { TypeScope } from "./type-scope.ts";

/** `{ [Key in "a" | "b"]: … }`, and the same over the keys of an object type or over all texts. */
export function describeMapped(node: ts.MappedTypeNode, scope: TypeScope): ValueType {
  const { typeParameter, nameType, questionToken, type } = node;
  const { constraint } = typeParameter;
  if (nameType !== undefined || constraint === undefined) return "?";
  const valueUnder = (key: ValueType): ValueType =>
    scope.describe(type, { ...scope, bound: new Map(scope.bound).set(typeParameter.name.text, key) });
  const keys = scope.describe(constraint, scope);
  if (keys === "string") return ["object", {}, valueUnder("string")];
  const names = literalsOf(keys, scope.describing);
  if (names === undefined) return "?";
  const whole = readWhole(constraint, scope);
  const isOptional = (name: string): boolean => {
    if (questionToken === undefined) return whole !== undefined && Object.hasOwn(whole.members, `${name}?`);
    return questionToken.kind !== ts.SyntaxKind.MinusToken;
  };
  const members = names.map((each): readonly [string, ValueType] => {
    const name = String(each);
    return [isOptional(name) ? `${name}?` : name, valueUnder(["=", each])];
  });
  return ["object", Object.fromEntries(members)];
}

/** The type over whose keys it goes. */
function readWhole(constraint: ts.TypeNode, scope: TypeScope): Members | undefined {
  return ts.isTypeOperatorNode(constraint) && constraint.operator === ts.SyntaxKind.KeyOfKeyword
    ? membersOf(scope.describe(constraint.type, scope), scope.describing)
    : undefined;
}
