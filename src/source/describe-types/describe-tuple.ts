import { ts } from "ts-morph";
import { joinTypes, type ValueType } from "../../value-type.ts";
import { lookUp, type TypeScope } from "./type-scope.ts";

interface Element {
  readonly type: ValueType;
  readonly kind: "required" | "optional" | "rest";
}

/** A tuple: elements that are there, elements that may be, and any number in between. */
export function describeTuple({ elements }: ts.TupleTypeNode, scope: TypeScope): ValueType {
  return makeTuple(elements.flatMap((element) => readElement(element, scope)));
}

/** A tuple of elements in their order. */
function makeTuple(elements: readonly Element[]): ValueType {
  const firstRest = elements.findIndex(({ kind }) => kind === "rest");
  const lastRest = elements.findLastIndex(({ kind }) => kind === "rest");
  const first = (firstRest < 0 ? elements : elements.slice(0, firstRest)).map(typeOf);
  const least = elements.filter(({ kind }) => kind === "required").length;
  if (firstRest < 0) return ["tuple", first, least];
  const rest = joinTypes(elements.slice(firstRest, lastRest + 1).map(typeOf));
  const last = elements.slice(lastRest + 1).map(typeOf);
  return last.length === 0 ? ["tuple", first, least, rest] : ["tuple", first, least, rest, last];
}

function readElement(element: ts.TypeNode, scope: TypeScope): readonly Element[] {
  if (ts.isNamedTupleMember(element)) {
    const { type, questionToken, dotDotDotToken } = element;
    if (dotDotDotToken !== undefined) return spread(scope.describe(type, scope), scope);
    return [{ type: scope.describe(type, scope), kind: questionToken === undefined ? "required" : "optional" }];
  }
  if (ts.isRestTypeNode(element)) return spread(scope.describe(element.type, scope), scope);
  if (ts.isOptionalTypeNode(element)) return [{ type: scope.describe(element.type, scope), kind: "optional" }];
  return [{ type: scope.describe(element, scope), kind: "required" }];
}

function spread(type: ValueType, { describing }: TypeScope): readonly Element[] {
  const list = lookUp(type, describing);
  if (typeof list === "object" && list[0] === "array") return [{ type: list[1], kind: "rest" }];
  if (typeof list !== "object" || list[0] !== "tuple") return [{ type: "?", kind: "rest" }];
  const [, first, least, rest, last = []] = list;
  return [
    ...first.map((each, place): Element => ({
      type: each,
      kind: place < least - last.length ? "required" : "optional",
    })),
    ...(rest === undefined ? [] : [{ type: rest, kind: "rest" } as const]),
    ...last.map((each): Element => ({ type: each, kind: "required" })),
  ];
}

const typeOf = ({ type }: Element): ValueType => type;
