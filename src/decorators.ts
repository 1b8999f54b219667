export {
  bindingEdges,
  readBinding,
  readCall,
  readExpression,
  readNames,
  readRecord,
  readTarget,
} from "./decorators/arguments.ts";
export { defineDecorator, definedDecorators } from "./decorators/define-decorator.ts";
export { deriveNode } from "./decorators/derive-node.ts";
export type { DecoratorKind, Linked, LinkTarget, ModuleSite, Mutation, Phase, Site } from "./decorators/kind.ts";
export { putInFront } from "./decorators/put-in-front.ts";
export { givesOf, takesOf } from "./decorators/type-text.ts";
export type {
  Argument,
  BindingArgument,
  CallArgument,
  Code,
  Condition,
  Decoration,
  Edge,
  ExpressionArgument,
  Node,
  NodeContext,
} from "./node.ts";
