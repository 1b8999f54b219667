import { ts } from "ts-morph";
import type { ValueType } from "../../value-type.ts";
import { hasModifier } from "../file-table.ts";
import { makeObject, type Members } from "./members.ts";
import type { TypeScope } from "./type-scope.ts";

type Elements = readonly (ts.TypeElement | ts.ClassElement)[];

/** An object type that is spelled out. One that can be called is a function. */
export function describeObject(elements: Elements, scope: TypeScope): ValueType {
  const object = makeObject(readMembers(elements, scope));
  return isCallable(elements) ? ["and", "function", object] : object;
}

/** Whether it can be called, or made an object with. */
export function isCallable(elements: Elements): boolean {
  return elements.some((each) => ts.isCallSignatureDeclaration(each) || ts.isConstructSignatureDeclaration(each));
}

/** The properties that an object type, an interface or a class spells out. */
export function readMembers(elements: Elements, scope: TypeScope): Members {
  const members: (readonly [string, ValueType])[] = [];
  let index: ValueType | undefined;
  for (const element of elements) {
    if (ts.isIndexSignatureDeclaration(element)) {
      // What stands under numbers alone says nothing of other keys.
      if (element.parameters[0]?.type?.kind === ts.SyntaxKind.StringKeyword)
        index = scope.describe(element.type, scope);
    } else if (ts.isConstructorDeclaration(element)) {
      for (const parameter of element.parameters)
        if (ts.isParameterPropertyDeclaration(parameter, element) && isPublic(parameter))
          add(parameter.name, parameter);
    } else if (element.name !== undefined && isPublic(element)) add(element.name, element);
  }
  return { members: Object.fromEntries(members), index };

  function add(name: ts.PropertyName | ts.BindingName, element: ts.Node): void {
    if (!ts.isIdentifier(name) && !ts.isStringLiteralLike(name) && !ts.isNumericLiteral(name)) return;
    // A name that ends like the mark of what may be missing would be taken for it.
    if (name.text.endsWith("?")) return;
    const { questionToken } = element as ts.PropertySignature;
    members.push([questionToken === undefined ? name.text : `${name.text}?`, typeOf(element, scope)]);
  }
}

function typeOf(element: ts.Node, scope: TypeScope): ValueType {
  if (ts.isMethodSignature(element) || ts.isMethodDeclaration(element)) return "function";
  // What may only be set is read as nothing.
  if (ts.isSetAccessorDeclaration(element)) return "?";
  return scope.describe((element as ts.PropertySignature).type, scope);
}

function isPublic(element: ts.Node): boolean {
  const { StaticKeyword, PrivateKeyword, ProtectedKeyword } = ts.SyntaxKind;
  return ![StaticKeyword, PrivateKeyword, ProtectedKeyword].some((kind) => hasModifier(element, kind));
}
